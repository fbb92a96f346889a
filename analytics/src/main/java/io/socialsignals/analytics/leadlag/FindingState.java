package io.socialsignals.analytics.leadlag;

/** Where a finding stands in its life. Only {@link #CONFIRMED} and {@link #FADING} findings are shown as announced. */
public enum FindingState {
    /** Nothing that is worth watching. */
    NONE,
    /** Strong evidence at a stable lag, not yet long enough. */
    CANDIDATE,
    /** Announced. */
    CONFIRMED,
    /** Announced, and the evidence has been weak for a while. */
    FADING,
    /** Was announced, holds no longer. A new candidate may follow. */
    WITHDRAWN;

    /** Whether users are being told about it. */
    public boolean announced() {
        return this == CONFIRMED || this == FADING;
    }
}
