package io.socialsignals.analytics.spike;

import java.util.Arrays;

/**
 * What {@link CountDetector} remembers of one hourly series: four weeks of log counts and of their residuals, one week
 * of what the scale is taken from. Plain arrays (7.8 KB) so that it can lie in any state store; NaN is "left out".
 */
public class CountState {
    static final int WEEK = 168;
    static final int RING = 4 * WEEK;
    static final int RECENT = 24;

    public long firstHour = Long.MIN_VALUE;
    public long lastHour = Long.MIN_VALUE;
    /** log1p of the counts, by hour modulo four weeks. */
    public float[] logs = filled(RING);
    /** Residual against the hour-of-day baseline, by hour modulo four weeks. */
    public float[] dayResiduals = filled(RING);
    /** Residual against the whole baseline and its Poisson variance, by hour modulo one week. */
    public float[] residuals = filled(WEEK);

    public float[] poisson = filled(WEEK);
    /** Standardised three-hour sums, by hour modulo one week. */
    public float[] triples = filled(WEEK);
    /** Residual and variance of the last hours, flagged ones too, by hour modulo 24. */
    public float[] recent = filled(RECENT);

    public float[] recentVariance = filled(RECENT);
    public float[] recentExpected = filled(RECENT);
    public float[] recentSeen = filled(RECENT);
    /** Variance of the residuals beyond Poisson. */
    public double overdispersion = 0.05;

    public double tripleScale = 1;
    /** How many independent values the week of residuals is worth. */
    public double effectiveSize = 24;

    public double lastScore;
    /** Hours in a row that were abnormal, and their sign. */
    public int run;

    private static float[] filled(int n) {
        float[] values = new float[n];
        Arrays.fill(values, Float.NaN);
        return values;
    }
}
