package io.socialsignals.analytics.engagement;

/**
 * How long after a post its engagement came fastest, from cumulative snapshots: what came between two of them is spread
 * evenly over the time between. Stretches are added in order of time; of equal ones the first counts.
 */
public class EngagementVelocity {
    private static final double MILLIS_PER_HOUR = 3_600_000;
    /** Shorter stretches say little: one like in a second is no rate of 3,600 an hour. */
    private static final double LEAST_HOURS = 0.25;

    public double fastest;
    /** Hours from the post to the end of its fastest stretch; NaN without any engagement. */
    public double peakHours = Double.NaN;

    /**
     * @param created when the post was created, epoch milliseconds, as the other times
     * @param gained likes, comments and shares gained in the stretch
     */
    public void add(long created, long from, long to, long gained) {
        double rate = gained / Math.max(LEAST_HOURS, (to - from) / MILLIS_PER_HOUR);
        if (gained > 0 && rate > fastest) {
            fastest = rate;
            peakHours = Math.max(0, to - created) / MILLIS_PER_HOUR;
        }
    }

    public EngagementVelocity copy() {
        EngagementVelocity copy = new EngagementVelocity();
        copy.fastest = fastest;
        copy.peakHours = peakHours;
        return copy;
    }
}
