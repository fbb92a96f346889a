package io.socialsignals.analytics.spike;

import java.util.Arrays;

/**
 * Bursts of a count in buckets of minutes, told within one bucket and from past days only.
 *
 * <p>Minute counts of talk have heavy tails: against the usual level a burst comes every day. So a bucket is compared
 * with the peaks of the last fourteen days: their median on the log scale, in units of their spread (interquartile range,
 * read as a Gumbel scale, for maxima follow that law) and at least of {@link #LEAST_SPREAD}. One, three and twelve
 * buckets are judged together, so that a sharp burst and a broad one are both found. One burst is told once: the next
 * alert is possible after a day.
 */
public final class BurstDetector {
    /** Score from which a bucket is a burst. */
    public static final double THRESHOLD = 2;

    private static final int[] SPANS = {1, 3, 12};
    private static final int LEARNING_DAYS = 3;
    /** Spread on the log scale below which days are taken to be alike: a factor of 1.5. */
    private static final double LEAST_SPREAD = 0.4;

    private static final double IQR_TO_GUMBEL = 1.5725;
    private static final double OWN_SPREAD_WEIGHT = 0.5;

    private BurstDetector() {}

    /**
     * @param bucket buckets since the epoch, larger than the last one fed; skipped buckets count as zero
     * @param perDay buckets in a day
     * @param count what was counted, 0 or more
     * @return the score: 0 while learning and in buckets that are no burst or belong to one told within the last day,
     *     else spreads above the usual daily peak, {@link #THRESHOLD} or more
     */
    public static double feed(BurstState state, long bucket, int perDay, double count) {
        double score = judge(state, bucket, perDay, count);
        boolean told = state.lastAlert != Long.MIN_VALUE && bucket - state.lastAlert <= perDay;
        if (score < THRESHOLD || told) {
            return 0;
        }
        state.lastAlert = bucket;
        return score;
    }

    /**
     * The same as a reading: a burst at the threshold has severity 4. Seen and expected are counts of the span that
     * stood out most.
     */
    static Reading read(BurstState state, long bucket, int perDay, double count) {
        double score = feed(state, bucket, perDay, count);
        if (score == 0) {
            return new Reading(bucket, count, Double.NaN, Double.NaN, Double.NaN, 0, Reading.State.NORMAL, bucket);
        }
        int span = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (int scale = 0; scale < SPANS.length; scale++) {
            double above = (log(state, bucket, scale) - usualPeak(state, scale)) / spread(state, scale);
            if (above > best) {
                best = above;
                span = scale;
            }
        }
        double usual = usualPeak(state, span);
        double spread = spread(state, span);
        return new Reading(
                bucket,
                Math.expm1(log(state, bucket, span)),
                Math.expm1(usual),
                Math.expm1(Math.max(0, usual - spread)),
                Math.expm1(usual + spread),
                score * CountDetector.ALONE / THRESHOLD,
                Reading.State.ABNORMAL,
                bucket);
    }

    /** The same without the memory of what was told: the score of every bucket, which may be negative. */
    static double judge(BurstState state, long bucket, int perDay, double count) {
        if (state.lastBucket != Long.MIN_VALUE) {
            if (bucket <= state.lastBucket) {
                throw new IllegalArgumentException("bucket " + bucket + " is not after " + state.lastBucket);
            }
            for (long gap = Math.max(state.lastBucket + 1, bucket - 15L * perDay); gap < bucket; gap++) {
                enter(state, gap, perDay, 0);
            }
        }
        double[] logs = enter(state, bucket, perDay, count);
        if (state.completedDays < LEARNING_DAYS) {
            return 0;
        }
        double score = Double.NEGATIVE_INFINITY;
        for (int scale = 0; scale < SPANS.length; scale++) {
            score = Math.max(score, (logs[scale] - usualPeak(state, scale)) / spread(state, scale));
        }
        return score;
    }

    private static double[] peaks(BurstState state, int scale) {
        return Quantiles.sorted(
                Arrays.copyOfRange(state.dayPeaks, scale * BurstState.DAYS, (scale + 1) * BurstState.DAYS));
    }

    private static double usualPeak(BurstState state, int scale) {
        return Quantiles.of(peaks(state, scale), 0.5);
    }

    private static double spread(BurstState state, int scale) {
        double[] peaks = peaks(state, scale);
        double gumbel = (Quantiles.of(peaks, 0.75) - Quantiles.of(peaks, 0.25)) / IQR_TO_GUMBEL;
        return Math.hypot(LEAST_SPREAD, OWN_SPREAD_WEIGHT * gumbel);
    }

    /** Logarithm of what the last buckets hold. */
    private static double log(BurstState state, long bucket, int scale) {
        double sum = 0;
        for (int back = SPANS[scale] - 1; back >= 0; back--) {
            sum += state.counts[Math.floorMod(bucket - back, state.counts.length)];
        }
        return Math.log1p(sum);
    }

    private static double[] enter(BurstState state, long bucket, int perDay, double count) {
        if (state.lastBucket != Long.MIN_VALUE
                && Math.floorDiv(bucket, perDay) != Math.floorDiv(state.lastBucket, perDay)) {
            for (int scale = 0; scale < SPANS.length; scale++) {
                state.dayPeaks[scale * BurstState.DAYS + state.completedDays % BurstState.DAYS] =
                        (float) state.todayPeak[scale];
            }
            Arrays.fill(state.todayPeak, 0);
            state.completedDays++;
        }
        state.lastBucket = bucket;
        state.counts[Math.floorMod(bucket, state.counts.length)] = count;
        double[] logs = new double[SPANS.length];
        for (int scale = 0; scale < SPANS.length; scale++) {
            logs[scale] = log(state, bucket, scale);
            state.todayPeak[scale] = Math.max(state.todayPeak[scale], logs[scale]);
        }
        return logs;
    }
}
