package io.socialsignals.analytics.trend;

/** Moves a tag through its phases, one hour at a time, by its score and its three-hour level. */
public final class LifeCycle {
    /** Score from which a trend begins. */
    public static final double BEGIN = 3;

    private static final double STILL_PEAKING = 0.75;
    private static final double GROWING = 1.1;
    private static final double GONE = 0.15;
    /** After ten days without a new peak a level is no trend but what is usual now. */
    private static final int LONGEST_HOURS = 240;

    private static final int HOURS_OF_DOUBT = 2;

    private LifeCycle() {}

    /**
     * @param hour the hour that was last fed to {@link TrendScore}
     * @param score what it answered
     * @return the phase the tag is in with this hour
     */
    public static TrendPhase feed(TagState state, long hour, double score) {
        double level = state.level(hour);
        if (state.phase == TrendPhase.QUIET || state.phase == TrendPhase.OVER) {
            state.phase = score >= BEGIN ? begin(state, hour, level) : TrendPhase.QUIET;
            return state.phase;
        }
        if (level > state.peakLevel) {
            state.peakLevel = level;
            state.peak = hour;
        }
        state.phase = next(state, hour, level);
        return state.phase;
    }

    private static TrendPhase begin(TagState state, long hour, double level) {
        state.start = hour;
        state.peak = hour;
        state.peakLevel = level;
        state.doubts = 0;
        double sum = 0;
        int hours = 0;
        for (long past = Math.max(state.firstHour, hour - 7 * 24 - 2); past < hour - 2; past++) {
            sum += state.authorsAt(past);
            hours++;
        }
        state.usual = hours == 0 ? 0 : sum / hours;
        return TrendPhase.EMERGING;
    }

    private static TrendPhase next(TagState state, long hour, double level) {
        double share = (level - state.usual) / Math.max(state.peakLevel - state.usual, 1e-9);
        if (hour - state.peak >= LONGEST_HOURS) {
            return TrendPhase.OVER;
        }
        if (share < GONE) {
            state.doubts++;
            return state.doubts >= HOURS_OF_DOUBT ? TrendPhase.OVER : TrendPhase.DECLINING;
        }
        state.doubts = 0;
        boolean growing = level >= GROWING * state.level(hour - 2) && share > STILL_PEAKING;
        if (growing) {
            return TrendPhase.EMERGING;
        }
        return share >= STILL_PEAKING ? TrendPhase.PEAKING : TrendPhase.DECLINING;
    }

    /** Half-life of the trend as far as it has faded by the last hour; unknown before the peak is behind. */
    public static HalfLife halfLife(TagState state) {
        if (state.phase == TrendPhase.QUIET || state.phase == TrendPhase.EMERGING) {
            return HalfLife.UNKNOWN;
        }
        // The level is a trailing mean of three hours: with its last one the rise is surely over.
        long from = Math.max(state.peak, state.lastHour - TagState.RING + 1);
        double[] counts = new double[(int) (state.lastHour - from + 1)];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = state.authorsAt(from + i);
        }
        return HalfLife.fit(counts, state.usual);
    }
}
