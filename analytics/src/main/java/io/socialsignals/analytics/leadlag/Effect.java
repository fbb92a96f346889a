package io.socialsignals.analytics.leadlag;

import io.socialsignals.analytics.series.Transform;
import java.util.Locale;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * What a change on the leading side is followed by, in plain units.
 *
 * @param leader name of the leading side
 * @param follower name of the following side
 * @param step change of the leader that the effect is for: an amount, or a fraction when {@code stepIsFraction}
 * @param stepIsFraction whether {@code step} multiplies (.1 = ten per cent more)
 * @param change change of the follower: per cent when {@code changeIsPercent}, else its own unit
 * @param lower lower end of the 95 % interval of {@code change}
 * @param upper upper end
 * @param changeIsPercent whether {@code change} is in per cent
 * @param slope regression slope on the transformed scales
 * @param standardError its heteroscedasticity and autocorrelation consistent standard error
 */
public record Effect(
        String leader,
        String follower,
        double step,
        boolean stepIsFraction,
        double change,
        double lower,
        double upper,
        boolean changeIsPercent,
        double slope,
        double standardError) {

    /**
     * Slope of {@code y} on {@code x} with the Newey-West (1987) standard error: Bartlett kernel of {@code floor(1.3 sqrt n)}
     * lags (Lazarus, Lewis, Stock and Watson 2018), small-sample factor {@code n / df}, and the t quantile stretched by the
     * fixed-bandwidth critical value of Kiefer and Vogelsang (2005, table 1). The series keep their momentum: noise in a
     * measured mean would weigh more without it and pull the slope towards zero.
     *
     * @param spent degrees of freedom used before, such as the season's
     */
    static Effect of(double[] x, double[] y, int spent, LeadLagSpec.Side leader, LeadLagSpec.Side follower) {
        int n = x.length;
        double mx = 0;
        double my = 0;
        for (int t = 0; t < n; t++) {
            mx += x[t] / n;
            my += y[t] / n;
        }
        double sxx = 0;
        double sxy = 0;
        for (int t = 0; t < n; t++) {
            sxx += (x[t] - mx) * (x[t] - mx);
            sxy += (x[t] - mx) * (y[t] - my);
        }
        double slope = sxy / sxx;
        double[] scores = new double[n];
        for (int t = 0; t < n; t++) {
            scores[t] = (x[t] - mx) * (y[t] - my - slope * (x[t] - mx));
        }
        int bandwidth = (int) Math.floor(1.3 * Math.sqrt(n));
        double meat = 0;
        for (int lag = 0; lag <= bandwidth && lag < n; lag++) {
            double sum = 0;
            for (int t = lag; t < n; t++) {
                sum += scores[t] * scores[t - lag];
            }
            meat += (lag == 0 ? 1 : 2 * (1 - lag / (bandwidth + 1.0))) * sum;
        }
        double df = Math.max(1, n - 2 - spent);
        double error = Math.sqrt(Math.max(0, meat) * n / df) / sxx;
        double b = bandwidth / (double) n;
        double stretch = (1.9600 + 2.9694 * b + 0.4160 * b * b - 0.5324 * b * b * b) / 1.9600;
        double margin = new TDistribution(null, df).inverseCumulativeProbability(0.975) * stretch * error;
        double step = leader.transformedStep();
        boolean percent = follower.transform() == Transform.LOG1P;
        return new Effect(
                leader.name(),
                follower.name(),
                leader.step(),
                leader.transform() == Transform.LOG1P,
                plain(slope * step, percent),
                plain((slope - margin) * step, percent),
                plain((slope + margin) * step, percent),
                percent,
                slope,
                error);
    }

    private static double plain(double change, boolean percent) {
        return percent ? 100 * Math.expm1(change) : change;
    }

    /** One sentence part, such as {@code +0.1 sentiment => +2.3 % purchases (95 % +1.1 to +3.5)}. */
    public String sentence() {
        String unit = changeIsPercent ? " %" : "";
        String rise = stepIsFraction
                ? String.format(Locale.ROOT, "%+.0f %% %s", 100 * step, leader)
                : String.format(Locale.ROOT, "%+.3g %s", step, leader);
        return String.format(
                Locale.ROOT, "%s => %+.2f%s %s (95 %% %+.2f to %+.2f)", rise, change, unit, follower, lower, upper);
    }
}
