package io.socialsignals.analytics.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealVector;

/**
 * Orthonormal basis of everything that is explained before two series are compared: level, straight trend, the profile of
 * the day and, from two weeks on, the first harmonics of the week. Removing it is least squares on the buckets that have a
 * value, and {@link #degrees()} says how many degrees of freedom that costs.
 *
 * <p>The day is described by all its harmonics, which span the same space as a mean per slot but do not depend on which
 * slot the window begins with. A window of less than seven days gets two harmonics only, one of less than two days none.
 *
 * <p>Most daily profiles are smooth, and each harmonic costs two degrees of freedom, so {@link #smooth()} keeps the first
 * four only. {@link #roughness} tells whether a series needs the rest.
 */
public final class SeasonBasis {
    private static final int WEEK_HARMONICS = 3;
    private static final int SMOOTH_HARMONICS = 4;
    static final int MAX_ORDER = 3;

    private final int size;
    private final double[][] columns;
    private final double[] frequencies;
    private final double[][] cosines;
    private final double[][] sines;
    private final int smoothColumns;

    private SeasonBasis(int size, double[][] columns, double[] frequencies, int smoothColumns) {
        this.size = size;
        this.columns = columns;
        this.frequencies = frequencies;
        this.cosines = new double[columns.length][MAX_ORDER + 1];
        this.sines = new double[columns.length][MAX_ORDER + 1];
        for (int j = 0; j < columns.length; j++) {
            for (int h = 0; h <= MAX_ORDER; h++) {
                cosines[j][h] = Math.cos(h * frequencies[j]);
                sines[j][h] = Math.sin(h * frequencies[j]);
            }
        }
        this.smoothColumns = smoothColumns;
    }

    /**
     * Basis for windows of {@code size} buckets.
     *
     * @param slots buckets per day, 0 for series without a season
     */
    public static SeasonBasis of(int size, int slots) {
        List<double[]> columns = new ArrayList<>();
        List<Double> frequencies = new ArrayList<>();
        double[] level = new double[size];
        double[] trend = new double[size];
        for (int t = 0; t < size; t++) {
            level[t] = 1;
            trend[t] = t - (size - 1) / 2.0;
        }
        add(columns, frequencies, level, 0);
        add(columns, frequencies, trend, 0);
        int smooth = columns.size();
        if (slots > 1) {
            for (int h = 1; size >= 14 * slots && h <= WEEK_HARMONICS; h++) {
                addHarmonic(columns, frequencies, size, 2 * Math.PI * h / (7.0 * slots));
            }
            smooth = columns.size();
            int daily = size >= 7 * slots ? slots / 2 : size >= 2 * slots ? Math.min(2, slots / 2) : 0;
            for (int h = 1; h <= daily; h++) {
                addHarmonic(columns, frequencies, size, 2 * Math.PI * h / slots);
                smooth = h <= SMOOTH_HARMONICS ? columns.size() : smooth;
            }
        }
        return new SeasonBasis(
                size,
                columns.toArray(double[][]::new),
                frequencies.stream().mapToDouble(f -> f).toArray(),
                smooth);
    }

    /** The same without the daily harmonics above the fourth. */
    public SeasonBasis smooth() {
        return smoothColumns == columns.length
                ? this
                : new SeasonBasis(size, Arrays.copyOf(columns, smoothColumns), frequencies, smoothColumns);
    }

    /**
     * p-value of "this series needs no more than {@link #smooth()}": the power in the columns beyond, each over the noise
     * expected at its frequency, is chi-squared with as many degrees of freedom. 1 where there are no columns beyond.
     *
     * @param residuals what the smooth basis left of the series; missing buckets count as zero
     * @param noise momentum fitted to them
     */
    public double roughness(double[] residuals, AutoRegression noise) {
        int beyond = columns.length - smoothColumns;
        if (beyond == 0) {
            return 1;
        }
        double power = 0;
        for (int j = smoothColumns; j < columns.length; j++) {
            double part = 0;
            for (int t = 0; t < size; t++) {
                part += Double.isNaN(residuals[t]) ? 0 : columns[j][t] * residuals[t];
            }
            power += part * part / noise.spectrum(cosines[j], sines[j]);
        }
        return 1 - new ChiSquaredDistribution(null, beyond).cumulativeProbability(power);
    }

    private static void addHarmonic(List<double[]> columns, List<Double> frequencies, int size, double frequency) {
        double[] cosine = new double[size];
        double[] sine = new double[size];
        for (int t = 0; t < size; t++) {
            cosine[t] = Math.cos(frequency * t);
            sine[t] = Math.sin(frequency * t);
        }
        add(columns, frequencies, cosine, frequency);
        add(columns, frequencies, sine, frequency);
    }

    /** Gram-Schmidt, twice for accuracy; a column without a part of its own (a sine at half the sampling rate) is dropped. */
    private static void add(List<double[]> columns, List<Double> frequencies, double[] column, double frequency) {
        double before = Math.sqrt(dot(column, column));
        for (int pass = 0; pass < 2; pass++) {
            for (double[] other : columns) {
                double part = dot(other, column);
                for (int t = 0; t < column.length; t++) {
                    column[t] -= part * other[t];
                }
            }
        }
        double norm = Math.sqrt(dot(column, column));
        if (norm > 1e-9 * Math.max(before, Math.sqrt(column.length))) {
            for (int t = 0; t < column.length; t++) {
                column[t] /= norm;
            }
            columns.add(column);
            frequencies.add(frequency);
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int t = 0; t < a.length; t++) {
            sum += a[t] * b[t];
        }
        return sum;
    }

    public int size() {
        return size;
    }

    /** Degrees of freedom that removing this basis costs. */
    public int degrees() {
        return columns.length;
    }

    /** {@code cos(h w)} of a column's frequency w, h from 0 to {@link #MAX_ORDER}. */
    double[] cosines(int column) {
        return cosines[column];
    }

    /** {@code sin(h w)} of a column's frequency w, h from 0 to {@link #MAX_ORDER}. */
    double[] sines(int column) {
        return sines[column];
    }

    /** What {@code values} leaves after least squares on this basis, NaN where missing; the argument is not changed. */
    public double[] residuals(double[] values) {
        int present = 0;
        for (double value : values) {
            present += Double.isNaN(value) ? 0 : 1;
        }
        if (present == size) {
            return complete(values);
        }
        return present > columns.length ? masked(values) : missing();
    }

    private double[] missing() {
        double[] result = new double[size];
        Arrays.fill(result, Double.NaN);
        return result;
    }

    private double[] complete(double[] values) {
        double[] result = values.clone();
        for (double[] column : columns) {
            double part = dot(column, result);
            for (int t = 0; t < size; t++) {
                result[t] -= part * column[t];
            }
        }
        return result;
    }

    private double[] masked(double[] values) {
        int k = columns.length;
        double[][] gram = new double[k][k];
        double[] right = new double[k];
        for (int i = 0; i < k; i++) {
            for (int t = 0; t < size; t++) {
                if (!Double.isNaN(values[t])) {
                    right[i] += columns[i][t] * values[t];
                    for (int j = 0; j <= i; j++) {
                        gram[i][j] += columns[i][t] * columns[j][t];
                    }
                }
            }
            for (int j = 0; j < i; j++) {
                gram[j][i] = gram[i][j];
            }
            // A slot that never has a value leaves its columns undetermined: the tiny ridge then picks the smallest
            // solution.
            gram[i][i] += 1e-9;
        }
        RealVector parts = new CholeskyDecomposition(new Array2DRowRealMatrix(gram, false))
                .getSolver()
                .solve(new ArrayRealVector(right, false));
        double[] result = values.clone();
        for (int i = 0; i < k; i++) {
            for (int t = 0; t < size; t++) {
                result[t] -= parts.getEntry(i) * columns[i][t];
            }
        }
        return result;
    }
}
