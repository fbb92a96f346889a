package io.socialsignals.analytics.spike;

import io.socialsignals.analytics.spike.Reading.State;

/**
 * Spikes and drops of an hourly count, told from past hours only.
 *
 * <p>Expected is the median log count of the same hour over fourteen days plus, from three weeks on, what the same hour
 * of the week added to it. Residuals are standardised by Poisson variance plus an overdispersion that makes last week's
 * residuals fit (median of their squares); the less those residuals are independent, the less a score counts. One hour
 * and the last three hours are judged; hours that stand out do not enter the baseline. A level that lasts two days becomes the new baseline. Hours are UTC: a change to summer time
 * shows as an hour's shift of the profile for some days.
 */
public final class CountDetector {
    /** Hours of history before anything is judged. */
    public static final int LEARNING_HOURS = 72;
    /** Robust standard deviations at which one hour is abnormal on its own. */
    public static final double ALONE = 4;
    /** ... and at which it is when its predecessor was that far too, and from which it stays out of the baseline. */
    public static final double REPEATED = 3;

    private static final int NEW_LEVEL_HOURS = 48;
    /** Hours of the week that may be left out of the spread. */
    private static final int MOST_LEFT_OUT = 60;

    private static final double EXCESS_FLOOR = 5;
    private static final double VOLUME_FLOOR = 8;
    private static final double DROP_FLOOR = 20;

    private CountDetector() {}

    /**
     * Judges one hour and learns from it. Hours that were skipped since the last call are taken as zero.
     *
     * @param hour hours since the epoch, larger than the last one fed
     * @param count what was counted in that hour, 0 or more
     * @throws IllegalArgumentException if the hour is not later than the last one
     */
    public static Reading feed(CountState state, long hour, double count) {
        if (state.firstHour == Long.MIN_VALUE) {
            state.firstHour = hour;
        } else if (hour <= state.lastHour) {
            throw new IllegalArgumentException("hour " + hour + " is not after " + state.lastHour);
        } else {
            for (long gap = Math.max(state.lastHour + 1, hour - CountState.RING); gap < hour; gap++) {
                judge(state, gap, 0);
            }
        }
        return judge(state, hour, count);
    }

    private static Reading judge(CountState state, long hour, double count) {
        state.lastHour = hour;
        double log = Math.log1p(count);
        CountBaseline baseline = CountBaseline.at(state, hour);
        if (hour - state.firstHour < LEARNING_HOURS || baseline.support() == 0) {
            learn(state, hour, log, baseline, baseline.support() == 0 ? Double.NaN : log - baseline.log());
            return Reading.learning(hour, count, state.firstHour + LEARNING_HOURS);
        }
        if (Math.floorMod(hour, 24) == 0) {
            CountBaseline.rescale(state);
        }
        double expected = Math.expm1(baseline.log());
        double residual = log - baseline.log();
        double variance =
                (baseline.poisson() + state.overdispersion + baseline.unknownWeekend()) * baseline.uncertainty();
        double one = Spread.asNormal(residual / Math.sqrt(variance), state.effectiveSize);
        remember(state, hour, residual, variance, expected, count);
        double triple = triple(state, hour);
        double three = Spread.asNormal(triple / state.tripleScale, state.effectiveSize);
        double score = score(state, hour, one, three, count, expected);

        State verdict = verdict(state, score);
        state.triples[Math.floorMod(hour, CountState.WEEK)] = (float) triple;
        learn(state, hour, log, baseline, residual);
        if (Math.abs(score) >= REPEATED) {
            leaveOut(state, hour);
        }
        if (verdict != State.NORMAL) {
            leaveOutOfSpread(state, hour);
        }
        state.lastScore = score;
        double spread = 2 * Math.sqrt(variance);
        return new Reading(
                hour,
                count,
                expected,
                Math.max(0, Math.expm1(baseline.log() - spread)),
                Math.expm1(baseline.log() + spread),
                score,
                verdict,
                state.firstHour + LEARNING_HOURS);
    }

    private static State verdict(CountState state, double score) {
        boolean repeated = Math.abs(score) >= REPEATED
                && Math.abs(state.lastScore) >= REPEATED
                && Math.signum(score) == Math.signum(state.lastScore);
        boolean ongoing = state.run > 0 && Math.abs(score) >= REPEATED;
        // Log counts have a long lower tail: a drop is told only when a second hour confirms it.
        if (score < ALONE && !repeated && !ongoing) {
            state.run = 0;
            return State.NORMAL;
        }
        state.run++;
        if (state.run < NEW_LEVEL_HOURS) {
            return State.ABNORMAL;
        }
        CountBaseline.moveTo(state, CountBaseline.medianOf(state.recent));
        state.run = 0;
        return State.NEW_LEVEL;
    }

    /** The stronger of one hour and three, where the volume is worth a signal at all; else what cannot alarm. */
    private static double score(CountState state, long hour, double one, double three, double count, double expected) {
        double seen3 = sum(state.recentSeen, hour);
        double expected3 = sum(state.recentExpected, hour);
        double score = one;
        // Three hours may raise the alarm only while the hour itself still points the same way: otherwise a spike
        // would seem to last two hours longer than it did.
        if (Math.abs(three) > Math.abs(one) && Math.signum(three) == Math.signum(one) && Math.abs(one) >= 1) {
            score = three;
        }
        if (score > 0) {
            boolean enough = count >= VOLUME_FLOOR && count - expected >= EXCESS_FLOOR;
            return enough ? score : Math.min(score, REPEATED - 0.01);
        }
        // A drop needs three hours of volume: one quiet hour says little.
        boolean enough = expected >= DROP_FLOOR && expected3 - seen3 >= DROP_FLOOR;
        double drop = Math.max(Math.max(one, Math.min(three, 0)), -10);
        return enough ? drop : Math.max(drop, -REPEATED + 0.01);
    }

    private static double triple(CountState state, long hour) {
        double residual = sum(state.recent, hour);
        double variance = sum(state.recentVariance, hour);
        return Double.isNaN(residual) ? 0 : residual / Math.sqrt(variance);
    }

    private static double sum(float[] ring, long hour) {
        double sum = 0;
        for (int back = 2; back >= 0; back--) {
            sum += ring[Math.floorMod(hour - back, CountState.RECENT)];
        }
        return sum;
    }

    private static void remember(
            CountState state, long hour, double residual, double variance, double expected, double seen) {
        int at = Math.floorMod(hour, CountState.RECENT);
        state.recent[at] = (float) residual;
        state.recentVariance[at] = (float) variance;
        state.recentExpected[at] = (float) expected;
        state.recentSeen[at] = (float) seen;
    }

    private static void learn(CountState state, long hour, double log, CountBaseline baseline, double residual) {
        int month = Math.floorMod(hour, CountState.RING);
        int week = Math.floorMod(hour, CountState.WEEK);
        state.logs[month] = (float) log;
        state.dayResiduals[month] = (float) (log - baseline.dayLog());
        state.residuals[week] = (float) residual;
        state.poisson[week] = (float) baseline.poisson();
    }

    private static void leaveOut(CountState state, long hour) {
        int month = Math.floorMod(hour, CountState.RING);
        state.logs[month] = Float.NaN;
        state.dayResiduals[month] = Float.NaN;
    }

    /**
     * An incident says nothing of the usual scatter, as long as incidents are rare: where they are not, they are the
     * scatter.
     */
    private static void leaveOutOfSpread(CountState state, long hour) {
        int left = 0;
        for (float residual : state.residuals) {
            left += Float.isNaN(residual) ? 1 : 0;
        }
        if (left < MOST_LEFT_OUT || hour - state.firstHour < CountState.WEEK) {
            state.residuals[Math.floorMod(hour, CountState.WEEK)] = Float.NaN;
            state.triples[Math.floorMod(hour, CountState.WEEK)] = Float.NaN;
        }
    }
}
