package io.socialsignals.job.leadlag;

import io.socialsignals.analytics.leadlag.FindingLife;
import io.socialsignals.analytics.leadlag.FindingState;
import java.util.Locale;

/**
 * A row of findings: where the finding on a pair stands, with the numbers of the last test that supported it.
 *
 * @param family which windows it was found in
 * @param life its life so far
 * @param testedAt end of the last window tested, epoch milliseconds UTC
 * @param support the last test that supported it
 * @param adjustedP p-value of that test after control over lags and pairs
 */
public record FindingRow(
        String productId,
        String pair,
        String family,
        FindingLife life,
        long testedAt,
        TestedPair support,
        double adjustedP) {

    /** Lower-case name of the state; a candidate that came to nothing is {@code dropped}. */
    public String status() {
        return life.state() == FindingState.NONE
                ? "dropped"
                : life.state().name().toLowerCase(Locale.ROOT);
    }

    /** Window end of its first supporting test, epoch milliseconds UTC; part of its key. */
    public long firstSeen() {
        return life.firstSeen() * 1000;
    }
}
