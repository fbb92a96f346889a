package io.socialsignals.analytics.trend;

/** Where in its life a trend stands. */
public enum TrendPhase {
    /** No trend: as much talk as usual. */
    QUIET,
    /** Rising. */
    EMERGING,
    /** Near its highest level, no longer rising. */
    PEAKING,
    /** Clearly below its highest level. */
    DECLINING,
    /** Back to about what is usual; told once, then it is quiet. */
    OVER
}
