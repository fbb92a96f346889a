package io.socialsignals.analytics.leadlag;

import io.socialsignals.analytics.series.BucketSeries;
import io.socialsignals.analytics.series.SeasonBasis;
import org.jspecify.annotations.Nullable;

/** Both sides after transform, season and shrinkage, on the basis that the rougher of the two needs. */
record PreparedPair(SeasonBasis basis, Residual social, Residual sales) {
    private static final double ROUGH = 0.05;

    static PreparedPair of(SeasonBasis full, BucketSeries social, BucketSeries sales, LeadLagSpec spec) {
        SeasonBasis smooth = full.smooth();
        Residual x = residual(social, spec.social(), smooth, spec);
        Residual y = residual(sales, spec.sales(), smooth, spec);
        double roughest = Math.min(full.roughness(x.values(), x.momentum()), full.roughness(y.values(), y.momentum()));
        if (roughest >= ROUGH) {
            return new PreparedPair(smooth, x, y);
        }
        return new PreparedPair(
                full, residual(social, spec.social(), full, spec), residual(sales, spec.sales(), full, spec));
    }

    private static Residual residual(BucketSeries series, LeadLagSpec.Side side, SeasonBasis basis, LeadLagSpec spec) {
        double[] values = basis.residuals(series.transformed(side.transform()));
        series.shrink(values);
        return Residual.of(values, basis, spec.maxOrder());
    }

    /** Why {@code series} cannot be tested, or null when it can. */
    static @Nullable String obstacle(BucketSeries series, LeadLagSpec.Side side, int minimum) {
        double[] values = series.transformed(side.transform());
        int present = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                present++;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (present < minimum) {
            return side.name() + " has " + present + " buckets with a value, " + minimum + " are needed";
        }
        return high == low ? side.name() + " never changes" : null;
    }
}
