package io.socialsignals.analytics.leadlag;

import java.io.Serializable;

/**
 * When a finding is announced and when it is taken back; p-values are adjusted over lags and pairs.
 *
 * @param strong a test at or below this adds one point
 * @param veryStrong a test at or below this adds {@link #VERY_STRONG_POINTS} points
 * @param hold a test above this ends a candidate and counts against an announced finding
 * @param points points in a row at a stable lag that confirm
 * @param fadeAfter tests in a row without support after which a confirmed finding fades
 * @param withdrawAfter tests in a row without support after which it is withdrawn
 */
public record FindingRule(double strong, double veryStrong, double hold, int points, int fadeAfter, int withdrawAfter)
        implements Serializable {
    /** Points of a very strong test. */
    public static final int VERY_STRONG_POINTS = 3;

    /** Lags this close to each other are the same finding, buckets. */
    public static final int LAG_TOLERANCE = 1;

    public FindingRule {
        if (!(veryStrong <= strong && strong <= hold) || points < 1 || fadeAfter < 1 || withdrawAfter < fadeAfter) {
            throw new IllegalArgumentException("thresholds or counts out of order");
        }
    }

    /**
     * The rule for windows of {@code window} buckets tested once per bucket. Neighbouring windows share nearly all their
     * data, so how long luck lasts grows with the window: a sixteenth of it is asked for in points, and an announced finding
     * may be without support for as long before it fades and three times as long before it is withdrawn.
     *
     * <p>Sized by simulation (the scorecard measures it again): null pairs tested hourly for 30 days on windows of 14 days
     * are ever announced in at most 5 per cent even when each is a family of its own, where a single strong test would
     * announce one in six.
     */
    public static FindingRule forWindow(int window) {
        int points = Math.max(6, window / 16);
        return new FindingRule(0.005, 0.0005, 0.1, points, points, 3 * points);
    }
}
