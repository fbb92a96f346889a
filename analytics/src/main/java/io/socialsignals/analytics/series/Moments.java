package io.socialsignals.analytics.series;

/**
 * Mean, standard deviation and autocorrelation, accurate to the last digits that doubles allow: sums are compensated
 * (Neumaier 1974) and deviations are taken from the mean, never from a difference of large squares.
 */
public final class Moments {
    private Moments() {}

    /** Compensated sum in array order. */
    public static double sum(double[] values) {
        double sum = 0;
        double lost = 0;
        for (double value : values) {
            double next = sum + value;
            lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
            sum = next;
        }
        return sum + lost;
    }

    /** Arithmetic mean; NaN for no values. */
    public static double mean(double[] values) {
        double mean = sum(values) / values.length;
        // One correction step: the rounding of the division is visible when values are large and close together.
        double[] rest = new double[values.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = values[i] - mean;
        }
        return mean + sum(rest) / values.length;
    }

    /** Sample standard deviation, denominator {@code n - 1}; NaN for fewer than two values. */
    public static double standardDeviation(double[] values) {
        double[] deviations = deviations(values);
        double lost = sum(deviations);
        return Math.sqrt((sumOfProducts(deviations, 0) - lost * lost / values.length) / (values.length - 1));
    }

    /**
     * Sample autocorrelation {@code sum((v[t]-m)(v[t+lag]-m)) / sum((v[t]-m)^2)} as NIST's StRD defines it; NaN for a
     * constant series.
     *
     * @param lag 0 or more, below the number of values
     */
    public static double autocorrelation(double[] values, int lag) {
        double[] deviations = deviations(values);
        return sumOfProducts(deviations, lag) / sumOfProducts(deviations, 0);
    }

    private static double[] deviations(double[] values) {
        double mean = mean(values);
        double[] result = new double[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = values[i] - mean;
        }
        return result;
    }

    private static double sumOfProducts(double[] values, int lag) {
        double[] products = new double[values.length - lag];
        for (int i = 0; i < products.length; i++) {
            products[i] = values[i] * values[i + lag];
        }
        return sum(products);
    }
}
