package io.socialsignals.analytics.leadlag;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about one pair in one window.
 *
 * @param verdict what the test says, before control over many pairs
 * @param reason why, in a sentence for people
 * @param correlations all lags from the most negative on; empty when there is not enough data
 * @param bestLag lag of the strongest relation, buckets; positive: social leads
 * @param r correlation there; NaN when there is not enough data
 * @param lower lower end of its 95 % interval (for this lag alone, not widened for the search)
 * @param upper upper end
 * @param n pairs of buckets there
 * @param nEff effective sample size there
 * @param p p-value corrected over the lags; 1 when there is not enough data
 * @param spearman rank correlation of the same buckets
 * @param rawR correlation at the best lag with season and momentum left in: what a naive plot shows
 * @param effect effect in plain units at the best lag
 * @param granger does the leading side help to predict the following one; only where the verdict claims a relation
 * @param grangerReverse and the other way round
 * @param confounder what both sides follow, for {@link Verdict#CONFOUNDED}
 * @param partials how each given confounder relates to the pair
 */
public record LeadLagResult(
        Verdict verdict,
        String reason,
        List<LagCorrelation> correlations,
        int bestLag,
        double r,
        double lower,
        double upper,
        int n,
        double nEff,
        double p,
        double spearman,
        double rawR,
        @Nullable Effect effect,
        @Nullable GrangerTest granger,
        @Nullable GrangerTest grangerReverse,
        @Nullable String confounder,
        List<PartialRelation> partials) {

    static LeadLagResult notEnough(String reason) {
        return new LeadLagResult(
                Verdict.NOT_ENOUGH_DATA,
                reason,
                List.of(),
                0,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                0,
                0,
                1,
                Double.NaN,
                Double.NaN,
                null,
                null,
                null,
                null,
                List.of());
    }

    /** Whether a test was possible at all; only then the pair counts in the control over pairs. */
    public boolean tested() {
        return verdict != Verdict.NOT_ENOUGH_DATA;
    }

    /** Words of the verdict, with the confounder's name where there is one. */
    public String words() {
        return confounder == null ? verdict.words() : verdict.words() + " " + confounder;
    }
}
