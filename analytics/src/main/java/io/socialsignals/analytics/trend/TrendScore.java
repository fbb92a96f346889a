package io.socialsignals.analytics.trend;

/**
 * How far a tag's present hour lies above the same hour of past days: {@code (x - mean) / sqrt(mean + variance + 1)} over
 * up to fourteen days, x being distinct authors, so that one busy account makes no trend. Until there are three days the
 * rate of the last hours is compared with that of the last days, both decayed (2 and 48 hours); in its first six hours a
 * tag is only watched, for one cannot yet know whether it is new or merely new to us.
 */
public final class TrendScore {
    /** Distinct authors in the hour below which nothing is called a trend. */
    public static final double FLOOR = 8;

    private static final int DAYS = 14;
    private static final int ENOUGH_DAYS = 3;
    private static final int ENOUGH_HOURS = 6;
    private static final double FAST = 2;
    private static final double SLOW = 48;

    private TrendScore() {}

    /**
     * Enters one hour and scores it. Hours skipped since the last call had no use.
     *
     * @param hour hours since the epoch, larger than the last one entered
     * @param authors distinct authors who used the tag in that hour
     * @param uses how often it was used
     * @return the score, about 3 and more for a trend; 0 below the floor
     * @throws IllegalArgumentException if the hour is not later than the last one
     */
    public static double feed(TagState state, long hour, double authors, double uses) {
        if (state.firstHour == Long.MIN_VALUE) {
            state.firstHour = hour;
        } else if (hour <= state.lastHour) {
            throw new IllegalArgumentException("hour " + hour + " is not after " + state.lastHour);
        }
        for (long gap = Math.max(state.lastHour + 1, hour - TagState.RING); gap < hour; gap++) {
            enter(state, gap, 0, 0);
        }
        enter(state, hour, authors, uses);
        return authors < FLOOR ? 0 : of(state, hour);
    }

    /** Plain number of uses in the last seven days. */
    public static long usesOfSevenDays(TagState state) {
        double sum = 0;
        for (float uses : state.uses) {
            sum += uses;
        }
        return Math.round(sum);
    }

    private static void enter(TagState state, long hour, double authors, double uses) {
        state.authors[Math.floorMod(hour, TagState.RING)] = (float) authors;
        state.uses[Math.floorMod(hour, TagState.WEEK)] = (float) uses;
        state.lastHour = hour;
    }

    private static double of(TagState state, long hour) {
        double now = state.authorsAt(hour);
        double sum = 0;
        double squares = 0;
        int days = 0;
        for (int day = 1; day < DAYS && hour - 24L * day >= state.firstHour; day++) {
            double past = state.authorsAt(hour - 24L * day);
            sum += past;
            squares += past * past;
            days++;
        }
        if (days < ENOUGH_DAYS) {
            return hour - state.firstHour < ENOUGH_HOURS ? 0 : coldStart(state, hour);
        }
        double mean = sum / days;
        double variance = Math.max(0, squares / days - mean * mean);
        return (now - mean) / Math.sqrt(mean + variance + 1);
    }

    private static double coldStart(TagState state, long hour) {
        double fast = rate(state, hour, FAST);
        double slow = rate(state, hour, SLOW);
        return (fast - slow) / Math.sqrt(slow + 1);
    }

    private static double rate(TagState state, long hour, double decay) {
        double sum = 0;
        double weights = 0;
        for (long age = 0; age < 6 * decay && hour - age >= state.firstHour; age++) {
            double weight = Math.exp(-age / decay);
            sum += weight * state.authorsAt(hour - age);
            weights += weight;
        }
        return sum / weights;
    }
}
