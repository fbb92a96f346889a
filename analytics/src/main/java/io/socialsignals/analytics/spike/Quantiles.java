package io.socialsignals.analytics.spike;

import java.util.Arrays;

/** Order statistics of small samples. NaN marks a missing value and is left out. */
final class Quantiles {

    /** Makes a median absolute deviation estimate the standard deviation of a normal sample. */
    static final double MAD_TO_SIGMA = 1.4826;

    private Quantiles() {}

    /** The present values in ascending order. */
    static double[] sorted(float[] values) {
        double[] present = new double[values.length];
        int n = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                present[n++] = value;
            }
        }
        double[] out = Arrays.copyOf(present, n);
        Arrays.sort(out);
        return out;
    }

    /** Linear interpolation between order statistics (Hyndman and Fan type 7); NaN of an empty sample. */
    static double of(double[] ascending, double share) {
        if (ascending.length == 0) {
            return Double.NaN;
        }
        double at = share * (ascending.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (at - below) * (ascending[above] - ascending[below]);
    }

    static double median(double[] values, int n) {
        double[] copy = Arrays.copyOf(values, n);
        Arrays.sort(copy);
        return of(copy, 0.5);
    }

    /** Robust standard deviation around the median; NaN of an empty sample. */
    static double robustSigma(float[] values) {
        double[] ascending = sorted(values);
        double centre = of(ascending, 0.5);
        double[] deviations = new double[ascending.length];
        for (int i = 0; i < deviations.length; i++) {
            deviations[i] = Math.abs(ascending[i] - centre);
        }
        return MAD_TO_SIGMA * median(deviations, deviations.length);
    }
}
