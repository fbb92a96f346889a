package io.socialsignals.analytics.spike;

import io.socialsignals.analytics.spike.Reading.State;
import java.util.Arrays;

/**
 * Abnormal means and shares (negative share, mean sentiment, conversion, stars), told from past hours.
 *
 * <p>The value of one hour, and of the last six together, is compared with the pooled value of up to fourteen past days.
 * Its variance is that of chance plus what last week's hours varied beyond chance, for opinions come in waves; a share is
 * judged by the signed root of the likelihood ratio of the sample that is left after this design effect, with half a hit
 * taken off, which keeps its level where hits are few, and stands out only where its Wilson interval leaves the expected
 * share out. An hour without values says nothing: it is not a value of zero.
 */
public final class MeanDetector {
    /** A week: waves of opinion last for hours, so that a few days hold only a few of them. */
    public static final int LEARNING_HOURS = 168;

    private static final double ENOUGH = 50;
    private static final double COUNT_FLOOR = 10;
    /** How far the sum must lie from what was expected, in units of the value (hits, stars). */
    private static final double EXCESS_FLOOR = 4;

    private static final int NEW_LEVEL_HOURS = 48;
    /** Upper end of the search for the variance of means: stars may differ by 4, shares by 1. */
    private static final double MOST_BEYOND = 4;

    private static final int WINDOW = 6;
    /** Hours of the week that may be left out of the spread. */
    private static final int MOST_LEFT_OUT = 60;

    private MeanDetector() {}

    /** One hour of a share. */
    public static Reading feedShare(MeanState state, long hour, double trials, double hits) {
        return feed(state, hour, trials, hits, hits, true, 1);
    }

    /**
     * One hour of a share that is one of several into which the same values are divided, such as topics: the score is
     * what is left of it after the choice among them, so that all of them together are told no more often by chance than
     * one other series.
     *
     * @param parts how many shares are judged beside each other, 1 or more
     */
    static Reading feedPart(MeanState state, long hour, double trials, double hits, int parts) {
        return feed(state, hour, trials, hits, hits, true, parts);
    }

    /**
     * Judges one hour and learns from it.
     *
     * @param hour hours since the epoch, larger than the last one fed
     * @param count how many values the hour had
     * @param sum their sum
     * @param squares the sum of their squares
     * @throws IllegalArgumentException if the hour is not later than the last one
     */
    public static Reading feed(MeanState state, long hour, double count, double sum, double squares) {
        return feed(state, hour, count, sum, squares, false, 1);
    }

    private static Reading feed(
            MeanState state, long hour, double count, double sum, double squares, boolean share, int parts) {
        if (state.firstHour == Long.MIN_VALUE) {
            state.firstHour = hour;
        } else if (hour <= state.lastHour) {
            throw new IllegalArgumentException("hour " + hour + " is not after " + state.lastHour);
        } else {
            for (long gap = Math.max(state.lastHour + 1, hour - 15L * 24); gap < hour; gap++) {
                startHour(state, gap);
            }
        }
        startHour(state, hour);
        int at = Math.floorMod(hour, MeanState.HOURS);
        state.hourCount[at] = count;
        state.hourSum[at] = sum;
        state.hourSquares[at] = squares;
        state.lastHour = hour;
        double seen = count == 0 ? Double.NaN : sum / count;

        double n = total(state.dayCount);
        double mean = n == 0 ? 0 : total(state.daySum) / n;
        double variance = n == 0 ? 1 : Math.max(total(state.daySquares) / n - mean * mean, 1e-4);
        double windowCount = window(state.hourCount, hour);
        double windowSum = window(state.hourSum, hour);
        if (n >= ENOUGH) {
            note(state.ones, state.oneNoise, hour, count, sum, mean, variance);
            note(state.sixes, state.sixNoise, hour, windowCount, windowSum, mean, variance);
        }
        if (hour - state.firstHour < LEARNING_HOURS || n < ENOUGH) {
            add(state, hour, count, sum, squares);
            return Reading.learning(hour, seen, state.firstHour + LEARNING_HOURS);
        }
        double size = state.effectiveSize;
        double one = Spread.asNormal(z(count, sum, mean, variance, state.oneBeyond, n, share), size);
        double six = Spread.asNormal(z(windowCount, windowSum, mean, variance, state.sixBeyond, n, share), size);
        // Six hours count only while the hour itself still stands out: else an incident would outlast its end.
        boolean pointing = Math.signum(one) == Math.signum(six) && Math.abs(one) >= 1;
        double score = Spread.ofSeveral(Math.abs(six) > Math.abs(one) && pointing ? six : one, parts);
        boolean abnormal =
                Math.abs(score) >= CountDetector.ALONE || (state.run > 0 && Math.abs(score) >= CountDetector.REPEATED);
        if (Math.abs(score) < CountDetector.REPEATED) {
            add(state, hour, count, sum, squares);
        }
        State verdict = State.NORMAL;
        state.run = abnormal ? state.run + 1 : 0;
        if (abnormal) {
            leaveOutOfSpread(state, hour);
            verdict = state.run >= NEW_LEVEL_HOURS ? State.NEW_LEVEL : State.ABNORMAL;
        }
        if (verdict == State.NEW_LEVEL) {
            adopt(state, hour);
        }
        double independent = independent(Math.max(count, 1), variance, state.oneBeyond, n);
        WilsonInterval usual = share && mean > 0 && mean < 1
                ? WilsonInterval.of(mean * independent, independent, 2)
                : around(mean, 2 * Math.sqrt(variance / independent));
        return new Reading(
                hour, seen, mean, usual.low(), usual.high(), score, verdict, state.firstHour + LEARNING_HOURS);
    }

    private static WilsonInterval around(double mean, double half) {
        return new WilsonInterval(mean - half, mean + half);
    }

    /** As many independent values as would vary as much as these do (design effect). */
    private static double independent(double count, double variance, double beyond, double history) {
        return count / (1 + count * (beyond / variance + 1 / history));
    }

    private static double z(
            double count, double sum, double mean, double variance, double beyond, double history, boolean share) {
        double excess = sum - count * mean;
        if (count < COUNT_FLOOR || Math.abs(excess) < EXCESS_FLOOR) {
            return 0;
        }
        double size = independent(count, variance, beyond, history);
        if (share && mean > 0 && mean < 1) {
            double seen = sum / count - Math.min(0.5 / size, Math.abs(excess) / count) * Math.signum(excess);
            double ratio = seen * logRatio(seen, mean) + (1 - seen) * logRatio(1 - seen, 1 - mean);
            double root = Math.sqrt(Math.max(0, 2 * size * ratio));
            WilsonInterval interval = WilsonInterval.of(sum / count * size, size, CountDetector.REPEATED);
            boolean outside = mean < interval.low() || mean > interval.high();
            return Math.signum(excess) * (outside ? root : Math.min(root, CountDetector.REPEATED - 0.01));
        }
        return excess / count * Math.sqrt(size / variance);
    }

    /** An incident says nothing of the usual scatter, unless incidents are what is usual. */
    private static void leaveOutOfSpread(MeanState state, long hour) {
        int left = 0;
        for (float one : state.ones) {
            left += Float.isNaN(one) ? 1 : 0;
        }
        if (left < MOST_LEFT_OUT) {
            state.ones[Math.floorMod(hour, MeanState.WEEK)] = Float.NaN;
            state.sixes[Math.floorMod(hour, MeanState.WEEK)] = Float.NaN;
        }
    }

    private static void note(
            float[] ring, float[] noise, long hour, double count, double sum, double mean, double variance) {
        int at = Math.floorMod(hour, MeanState.WEEK);
        ring[at] = count < COUNT_FLOOR ? Float.NaN : (float) (sum / count - mean);
        noise[at] = count < COUNT_FLOOR ? Float.NaN : (float) (variance / count);
    }

    private static double logRatio(double part, double whole) {
        return part <= 0 ? 0 : Math.log(part / whole);
    }

    private static void startHour(MeanState state, long hour) {
        int at = Math.floorMod(hour, MeanState.HOURS);
        state.hourCount[at] = 0;
        state.hourSum[at] = 0;
        state.hourSquares[at] = 0;
        if (Math.floorMod(hour, 24) == 0) {
            int day = Math.floorMod(Math.floorDiv(hour, 24), MeanState.DAYS);
            state.dayCount[day] = 0;
            state.daySum[day] = 0;
            state.daySquares[day] = 0;
            state.oneBeyond = Spread.beyond(state.ones, state.oneNoise, MOST_BEYOND);
            state.sixBeyond = Spread.beyond(state.sixes, state.sixNoise, MOST_BEYOND);
            state.effectiveSize = Spread.effectiveSize(state.ones);
        }
    }

    private static void add(MeanState state, long hour, double count, double sum, double squares) {
        int day = Math.floorMod(Math.floorDiv(hour, 24), MeanState.DAYS);
        state.dayCount[day] += count;
        state.daySum[day] += sum;
        state.daySquares[day] += squares;
    }

    /** The last day becomes all there is of history: the level has changed for good. */
    private static void adopt(MeanState state, long hour) {
        Arrays.fill(state.dayCount, 0);
        Arrays.fill(state.daySum, 0);
        Arrays.fill(state.daySquares, 0);
        add(state, hour, total(state.hourCount), total(state.hourSum), total(state.hourSquares));
        state.run = 0;
    }

    private static double window(double[] ring, long hour) {
        double sum = 0;
        for (int back = WINDOW - 1; back >= 0; back--) {
            sum += ring[Math.floorMod(hour - back, MeanState.HOURS)];
        }
        return sum;
    }

    private static double total(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
