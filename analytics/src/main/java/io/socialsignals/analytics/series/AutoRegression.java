package io.socialsignals.analytics.series;

/**
 * A series' own momentum, {@code v[t] = sum(phi[j] v[t-j]) + e[t]}, fitted by Yule-Walker (Levinson-Durbin), order by AIC.
 *
 * <p>Removing a season also removes the noise at the season's frequencies, so plain autocovariances of the rest are too
 * small and the fitted momentum too weak: the reason why prewhitened tests are liberal on short windows. The expected loss
 * {@code sum_j g(w_j) cos(w_j h) / n} over the removed columns, with the spectrum g of the model fitted so far, is put back
 * (three rounds; the fixed point approximates restricted maximum likelihood).
 */
public final class AutoRegression {
    private static final int ROUNDS = 3;
    private static final double MAX_REFLECTION = 0.985;

    private final double[] phi;
    private final double variance;

    private AutoRegression(double[] phi, double variance) {
        this.phi = phi;
        this.variance = variance;
    }

    /** No momentum at all. */
    public static AutoRegression none() {
        return new AutoRegression(new double[0], 1);
    }

    /**
     * Fits {@code residuals} (NaN where missing) that {@code basis} left over.
     *
     * @param maxOrder 0 to {@link SeasonBasis#MAX_ORDER}; 0 gives {@link #none()}
     */
    public static AutoRegression fit(double[] residuals, SeasonBasis basis, int maxOrder) {
        if (maxOrder == 0) {
            return none();
        }
        double[] observed = autocovariances(residuals, maxOrder);
        if (!(observed[0] > 0)) {
            return none();
        }
        double[] covariances = observed.clone();
        AutoRegression model = levinson(covariances, basis.size(), maxOrder);
        for (int round = 0; round < ROUNDS; round++) {
            System.arraycopy(observed, 0, covariances, 0, observed.length);
            for (int j = 0; j < basis.degrees(); j++) {
                double[] cosines = basis.cosines(j);
                double lost = model.spectrum(cosines, basis.sines(j)) / basis.size();
                for (int h = 0; h <= maxOrder; h++) {
                    covariances[h] += lost * cosines[h];
                }
            }
            model = levinson(covariances, basis.size(), maxOrder);
        }
        return model;
    }

    private static double[] autocovariances(double[] values, int maxLag) {
        double[] result = new double[maxLag + 1];
        for (int h = 0; h <= maxLag; h++) {
            double sum = 0;
            int count = 0;
            for (int t = h; t < values.length; t++) {
                double product = values[t] * values[t - h];
                if (!Double.isNaN(product)) {
                    sum += product;
                    count++;
                }
            }
            result[h] = count == 0 ? 0 : sum / count;
        }
        return result;
    }

    private static AutoRegression levinson(double[] covariances, int n, int maxOrder) {
        double[] current = new double[0];
        double error = covariances[0];
        AutoRegression best = new AutoRegression(current, error);
        double bestAic = n * Math.log(error);
        for (int p = 1; p <= maxOrder; p++) {
            double reflection = covariances[p];
            for (int j = 0; j < p - 1; j++) {
                reflection -= current[j] * covariances[p - 1 - j];
            }
            reflection = Math.max(-MAX_REFLECTION, Math.min(MAX_REFLECTION, reflection / error));
            double[] next = new double[p];
            for (int j = 0; j < p - 1; j++) {
                next[j] = current[j] - reflection * current[p - 2 - j];
            }
            next[p - 1] = reflection;
            current = next;
            error *= 1 - reflection * reflection;
            double aic = n * Math.log(error) + 2 * p;
            if (aic < bestAic) {
                bestAic = aic;
                best = new AutoRegression(current, error);
            }
        }
        return best;
    }

    /** Expected squared size of the noise's part along a unit column, given the cosines and sines of its frequency. */
    double spectrum(double[] cosines, double[] sines) {
        double real = 1;
        double imaginary = 0;
        for (int j = 0; j < phi.length; j++) {
            real -= phi[j] * cosines[j + 1];
            imaginary += phi[j] * sines[j + 1];
        }
        return variance / (real * real + imaginary * imaginary);
    }

    public int order() {
        return phi.length;
    }

    public double[] coefficients() {
        return phi.clone();
    }

    /** {@code values} with each missing bucket replaced by this model's prediction from the buckets before it. */
    public double[] filled(double[] values) {
        double[] result = values.clone();
        for (int t = 0; t < result.length; t++) {
            if (Double.isNaN(result[t])) {
                double predicted = 0;
                for (int j = 0; j < phi.length && j < t; j++) {
                    predicted += phi[j] * result[t - 1 - j];
                }
                result[t] = predicted;
            }
        }
        return result;
    }

    /**
     * {@code values[t] - sum(phi[j] values[t-j])}: NaN in the first {@link #order()} buckets and where {@code values} is
     * missing.
     *
     * @param filled the same series without gaps, read for predecessors only
     */
    public double[] filter(double[] values, double[] filled) {
        int p = phi.length;
        double[] result = new double[values.length];
        for (int t = 0; t < result.length; t++) {
            if (t < p) {
                result[t] = Double.NaN;
                continue;
            }
            double rest = values[t];
            for (int j = 0; j < p; j++) {
                rest -= phi[j] * filled[t - 1 - j];
            }
            result[t] = rest;
        }
        return result;
    }
}
