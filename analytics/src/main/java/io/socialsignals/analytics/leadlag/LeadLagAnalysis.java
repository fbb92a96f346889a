package io.socialsignals.analytics.leadlag;

import io.socialsignals.analytics.series.AutoRegression;
import io.socialsignals.analytics.series.BucketSeries;
import io.socialsignals.analytics.series.SeasonBasis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.jspecify.annotations.Nullable;

/**
 * Does one series lead another, by how much, how strongly, how surely?
 *
 * <p>Steps: transform; remove level, trend and season ({@link SeasonBasis}); hold confounders fixed that move both sides
 * ({@link Control}); test every lag with the response's own momentum removed ({@link PairTest}); describe the best lag
 * (effect, rank correlation, Granger). A pure function: equal input gives equal bits. An instance keeps buffers for one
 * window length and is not thread-safe.
 */
public final class LeadLagAnalysis {
    private static final int MAX_GRANGER_ORDER = 12;

    /** A confounder is never held fixed perfectly, so what is left beside one must be this much surer. */
    private static final double CONTROL_RESERVE = 5;

    /** Fewest independent observations that a correlation is believed on. */
    private static final int MIN_EFFECTIVE = 12;

    private final LeadLagSpec spec;
    private @Nullable SeasonBasis basis;
    private @Nullable PairTest smoothTest;
    private @Nullable PairTest fullTest;

    public LeadLagAnalysis(LeadLagSpec spec) {
        this.spec = spec;
    }

    /** Analyses a pair without confounders. */
    public LeadLagResult analyse(BucketSeries social, BucketSeries sales) {
        return analyse(social, sales, List.of());
    }

    /**
     * Analyses a pair.
     *
     * @param social the side that leads at positive lags, at most {@link LeadLagSpec#window()} buckets
     * @param sales the other side, aligned
     * @param confounders series that may move both, aligned
     * @throws IllegalArgumentException if the lengths differ or exceed the window
     */
    public LeadLagResult analyse(BucketSeries social, BucketSeries sales, List<Confounder> confounders) {
        String obstacle = obstacle(social, sales);
        if (obstacle != null) {
            return LeadLagResult.notEnough(obstacle);
        }
        Tested tested = tested(social, sales, confounders);
        if (tested.outcome().n() < spec.minimum()
                || Double.isNaN(tested.outcome().r())) {
            return LeadLagResult.notEnough(
                    "only " + tested.outcome().n() + " buckets have both values, " + spec.minimum() + " are needed");
        }
        if (tested.outcome().nEff() < MIN_EFFECTIVE) {
            return LeadLagResult.notEnough(String.format(
                    Locale.ROOT,
                    "%d shared buckets are worth %.0f independent ones, %d are needed: both sides wander slowly, compare"
                            + " their changes",
                    tested.outcome().n(),
                    tested.outcome().nEff(),
                    MIN_EFFECTIVE));
        }
        return describe(tested, social, sales);
    }

    /** The corrected p-value and best lag only: {@link #analyse} without its description, for simulations and screening. */
    public Screen screen(BucketSeries social, BucketSeries sales) {
        if (obstacle(social, sales) != null) {
            return new Screen(0, Double.NaN, 1);
        }
        PairTest.Outcome outcome = tested(social, sales, List.of()).outcome();
        return outcome.n() < spec.minimum() || outcome.nEff() < MIN_EFFECTIVE
                ? new Screen(0, Double.NaN, 1)
                : new Screen(outcome.lag(), outcome.r(), outcome.p());
    }

    /** Best lag, its correlation, and p corrected over lags (1 where there is not enough data). */
    public record Screen(int lag, double r, double p) {}

    private record Tested(PreparedPair pair, PairTest test, PairTest.Outcome outcome, List<PartialRelation> partials) {}

    private @Nullable String obstacle(BucketSeries social, BucketSeries sales) {
        if (social.size() != sales.size() || social.size() > spec.window()) {
            throw new IllegalArgumentException(
                    "series of " + social.size() + " and " + sales.size() + " buckets, window of " + spec.window());
        }
        if (social.size() <= spec.maxLag() + 8) {
            return "the window has " + social.size() + " buckets, too few for lags up to " + spec.maxLag();
        }
        String first = PreparedPair.obstacle(social, spec.social(), spec.minimum());
        return first != null ? first : PreparedPair.obstacle(sales, spec.sales(), spec.minimum());
    }

    private Tested tested(BucketSeries social, BucketSeries sales, List<Confounder> confounders) {
        SeasonBasis full = basis(social.size());
        PreparedPair pair = PreparedPair.of(full, social, sales, spec);
        PairTest test = pair.basis() == full ? fullTest(full) : smoothTest(full);
        List<PartialRelation> partials = new ArrayList<>();
        Residual x = pair.social();
        Residual y = pair.sales();
        int spent = 0;
        Control control = new Control(pair.basis(), test, spec.maxOrder(), spec.alpha());
        for (Confounder confounder : confounders) {
            if (confounder.series().size() != social.size()) {
                throw new IllegalArgumentException(confounder.name() + " is not aligned with the pair");
            }
            double[] values = confounder.series().transformed(confounder.transform());
            Residual z = Residual.of(pair.basis().residuals(values), pair.basis(), spec.maxOrder());
            Control.Held ofX = control.hold(z, x);
            Control.Held ofY = control.hold(z, y);
            boolean both = !ofX.lags().isEmpty() && !ofY.lags().isEmpty();
            partials.add(new PartialRelation(
                    confounder.name(),
                    ofX.first().lag(),
                    ofX.first().p(),
                    ofY.first().lag(),
                    ofY.first().p(),
                    both));
            if (both) {
                x = ofX.rest();
                y = ofY.rest();
                spent += Math.max(ofX.lags().size(), ofY.lags().size());
            }
        }
        PairTest.Outcome outcome = test.test(x, y, spent, true);
        if (spent > 0) {
            outcome = outcome.withP(Math.min(1, CONTROL_RESERVE * outcome.p()));
        }
        return new Tested(new PreparedPair(pair.basis(), x, y), test, outcome, partials);
    }

    private LeadLagResult describe(Tested tested, BucketSeries social, BucketSeries sales) {
        PairTest.Outcome outcome = tested.outcome();
        List<LagCorrelation> correlations = tested.test().correlations();
        LagCorrelation best = correlations.get(outcome.lag() + spec.maxLag());
        boolean salesLead = outcome.lag() < 0;
        Residual leader = salesLead ? tested.pair().sales() : tested.pair().social();
        Residual follower = salesLead ? tested.pair().social() : tested.pair().sales();
        LeadLagSpec.Side leading = salesLead ? spec.sales() : spec.social();
        LeadLagSpec.Side following = salesLead ? spec.social() : spec.sales();
        AutoRegression momentum = follower.momentum();
        int distance = Math.abs(outcome.lag());
        double[][] rows = pairs(leader.filteredBy(momentum), follower.filteredBy(momentum), distance);
        double[][] levels = pairs(leader.values(), follower.values(), distance);
        double[][] raw = pairs(
                (salesLead ? sales : social).transformed(leading.transform()),
                (salesLead ? social : sales).transformed(following.transform()),
                distance);
        int order = Math.max(1, Math.min(Math.max(distance, 3), Math.min(MAX_GRANGER_ORDER, outcome.n() / 8)));
        Verdict verdict = verdict(tested);
        String confounder = verdict == Verdict.CONFOUNDED ? strongest(tested.partials()) : null;
        double rawR = new PearsonsCorrelation().correlation(raw[0], raw[1]);
        return new LeadLagResult(
                verdict,
                Reasons.of(verdict, outcome, rawR, spec, tested.partials(), confounder),
                correlations,
                outcome.lag(),
                outcome.r(),
                best.lower(),
                best.upper(),
                outcome.n(),
                outcome.nEff(),
                outcome.p(),
                new SpearmansCorrelation().correlation(rows[0], rows[1]),
                rawR,
                Effect.of(levels[0], levels[1], tested.pair().basis().degrees(), leading, following),
                verdict.claimsRelation() ? GrangerTest.of(leader.values(), follower.values(), order) : null,
                verdict.claimsRelation() ? GrangerTest.of(follower.values(), leader.values(), order) : null,
                confounder,
                tested.partials());
    }

    private Verdict verdict(Tested tested) {
        if (tested.outcome().p() <= spec.alpha()) {
            int lag = tested.outcome().lag();
            return lag > 0 ? Verdict.SOCIAL_LEADS : lag < 0 ? Verdict.SALES_LEAD : Verdict.SIMULTANEOUS;
        }
        return tested.partials().stream().anyMatch(PartialRelation::controlled)
                ? Verdict.CONFOUNDED
                : Verdict.NO_RELATION;
    }

    /** The controlled confounder whose weaker side is surest; the first of equals. */
    private static @Nullable String strongest(List<PartialRelation> partials) {
        String name = null;
        double least = Double.POSITIVE_INFINITY;
        for (PartialRelation partial : partials) {
            double p = Math.max(partial.socialP(), partial.salesP());
            if (partial.controlled() && p < least) {
                least = p;
                name = partial.confounder();
            }
        }
        return name;
    }

    private static double[][] pairs(double[] leader, double[] follower, int lag) {
        double[] x = new double[leader.length];
        double[] y = new double[leader.length];
        int n = 0;
        for (int t = lag; t < follower.length; t++) {
            if (!Double.isNaN(leader[t - lag]) && !Double.isNaN(follower[t])) {
                x[n] = leader[t - lag];
                y[n++] = follower[t];
            }
        }
        return new double[][] {Arrays.copyOf(x, n), Arrays.copyOf(y, n)};
    }

    private SeasonBasis basis(int size) {
        SeasonBasis current = basis;
        if (current == null || current.size() != size) {
            current = SeasonBasis.of(size, spec.seasonSlots());
            basis = current;
            fullTest = null;
            smoothTest = null;
        }
        return current;
    }

    private PairTest fullTest(SeasonBasis full) {
        PairTest test = fullTest == null ? new PairTest(full, spec.maxLag(), spec.maxOrder() > 0) : fullTest;
        fullTest = test;
        return test;
    }

    private PairTest smoothTest(SeasonBasis full) {
        PairTest test =
                smoothTest == null ? new PairTest(full.smooth(), spec.maxLag(), spec.maxOrder() > 0) : smoothTest;
        smoothTest = test;
        return test;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "LeadLagAnalysis[%s, window %d]", spec.id(), spec.window());
    }
}
