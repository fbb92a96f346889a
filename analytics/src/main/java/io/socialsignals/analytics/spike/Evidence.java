package io.socialsignals.analytics.spike;

/**
 * One series' reading in one hour.
 *
 * @param series what was measured, such as {@code posts} or {@code negative_share}
 * @param reading what the detector said
 * @param yardstick what the series was held against
 */
public record Evidence(String series, Reading reading, Yardstick yardstick) {

    /** What a value is held against. */
    public enum Yardstick {
        /** The same hour of past days, or the pooled value of past days. */
        HOURS,
        /** The highest five minutes of past days. */
        DAILY_PEAK,
        /** The days of past weeks. */
        DAYS
    }

    public Evidence(String series, Reading reading) {
        this(series, reading, Yardstick.HOURS);
    }
}
