package io.socialsignals.analytics.spike;

import java.util.Arrays;

/** What {@link MeanDetector} remembers of one series of means or shares: 14 daily sums, a day of hourly ones, scales. */
public class MeanState {
    static final int DAYS = 14;
    static final int HOURS = 24;
    static final int WEEK = 168;

    public long firstHour = Long.MIN_VALUE;
    public long lastHour = Long.MIN_VALUE;
    /** Completed days, by day modulo 14. */
    public double[] dayCount = new double[DAYS];

    public double[] daySum = new double[DAYS];
    public double[] daySquares = new double[DAYS];
    /** The last hours, by hour modulo 24. */
    public double[] hourCount = new double[HOURS];

    public double[] hourSum = new double[HOURS];
    public double[] hourSquares = new double[HOURS];
    /** How far the means of hours and of six-hour windows lay from what was expected, by hour modulo one week. */
    public float[] ones = filled();

    public float[] sixes = filled();
    /** Their variance by chance alone. */
    public float[] oneNoise = filled();

    public float[] sixNoise = filled();
    /** Variance of the means beyond chance: opinions come in waves. */
    public double oneBeyond;

    public double sixBeyond;
    /** How many independent values the week of means is worth. */
    public double effectiveSize = 24;

    public int run;

    private static float[] filled() {
        float[] values = new float[WEEK];
        Arrays.fill(values, Float.NaN);
        return values;
    }
}
