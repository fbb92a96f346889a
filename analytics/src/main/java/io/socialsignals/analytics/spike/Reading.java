package io.socialsignals.analytics.spike;

/**
 * What a detector says about one bucket of one series.
 *
 * @param bucket the bucket's index since the epoch, in buckets
 * @param seen the value that came in
 * @param expected the value that the past led one to expect; NaN while learning
 * @param low lower end of the range that would have been unremarkable (two robust standard deviations)
 * @param high upper end of that range
 * @param score robust standard deviations between seen and expected, signed; 0 while learning
 * @param state what the bucket is
 * @param learningUntil first bucket that can be judged
 */
public record Reading(
        long bucket,
        double seen,
        double expected,
        double low,
        double high,
        double score,
        State state,
        long learningUntil) {

    /** What a bucket is. */
    public enum State {
        /** Not enough history yet. */
        LEARNING,
        /** Within what the past led one to expect. */
        NORMAL,
        /** Far above or, by the sign of the score, below it. */
        ABNORMAL,
        /** Abnormal for so long that the baseline has been moved to the new level with this bucket. */
        NEW_LEVEL
    }

    public boolean abnormal() {
        return state == State.ABNORMAL || state == State.NEW_LEVEL;
    }

    /**
     * Whole robust standard deviations, 1 to 10 in an abnormal bucket and 0 in any other. 4 is something that chance
     * gives less than once in a year of hours; 10 and above are one.
     */
    public int severity() {
        return abnormal() ? (int) Math.max(1, Math.min(10, Math.floor(Math.abs(score)))) : 0;
    }

    /** The same, told of another bucket, such as the hour that holds it. */
    Reading at(long otherBucket) {
        return new Reading(otherBucket, seen, expected, low, high, score, state, learningUntil);
    }

    /** The same in another unit. */
    public Reading scaled(double factor) {
        return new Reading(
                bucket, seen * factor, expected * factor, low * factor, high * factor, score, state, learningUntil);
    }

    static Reading learning(long bucket, double seen, long until) {
        return new Reading(bucket, seen, Double.NaN, Double.NaN, Double.NaN, 0, State.LEARNING, until);
    }
}
