package io.socialsignals.job.leadlag;

import io.socialsignals.analytics.leadlag.FindingState;
import io.socialsignals.analytics.leadlag.Verdict;

/**
 * A row of lead_lag_tests: a tested pair after control over all pairs of its window.
 *
 * @param family which windows it belongs to
 * @param adjustedP p-value after control over lags and pairs; NaN where there was not enough data
 * @param familySize pairs that could be tested in this window
 * @param verdict what is left to say after control over pairs
 * @param state where the finding on this pair stands
 */
public record PairTestRow(
        TestedPair test, String family, double adjustedP, int familySize, Verdict verdict, FindingState state) {

    /** Words for {@link #verdict}. */
    public String words() {
        return verdict == test.verdict() ? test.words() : verdict.words();
    }

    /** Reason, and whether control over pairs took a claim away. */
    public String reason() {
        return verdict == test.verdict()
                ? test.reason()
                : test.reason() + "; not enough among " + familySize + " pairs tested together";
    }
}
