package io.socialsignals.analytics.trend;

/** What {@link TrendScore} and {@link LifeCycle} remember of one tag or term (2 KB): its hours, and its trend if any. */
public class TagState {
    static final int RING = 14 * 24;
    static final int WEEK = 168;

    public long firstHour = Long.MIN_VALUE;
    public long lastHour = Long.MIN_VALUE;
    /** Distinct authors, by hour modulo fourteen days. */
    public float[] authors = new float[RING];
    /** Uses, by hour modulo one week. */
    public float[] uses = new float[WEEK];

    public TrendPhase phase = TrendPhase.QUIET;
    public long start;
    public long peak;
    public double peakLevel;
    /** What the tag had per hour, on average over the day, before the trend began. */
    public double usual;
    /** Hours in a row that spoke for the next phase. */
    public int doubts;

    double authorsAt(long hour) {
        boolean known = hour >= firstHour && hour <= lastHour && hour > lastHour - RING;
        return known ? authors[Math.floorMod(hour, RING)] : 0;
    }

    /** Mean of three hours up to the given one. */
    double level(long hour) {
        return (authorsAt(hour - 2) + authorsAt(hour - 1) + authorsAt(hour)) / 3;
    }
}
