package io.socialsignals.analytics.spike;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Score of a detector by the published definition of the Numenta Anomaly Benchmark (Lavin and Ahmad 2015), standard
 * profile.
 *
 * <p>In each labelled window the earliest detection counts, the more the earlier in the window it lies; a window without
 * one costs 1; each detection outside of all windows costs up to 0.11, less when it follows closely upon a window. The
 * first 15 % of a series (at most 750 values) are not scored. The sum is scaled so that silence gives 0 and a detection
 * at the first value of each window gives 100.
 *
 * @param raw the sum, before scaling
 * @param windows how many windows there were
 * @param missed how many of them had no detection
 * @param falseAlarms how many detections lay outside of all windows
 */
public record NabScore(double raw, int windows, int missed, int falseAlarms) {
    private static final double FALSE_POSITIVE_WEIGHT = 0.11;
    private static final double PROBATION_SHARE = 0.15;
    private static final int PROBATION_OF = 5000;

    /** Between minus infinity and 100. */
    public double normalised() {
        return 100 * (raw + windows) / (2 * windows);
    }

    static NabScore none() {
        return new NabScore(0, 0, 0, 0);
    }

    NabScore plus(NabScore other) {
        return new NabScore(
                raw + other.raw, windows + other.windows, missed + other.missed, falseAlarms + other.falseAlarms);
    }

    /** @param scores one list of anomaly scores per series; those at or above the threshold are detections */
    public static NabScore of(List<NabSeries> series, List<double[]> scores, double threshold) {
        NabScore sum = none();
        for (int i = 0; i < series.size(); i++) {
            sum = sum.plus(of(series.get(i), scores.get(i), threshold));
        }
        return sum;
    }

    /** The score of one series. */
    public static NabScore of(NabSeries series, double[] scores, double threshold) {
        int n = series.values().length;
        int probation = (int) Math.min(Math.floor(PROBATION_SHARE * n), PROBATION_SHARE * PROBATION_OF);
        double raw = 0;
        int missed = 0;
        int falseAlarms = 0;
        int next = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            boolean inside =
                    next < series.windows().size() && i >= series.windows().get(next)[0];
            if (i >= probation && scores[i] >= threshold) {
                if (inside) {
                    best = Math.max(best, inWindow(series.windows().get(next), i));
                } else {
                    falseAlarms++;
                    raw += FALSE_POSITIVE_WEIGHT
                            * afterWindow(next == 0 ? null : series.windows().get(next - 1), i);
                }
            }
            if (inside && i == series.windows().get(next)[1]) {
                missed += best == Double.NEGATIVE_INFINITY ? 1 : 0;
                raw += Math.max(best, -1);
                best = Double.NEGATIVE_INFINITY;
                next++;
            }
        }
        return new NabScore(raw, series.windows().size(), missed, falseAlarms);
    }

    private static double inWindow(int[] window, int at) {
        double width = window[1] - window[0] + 1.0;
        return sigmoid(-(window[1] - at + 1) / width) / sigmoid(-1);
    }

    private static double afterWindow(int @Nullable [] window, int at) {
        return window == null ? -1 : sigmoid((at - window[1]) / (double) (window[1] - window[0]));
    }

    private static double sigmoid(double position) {
        return position >= 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
    }
}
