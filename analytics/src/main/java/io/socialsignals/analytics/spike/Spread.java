package io.socialsignals.analytics.spike;

/**
 * What last week's residuals tell about the next one: how far they scatter beyond their known noise, and how much of a
 * sample they are. Everything is robust (medians), so that hours that stood out can stay in.
 */
final class Spread {
    /** Median of a chi-squared variable with one degree of freedom. */
    private static final double CHI2_MEDIAN = 0.4549;

    private static final double FEWEST = 4;
    /** A scale by the median of squares is worth that share of the sample of a standard deviation (Huber 1981). */
    private static final double MEDIAN_EFFICIENCY = 0.37;

    private static final double HIGHEST_CORRELATION = 0.95;

    private Spread() {}

    /**
     * Variance beyond the noise: with it the median of the squared standardised residuals is that of a chi-squared
     * variable.
     *
     * @param residuals NaN where missing
     * @param noise the known variance of each
     * @param most upper end of the search
     */
    static double beyond(float[] residuals, float[] noise, double most) {
        double low = 0;
        double high = most;
        for (int step = 0; step < 24; step++) {
            double middle = (low + high) / 2;
            if (medianSquare(residuals, noise, middle) > CHI2_MEDIAN) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double medianSquare(float[] residuals, float[] noise, double more) {
        double[] squares = new double[residuals.length];
        int n = 0;
        for (int i = 0; i < residuals.length; i++) {
            if (!Float.isNaN(residuals[i])) {
                squares[n++] = residuals[i] * (double) residuals[i] / (noise[i] + more);
            }
        }
        return n == 0 ? 0 : Quantiles.median(squares, n);
    }

    /**
     * Effective number of independent values in a ring whose values follow upon each other: n (1 - r) / (1 + r), r being
     * their correlation with their successors.
     */
    static double effectiveSize(float[] ring) {
        double products = 0;
        double squares = 0;
        int pairs = 0;
        int n = 0;
        for (int i = 0; i < ring.length; i++) {
            float next = ring[(i + 1) % ring.length];
            n += Float.isNaN(ring[i]) ? 0 : 1;
            if (!Float.isNaN(ring[i]) && !Float.isNaN(next)) {
                products += ring[i] * (double) next;
                squares += (ring[i] * (double) ring[i] + next * (double) next) / 2;
                pairs++;
            }
        }
        double r = pairs < 3 || squares <= 0 ? 0 : Math.max(0, Math.min(HIGHEST_CORRELATION, products / squares));
        return Math.max(FEWEST, n * (1 - r) / (1 + r));
    }

    /**
     * A score whose standard deviation was estimated from few values, as the normal score of the same rarity (Wallace
     * 1959): four estimated deviations mean little when the estimate rests on ten values.
     */
    static double asNormal(double score, double effectiveSize) {
        double degrees = Math.max(1, MEDIAN_EFFICIENCY * effectiveSize - 1);
        double normal = Math.sqrt(degrees * Math.log1p(score * score / degrees));
        return Math.signum(score) * normal * (8 * degrees + 1) / (8 * degrees + 3);
    }

    /**
     * The highest of several scores as the score of one that is as rare. A score z is worth z&sup2;/2 in logarithms of
     * chance, and a choice among k costs ln k of it (Bonferroni, in the tail where scores matter).
     */
    static double ofSeveral(double score, int several) {
        return Math.signum(score) * Math.sqrt(Math.max(0, score * score - 2 * Math.log(several)));
    }
}
