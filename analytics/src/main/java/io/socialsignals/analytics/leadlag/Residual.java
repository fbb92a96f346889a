package io.socialsignals.analytics.leadlag;

import io.socialsignals.analytics.series.AutoRegression;
import io.socialsignals.analytics.series.SeasonBasis;

/** What season and trend left of a series (NaN where missing), and its own momentum. */
record Residual(double[] values, AutoRegression momentum) {

    static Residual of(double[] values, SeasonBasis basis, int maxOrder) {
        return new Residual(values, AutoRegression.fit(values, basis, maxOrder));
    }

    /** This series after another's (or its own) momentum is removed; gaps are bridged by its own. */
    double[] filteredBy(AutoRegression other) {
        return other.filter(values, momentum.filled(values));
    }

    /** {@code values[t - lag]}, 0 before the window begins: outside it a deviation is expected to be nothing. */
    Residual delayed(int lag) {
        double[] result = new double[values.length];
        for (int t = lag; t < result.length; t++) {
            result[t] = values[t - lag];
        }
        return new Residual(result, momentum);
    }
}
