package io.socialsignals.analytics.series;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values of consecutive event-time buckets, oldest first. {@code NaN} marks a bucket without a value: a count of an empty
 * bucket is 0, a mean of an empty bucket is missing. Infinite values count as missing.
 *
 * <p>Weights, where given, are the number of observations behind each mean (at least 0). A mean of few observations is
 * mostly noise, so a deviation from the profile is shrunk by {@code w / (w + 5)} before it is compared
 * ({@link #SHRINK_OBSERVATIONS}; the empirical-Bayes form with a prior worth five observations).
 */
public final class BucketSeries {
    /** Observations that the prior is worth when a mean is shrunk. */
    public static final double SHRINK_OBSERVATIONS = 5;

    private final double[] values;
    private final double @Nullable [] weights;

    private BucketSeries(double[] values, double @Nullable [] weights) {
        this.values = values;
        this.weights = weights;
    }

    /** Copies {@code values}. */
    public static BucketSeries of(double... values) {
        return new BucketSeries(clean(values), null);
    }

    /**
     * Copies both arrays.
     *
     * @throws IllegalArgumentException if the lengths differ or a weight is negative or NaN
     */
    public static BucketSeries weighted(double[] values, double[] weights) {
        if (values.length != weights.length) {
            throw new IllegalArgumentException(values.length + " values but " + weights.length + " weights");
        }
        for (double weight : weights) {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("weight " + weight + " is not a count");
            }
        }
        return new BucketSeries(clean(values), weights.clone());
    }

    private static double[] clean(double[] values) {
        double[] copy = values.clone();
        for (int i = 0; i < copy.length; i++) {
            if (Double.isInfinite(copy[i])) {
                copy[i] = Double.NaN;
            }
        }
        return copy;
    }

    public int size() {
        return values.length;
    }

    /** A copy of the values, NaN where missing. */
    public double[] values() {
        return values.clone();
    }

    /** Number of buckets that have a value. */
    public int present() {
        int count = 0;
        for (double value : values) {
            count += Double.isNaN(value) ? 0 : 1;
        }
        return count;
    }

    /** Values after {@code transform}, NaN where missing. */
    public double[] transformed(Transform transform) {
        double[] result = new double[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = transform.apply(values[i]);
        }
        return result;
    }

    /** Shrinks {@code deviations} (one per bucket, in place) by the weight behind each; nothing happens without weights. */
    public void shrink(double[] deviations) {
        if (weights == null) {
            return;
        }
        for (int i = 0; i < deviations.length; i++) {
            deviations[i] *= weights[i] / (weights[i] + SHRINK_OBSERVATIONS);
        }
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
