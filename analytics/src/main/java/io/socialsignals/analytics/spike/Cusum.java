package io.socialsignals.analytics.spike;

/**
 * Two-sided cumulative sum (Page 1954): adds up what exceeds the slack, so that a shift too small for any single value
 * is found when it lasts.
 *
 * @param up sum of what lay above, in standard deviations
 * @param down sum of what lay below, positive
 */
public record Cusum(double up, double down) {
    /** Half the shift, in standard deviations, that is worth finding. */
    public static final double SLACK = 0.5;
    /** Sum at which the shift counts as found. */
    public static final double LIMIT = 5;
    /** One value, however extreme, is a spike and no slow shift: it may add no more than this. */
    private static final double CLIP = 2.5;

    public static final Cusum START = new Cusum(0, 0);

    /** @param z the next value, in standard deviations from the reference */
    public Cusum add(double z) {
        double clipped = Math.max(-CLIP, Math.min(CLIP, z));
        return new Cusum(Math.max(0, up + clipped - SLACK), Math.max(0, down - clipped - SLACK));
    }

    /** 1 for a shift upwards, -1 for one downwards, 0 for none. */
    public int shift() {
        if (up > LIMIT) {
            return 1;
        }
        return down > LIMIT ? -1 : 0;
    }
}
