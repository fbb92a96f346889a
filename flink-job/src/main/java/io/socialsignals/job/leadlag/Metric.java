package io.socialsignals.job.leadlag;

import io.socialsignals.analytics.leadlag.LeadLagSpec.Side;
import java.util.Locale;

/** Series of a product that can be compared. */
public enum Metric {
    /** Mean polarity of scored posts, weighted by their number; missing without posts. */
    SENTIMENT,
    /** Posts. */
    VOLUME,
    /** Likes, comments, shares, saves and clicks gained. */
    ENGAGEMENT,
    /** Mean search index; missing without a value. */
    SEARCH,
    /** Product views. */
    VIEWS,
    /** Purchases. */
    PURCHASES,
    /** Revenue, minor units, currencies added as they are. */
    REVENUE,
    /** Returns. */
    RETURNS;

    /** Name as shown and stored, lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The metric of a {@link #label}.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Metric named(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** Transform and unit for the analysis. */
    Side side() {
        return switch (this) {
            case SENTIMENT -> Side.level(label(), 0.1);
            case SEARCH -> Side.level(label(), 10);
            default -> Side.count(label());
        };
    }

    /** Value of a bucket with these sums, 0 for a count without any; NaN for a mean of nothing. */
    double value(Sums sums) {
        return switch (this) {
            case SENTIMENT -> sums.scored == 0 ? Double.NaN : sums.polarityMicro / 1e6 / sums.scored;
            case VOLUME -> sums.posts;
            case ENGAGEMENT -> Math.max(0, sums.engagement);
            case SEARCH -> sums.searches == 0 ? Double.NaN : sums.searchSum / (double) sums.searches;
            case VIEWS -> sums.views;
            case PURCHASES -> sums.purchases;
            case REVENUE -> sums.revenueMinor;
            case RETURNS -> sums.returns;
        };
    }

    /** Observations behind a mean. */
    double weight(Sums sums) {
        return this == SENTIMENT ? sums.scored : sums.searches;
    }
}
