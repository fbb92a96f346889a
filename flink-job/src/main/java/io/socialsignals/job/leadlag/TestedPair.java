package io.socialsignals.job.leadlag;

import io.socialsignals.analytics.leadlag.Effect;
import io.socialsignals.analytics.leadlag.GrangerTest;
import io.socialsignals.analytics.leadlag.LagCorrelation;
import io.socialsignals.analytics.leadlag.LeadLagResult;
import io.socialsignals.analytics.leadlag.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One product's pair in one window, before control over pairs. Times in epoch milliseconds UTC, lags in buckets; numbers
 * that are not defined are NaN. See {@link LeadLagResult} for their meaning.
 *
 * @param pair name of the pair of series
 * @param lags one entry per lag from the most negative on; empty where they are not listed
 * @param posts ids of the heaviest posts of the window
 */
public record TestedPair(
        String productId,
        String pair,
        String social,
        String sales,
        long bucketMillis,
        long windowStart,
        long windowEnd,
        Verdict verdict,
        String words,
        String reason,
        int lag,
        double r,
        double lower,
        double upper,
        int n,
        double nEff,
        double p,
        double spearman,
        double rawR,
        String effect,
        double change,
        double changeLower,
        double changeUpper,
        double grangerF,
        double grangerP,
        double grangerReverseP,
        String confounder,
        List<Lag> lags,
        List<String> posts) {

    /** Correlation at one lag. */
    public record Lag(int lag, double r, double lower, double upper, int n, double nEff) {
        static Lag of(LagCorrelation lag) {
            return new Lag(lag.lag(), lag.r(), lag.lower(), lag.upper(), lag.n(), lag.nEff());
        }
    }

    static TestedPair of(
            String productId,
            PairPlan.PairOfMetrics pair,
            PairPlan plan,
            long windowStart,
            long windowEnd,
            LeadLagResult result,
            List<String> posts) {
        Effect effect = result.effect();
        List<Lag> lags = plan.listsLagsAt(windowEnd)
                ? result.correlations().stream().map(Lag::of).toList()
                : List.of();
        return new TestedPair(
                productId,
                pair.spec().id(),
                pair.social().label(),
                pair.sales().label(),
                plan.bucketMillis(),
                windowStart,
                windowEnd,
                result.verdict(),
                result.words(),
                result.reason(),
                result.bestLag(),
                result.r(),
                result.lower(),
                result.upper(),
                result.n(),
                result.nEff(),
                result.tested() ? result.p() : Double.NaN,
                result.spearman(),
                result.rawR(),
                effect == null ? "" : effect.sentence(),
                effect == null ? Double.NaN : effect.change(),
                effect == null ? Double.NaN : effect.lower(),
                effect == null ? Double.NaN : effect.upper(),
                f(result.granger()),
                p(result.granger()),
                p(result.grangerReverse()),
                result.confounder() == null ? "" : result.confounder(),
                lags,
                posts);
    }

    private static double f(@Nullable GrangerTest test) {
        return test == null ? Double.NaN : test.f();
    }

    private static double p(@Nullable GrangerTest test) {
        return test == null ? Double.NaN : test.p();
    }
}
