package io.socialsignals.analytics.leadlag;

import io.socialsignals.analytics.series.AutoRegression;
import io.socialsignals.analytics.series.SeasonBasis;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The test of one pair over all lags.
 *
 * <p>At a lag where x leads, y is the response: y's own momentum is removed from both sides (generalised least squares with
 * autoregressive errors; Cochrane and Orcutt 1949), so the response is white and {@code r} has variance {@code 1/n}
 * whatever x looks like. Where y leads, the roles change, so exchanging the series mirrors the result exactly. At lag zero
 * both are computed and the weaker one counts. Prewhitening by x alone (Box, Jenkins and Reinsel, ch. 12) gives the same
 * where both have the same momentum and is weaker where they differ.
 *
 * <p>{@code t = r sqrt(df / (1 - r^2))} with {@code df = nEff - 2 - order}, {@code nEff} being the overlap less the
 * season's degrees of freedom, divided by Bartlett's factor {@code 1 + 2 sum (1 - k/n) rx(k) ry(k)} where that is above 1
 * (Pyper and Peterman 1998). The smallest p is corrected over lags: {@code 1 - (1 - p)^m} (Sidak 1967), m slightly above the number of lags.
 */
final class PairTest {
    /**
     * Each lag counts a little more than once in the correction: fitted momentum and season are not the true ones, and the
     * promise is a size below the level, not around it. Costs three detections in a thousand at the stated effects.
     */
    private static final double LAG_RESERVE = 1.15;

    private static final int WHITENED_TERMS = 4;

    private final SeasonBasis basis;
    private final int maxLag;
    private final boolean whitened;
    private final CrossCorrelation ccf;
    private final double[] rs;
    private final int[] ns;
    private final double[] nEffs;
    private final int[] orders;

    /** @param whitened whether series come with their momentum fitted; if not, the effective sample size alone guards */
    PairTest(SeasonBasis basis, int maxLag, boolean whitened) {
        this.whitened = whitened;
        this.basis = basis;
        this.maxLag = maxLag;
        this.ccf = new CrossCorrelation(basis.size(), maxLag);
        rs = new double[2 * maxLag + 1];
        ns = new int[2 * maxLag + 1];
        nEffs = new double[2 * maxLag + 1];
        orders = new int[2 * maxLag + 1];
    }

    /** Outcome at the best lag; {@code p} is corrected over the lags tested and 1 where nothing could be tested. */
    record Outcome(int lag, double r, double t, double p, int n, double nEff) {
        Outcome withP(double other) {
            return new Outcome(lag, r, t, other, n, nEff);
        }
    }

    /**
     * Tests all lags of two residual series.
     *
     * @param spent degrees of freedom already used besides the season's
     * @param bothDirections false tests only that x leads or moves together with y
     */
    Outcome test(Residual x, Residual y, int spent, boolean bothDirections) {
        oneDirection(x, y, 1, spent);
        int zero = maxLag;
        int lags = maxLag + 1;
        if (bothDirections) {
            double r = rs[zero];
            int n = ns[zero];
            double nEff = nEffs[zero];
            int order = orders[zero];
            oneDirection(y, x, -1, spent);
            if (strength(r, nEff, order) < strength(rs[zero], nEffs[zero], orders[zero])) {
                rs[zero] = r;
                ns[zero] = n;
                nEffs[zero] = nEff;
                orders[zero] = order;
            }
            lags += maxLag;
        }
        int best = -1;
        double strongest = 0;
        for (int distance = 0; distance <= maxLag; distance++) {
            for (int sign = 1; sign >= (bothDirections && distance > 0 ? -1 : 1); sign -= 2) {
                int i = zero + sign * distance;
                double strength = strength(rs[i], nEffs[i], orders[i]);
                if (strength > strongest) {
                    strongest = strength;
                    best = i;
                }
            }
        }
        if (best < 0) {
            return new Outcome(0, Double.NaN, 0, 1, ns[zero], 0);
        }
        double df = nEffs[best] - 2 - orders[best];
        double t = rs[best] * Math.sqrt(df / (1 - rs[best] * rs[best]));
        double p = 2 * new TDistribution(null, df).cumulativeProbability(-Math.abs(t));
        return new Outcome(best - maxLag, rs[best], t, sidak(p, LAG_RESERVE * lags), ns[best], nEffs[best]);
    }

    /** {@code 1 - (1 - p)^m}, accurate for small p. */
    static double sidak(double p, double m) {
        return p >= 1 ? 1 : -Math.expm1(m * Math.log1p(-p));
    }

    private void oneDirection(Residual leader, Residual follower, int sign, int spent) {
        double[] x = leader.filteredBy(follower.momentum());
        double[] y = follower.filteredBy(follower.momentum());
        int start = follower.momentum().order();
        ccf.compute(x, y, start);
        double factor = Math.max(1, widening(x, y, start));
        for (int lag = 0; lag <= maxLag; lag++) {
            int i = maxLag + sign * lag;
            int n = ccf.count(lag);
            rs[i] = ccf.correlation(lag);
            ns[i] = n;
            orders[i] = start;
            nEffs[i] = (n - basis.degrees() * (double) n / basis.size()) / factor - spent;
        }
    }

    /**
     * What prewhitening may leave is short. Without it the correlation may last for much of the window, and where it lasts
     * longer than the window shows, sample autocorrelations are too small: the fitted first-order model's factor {@code
     * (1 + ab) / (1 - ab)} then counts if it is larger.
     */
    private double widening(double[] x, double[] y, int start) {
        if (whitened) {
            return Bartlett.factor(x, y, start, WHITENED_TERMS);
        }
        double[] a = AutoRegression.fit(x, basis, 1).coefficients();
        double[] b = AutoRegression.fit(y, basis, 1).coefficients();
        double both = a.length == 0 || b.length == 0 ? 0 : a[0] * b[0];
        return Math.max((1 + both) / (1 - both), Bartlett.factor(x, y, start, basis.size() / 5));
    }

    /** Fisher z in standard errors: comparable between lags of different overlap. */
    private static double strength(double r, double nEff, int order) {
        double df = nEff - 2 - order;
        return Double.isNaN(r) || df < 3 ? 0 : Math.abs(atanh(r)) * Math.sqrt(df);
    }

    static double atanh(double r) {
        double bounded = Math.max(-1 + 1e-15, Math.min(1 - 1e-15, r));
        return 0.5 * Math.log((1 + bounded) / (1 - bounded));
    }

    /** All lags of the last test, from the most negative on. */
    List<LagCorrelation> correlations() {
        List<LagCorrelation> result = new ArrayList<>(rs.length);
        for (int i = 0; i < rs.length; i++) {
            double error = 1.959963984540054 / Math.sqrt(Math.max(1, nEffs[i] - 3 - orders[i]));
            double z = atanh(rs[i]);
            result.add(
                    new LagCorrelation(i - maxLag, rs[i], Math.tanh(z - error), Math.tanh(z + error), ns[i], nEffs[i]));
        }
        return result;
    }
}
