package io.socialsignals.analytics.engagement;

/**
 * One post's engagements by hour of its first two days, from cumulative snapshots. What came between two snapshots is
 * spread evenly over the time between them. A counter that falls (a like taken back) adds nothing.
 */
public class PostCurve {
    public static final int HOURS = 48;
    /** Engagements a post needs before it can be called viral. */
    public static final double VIRAL_FLOOR = 50;
    /** How many times what is usual at its age a post must have to be called viral. */
    public static final double VIRAL_TIMES = 5;

    public float[] byHour = new float[HOURS];
    public double lastAgeHours;
    public double lastTotal;
    /** Hour of its age in which the post was first seen to go viral; -1 if it was not. */
    public int viralAtHour = -1;

    /**
     * @param ageHours age of the post at the snapshot, hours; a snapshot older than the last one is ignored
     * @param total engagements so far
     * @param usualAtAge what the author's posts usually have at that age; NaN if unknown
     * @return whether the post went viral with this snapshot
     */
    public boolean feed(double ageHours, double total, double usualAtAge) {
        if (ageHours <= lastAgeHours) {
            return false;
        }
        double gained = Math.max(0, total - lastTotal);
        double span = ageHours - lastAgeHours;
        for (int hour = (int) lastAgeHours; hour < Math.min(HOURS, ageHours); hour++) {
            double overlap = Math.min(ageHours, hour + 1) - Math.max(lastAgeHours, hour);
            byHour[hour] += (float) (gained * overlap / span);
        }
        lastAgeHours = ageHours;
        lastTotal = Math.max(total, lastTotal);
        if (viralAtHour < 0 && total >= VIRAL_FLOOR && total >= VIRAL_TIMES * usualAtAge) {
            viralAtHour = (int) ageHours;
            return true;
        }
        return false;
    }

    /** Engagement velocity: hours from the post to the end of its strongest hour; NaN without any engagement. */
    public double hoursToPeak() {
        int best = -1;
        for (int hour = 0; hour < HOURS; hour++) {
            if (byHour[hour] > 0 && (best < 0 || byHour[hour] > byHour[best])) {
                best = hour;
            }
        }
        return best < 0 ? Double.NaN : best + 1;
    }
}
