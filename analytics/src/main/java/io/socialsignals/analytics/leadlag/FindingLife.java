package io.socialsignals.analytics.leadlag;

import java.io.Serializable;

/**
 * The life of one finding, fed one test per window end in time order: none, candidate, confirmed, fading, withdrawn. A pure
 * state machine: {@link #next} is a function of this state and the test.
 *
 * @param state where it stands
 * @param lag lag of the finding, buckets; of the last supporting test
 * @param sign sign of its correlation, 0 without a finding
 * @param points evidence gathered so far by a candidate
 * @param misses tests in a row without support
 * @param since window end at which {@code state} began, epoch seconds
 * @param firstSeen window end of the first supporting test, epoch seconds
 * @param confirmedAt window end at which it was announced, epoch seconds; 0 before
 */
public record FindingLife(
        FindingState state, int lag, int sign, int points, int misses, long since, long firstSeen, long confirmedAt)
        implements Serializable {

    /** Before anything was seen. */
    public static final FindingLife NOTHING = new FindingLife(FindingState.NONE, 0, 0, 0, 0, 0, 0, 0);

    /**
     * One test.
     *
     * @param windowEnd epoch seconds
     * @param adjustedP over lags and pairs; NaN where the pair could not be tested
     * @param lag best lag, buckets
     * @param r correlation there
     */
    public record Test(long windowEnd, double adjustedP, int lag, double r) {}

    /** State after {@code test}. */
    public FindingLife next(Test test, FindingRule rule) {
        boolean same =
                sign != 0 && Math.abs(test.lag() - lag) <= FindingRule.LAG_TOLERANCE && Math.signum(test.r()) == sign;
        int gained = test.adjustedP() <= rule.veryStrong()
                ? FindingRule.VERY_STRONG_POINTS
                : test.adjustedP() <= rule.strong() ? 1 : 0;
        boolean holds = same && test.adjustedP() <= rule.hold();
        if (state.announced()) {
            return holds ? supported(test) : unsupported(test, rule);
        }
        if (state == FindingState.CANDIDATE && holds) {
            return gathered(test, points + gained, firstSeen, since, gained > 0 ? test.lag() : lag, rule);
        }
        if (gained > 0) {
            return gathered(test, gained, test.windowEnd(), test.windowEnd(), test.lag(), rule);
        }
        if (state == FindingState.CANDIDATE) {
            return new FindingLife(FindingState.NONE, 0, 0, 0, 0, test.windowEnd(), 0, 0);
        }
        return this;
    }

    private FindingLife gathered(Test test, int points, long firstSeen, long since, int lag, FindingRule rule) {
        int sign = (int) Math.signum(test.r());
        return points >= rule.points()
                ? new FindingLife(
                        FindingState.CONFIRMED, lag, sign, points, 0, test.windowEnd(), firstSeen, test.windowEnd())
                : new FindingLife(FindingState.CANDIDATE, lag, sign, points, 0, since, firstSeen, 0);
    }

    private FindingLife supported(Test test) {
        long start = state == FindingState.CONFIRMED ? since : test.windowEnd();
        return new FindingLife(FindingState.CONFIRMED, lag, sign, points, 0, start, firstSeen, confirmedAt);
    }

    private FindingLife unsupported(Test test, FindingRule rule) {
        int missed = misses + 1;
        FindingState next = missed >= rule.withdrawAfter()
                ? FindingState.WITHDRAWN
                : missed >= rule.fadeAfter() ? FindingState.FADING : FindingState.CONFIRMED;
        return new FindingLife(
                next, lag, sign, points, missed, next == state ? since : test.windowEnd(), firstSeen, confirmedAt);
    }
}
