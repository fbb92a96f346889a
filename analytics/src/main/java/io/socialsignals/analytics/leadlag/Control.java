package io.socialsignals.analytics.leadlag;

import io.socialsignals.analytics.series.AutoRegression;
import io.socialsignals.analytics.series.SeasonBasis;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * Holds a confounder fixed: finds the lags at which it moves a series and takes its part out by generalised least squares
 * (both sides filtered by the series' own momentum). Lags are added one at a time while the rest still follows the
 * confounder, at most {@link #MAX_LAGS}. Doing this to both sides of a pair and testing what is left is the partialling-out
 * of Frisch, Waugh and Lovell with the double selection of Belloni, Chernozhukov and Hansen (2014).
 */
final class Control {
    private static final int MAX_LAGS = 4;

    private final SeasonBasis basis;
    private final PairTest test;
    private final int maxOrder;
    private final double alpha;

    Control(SeasonBasis basis, PairTest test, int maxOrder, double alpha) {
        this.basis = basis;
        this.test = test;
        this.maxOrder = maxOrder;
        this.alpha = alpha;
    }

    /**
     * @param first lag and p-value of the strongest relation
     * @param lags lags taken out, in the order found; empty when the confounder does not move the series
     * @param rest the series with the confounder held fixed
     */
    record Held(PairTest.Outcome first, List<Integer> lags, Residual rest) {}

    Held hold(Residual confounder, Residual series) {
        PairTest.Outcome first = test.test(confounder, series, 0, false);
        PairTest.Outcome next = first;
        List<Integer> lags = new ArrayList<>();
        Residual rest = series;
        while (next.p() < alpha && lags.size() < MAX_LAGS && !lags.contains(next.lag())) {
            lags.add(next.lag());
            rest = without(confounder, lags, series, rest.momentum());
            next = test.test(confounder, rest, lags.size(), false);
        }
        return new Held(first, lags, rest);
    }

    private Residual without(Residual confounder, List<Integer> lags, Residual series, AutoRegression momentum) {
        double[] response = series.filteredBy(momentum);
        double[][] columns = new double[lags.size()][];
        double[][] filtered = new double[lags.size()][];
        for (int i = 0; i < columns.length; i++) {
            Residual delayed = confounder.delayed(lags.get(i));
            columns[i] = delayed.values();
            filtered[i] = delayed.filteredBy(momentum);
        }
        double[] slopes = regress(response, filtered);
        double[] rest = series.values().clone();
        for (int i = 0; i < columns.length; i++) {
            for (int t = 0; t < rest.length; t++) {
                rest[t] -= slopes[i] * (Double.isNaN(columns[i][t]) ? 0 : columns[i][t]);
            }
        }
        return Residual.of(rest, basis, maxOrder);
    }

    private static double[] regress(double[] response, double[][] columns) {
        List<double[]> rows = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int t = 0; t < response.length; t++) {
            double[] row = new double[columns.length];
            double sum = response[t];
            for (int i = 0; i < row.length; i++) {
                row[i] = columns[i][t];
                sum += row[i];
            }
            if (!Double.isNaN(sum)) {
                rows.add(row);
                values.add(response[t]);
            }
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(values.stream().mapToDouble(v -> v).toArray(), rows.toArray(double[][]::new));
        try {
            double[] withIntercept = regression.estimateRegressionParameters();
            double[] slopes = new double[columns.length];
            System.arraycopy(withIntercept, 1, slopes, 0, slopes.length);
            return slopes;
        } catch (SingularMatrixException collinear) {
            return new double[columns.length];
        }
    }
}
