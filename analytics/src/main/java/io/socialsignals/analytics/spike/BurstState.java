package io.socialsignals.analytics.spike;

import java.util.Arrays;

/** What {@link BurstDetector} remembers of one series: the last hour, today's peaks and those of fourteen days. */
public class BurstState {
    static final int DAYS = 14;
    static final int SCALES = 3;

    public long lastBucket = Long.MIN_VALUE;
    public long lastAlert = Long.MIN_VALUE;
    public int completedDays;
    /** Counts of the last twelve buckets, by bucket modulo 12. */
    public double[] counts = new double[12];
    /** Highest log count of the running day, one per scale. */
    public double[] todayPeak = new double[SCALES];
    /** The same of past days: scale times 14 plus day modulo 14. */
    public float[] dayPeaks = filled();

    private static float[] filled() {
        float[] values = new float[SCALES * DAYS];
        Arrays.fill(values, Float.NaN);
        return values;
    }
}
