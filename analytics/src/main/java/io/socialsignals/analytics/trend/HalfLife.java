package io.socialsignals.analytics.trend;

/**
 * How fast a trend fades: log-linear fit of what exceeds the usual level, from the peak on, each hour weighted by the
 * inverse variance of its logarithm (delta method).
 *
 * @param hours half-life; positive infinity if it does not fade; NaN with fewer than three usable hours
 * @param low lower end of the 95 % interval
 * @param high upper end, infinite if not fading cannot be ruled out
 */
public record HalfLife(double hours, double low, double high) {
    private static final double Z95 = 1.96;
    private static final double LEAST_SHARE = 0.08;
    /** A slope nearer to zero (per hour, a half-life of 79 years) is rounding: it does not fade. */
    private static final double LEAST_SLOPE = 1e-6;

    static final HalfLife UNKNOWN = new HalfLife(Double.NaN, Double.NaN, Double.NaN);

    /** Half-life from which a trend is called lasting. */
    public static final double LASTING_HOURS = 48;

    /** {@code fad}, {@code lasting}, or {@code unknown} without an estimate. */
    public String longevity() {
        if (Double.isNaN(hours)) {
            return "unknown";
        }
        return hours >= LASTING_HOURS ? "lasting" : "fad";
    }

    /**
     * @param counts hourly counts from the hour of the peak on
     * @param usual count per hour that is no part of the trend
     */
    public static HalfLife fit(double[] counts, double usual) {
        int n = fading(counts, usual);
        double w = 0;
        double wt = 0;
        double wy = 0;
        double wtt = 0;
        double wty = 0;
        int used = 0;
        double[] weights = new double[n];
        double[] logs = new double[n];
        for (int t = 0; t < n; t++) {
            // The mean of three hours keeps the logarithm of small counts nearly unbiased.
            double smooth = smooth(counts, t, n);
            double excess = smooth - usual;
            if (excess > 0.5) {
                weights[t] = excess * excess / Math.max(smooth, 1);
                logs[t] = Math.log(excess);
                w += weights[t];
                wt += weights[t] * t;
                wy += weights[t] * logs[t];
                wtt += weights[t] * t * t;
                wty += weights[t] * t * logs[t];
                used++;
            }
        }
        double determinant = w * wtt - wt * wt;
        if (used < 3 || determinant <= 0) {
            return UNKNOWN;
        }
        double slope = (w * wty - wt * wy) / determinant;
        double intercept = (wy - slope * wt) / w;
        double misfit = 0;
        for (int t = 0; t < n; t++) {
            double off = logs[t] - intercept - slope * t;
            misfit += weights[t] * off * off;
        }
        double error = Math.sqrt(Math.max(1, misfit / Math.max(1, used - 2)) * w / determinant);
        return new HalfLife(halving(slope), halving(slope - Z95 * error), halving(slope + Z95 * error));
    }

    private static double halving(double slope) {
        return slope < -LEAST_SLOPE ? Math.log(2) / -slope : Double.POSITIVE_INFINITY;
    }

    /** Hours until the smoothed excess first falls below a share of its start: what follows is noise about the usual. */
    private static int fading(double[] counts, double usual) {
        double least = Math.max(1, LEAST_SHARE * (counts.length == 0 ? 0 : counts[0] - usual));
        for (int t = 3; t < counts.length; t++) {
            if (smooth(counts, t, counts.length) - usual < least) {
                return t;
            }
        }
        return counts.length;
    }

    private static double smooth(double[] counts, int t, int n) {
        if (t == 0 || t + 1 >= n) {
            return counts[t];
        }
        return (counts[t - 1] + counts[t] + counts[t + 1]) / 3;
    }
}
