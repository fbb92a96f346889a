package io.socialsignals.analytics.leadlag;

/** How much autocorrelation on both sides widens a correlation's spread (Bartlett 1946; Pyper and Peterman 1998, eq. 1). */
final class Bartlett {
    private Bartlett() {}

    /**
     * {@code 1 + 2 sum_{k=1..terms} (1 - k/n) rx(k) ry(k)}; NaN buckets are left out.
     *
     * @param start first bucket to use
     */
    static double factor(double[] x, double[] y, int start, int terms) {
        int n = x.length - start;
        double x0 = autocovariance(x, start, 0);
        double y0 = autocovariance(y, start, 0);
        if (!(x0 > 0) || !(y0 > 0)) {
            return 1;
        }
        double factor = 1;
        for (int k = 1; k <= terms; k++) {
            factor +=
                    2 * (1 - k / (double) n) * (autocovariance(x, start, k) / x0) * (autocovariance(y, start, k) / y0);
        }
        return factor;
    }

    private static double autocovariance(double[] values, int start, int lag) {
        double sum = 0;
        int count = 0;
        for (int t = start + lag; t < values.length; t++) {
            double product = values[t] * values[t - lag];
            if (!Double.isNaN(product)) {
                sum += product;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
