package io.socialsignals.analytics.leadlag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * Granger (1969): do the past {@code order} values of a cause improve the prediction of a response beyond its own past
 * {@code order} values and a constant? F-test of the two nested least-squares fits. "Predicts", not "causes".
 *
 * @param f F statistic; NaN where the test is not defined (too few rows, collinear past)
 * @param p its p-value; NaN where {@code f} is
 * @param numerator degrees of freedom of the numerator, the order
 * @param denominator degrees of freedom of the denominator
 */
public record GrangerTest(double f, double p, int numerator, int denominator) {

    /**
     * Rows with a missing value are left out.
     *
     * @param order past values, 1 or more
     */
    public static GrangerTest of(double[] cause, double[] response, int order) {
        List<double[]> rows = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int t = order; t < response.length; t++) {
            double[] row = new double[2 * order];
            double sum = response[t];
            for (int j = 0; j < order; j++) {
                row[j] = response[t - 1 - j];
                row[order + j] = cause[t - 1 - j];
                sum += row[j] + row[order + j];
            }
            if (!Double.isNaN(sum)) {
                rows.add(row);
                values.add(response[t]);
            }
        }
        int denominator = rows.size() - 2 * order - 1;
        if (denominator < 1) {
            return new GrangerTest(Double.NaN, Double.NaN, order, Math.max(0, denominator));
        }
        double[] y = values.stream().mapToDouble(v -> v).toArray();
        try {
            double full = residualSquares(y, rows, 2 * order);
            double own = residualSquares(y, rows, order);
            double f = (own - full) / order / (full / denominator);
            if (!(full > 0)) {
                return new GrangerTest(Double.NaN, Double.NaN, order, denominator);
            }
            // Upper tail through the reciprocal's lower tail: accurate where 1 - cdf would round to zero.
            double p = f <= 0 ? 1 : new FDistribution(null, denominator, order).cumulativeProbability(1 / f);
            return new GrangerTest(f, p, order, denominator);
        } catch (SingularMatrixException collinear) {
            return new GrangerTest(Double.NaN, Double.NaN, order, denominator);
        }
    }

    private static double residualSquares(double[] y, List<double[]> rows, int width) {
        double[][] x = new double[rows.size()][];
        for (int i = 0; i < x.length; i++) {
            x[i] = Arrays.copyOf(rows.get(i), width);
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(y, x);
        return regression.calculateResidualSumOfSquares();
    }
}
