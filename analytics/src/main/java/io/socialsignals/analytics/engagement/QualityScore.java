package io.socialsignals.analytics.engagement;

import org.jspecify.annotations.Nullable;

/**
 * Quality of a post's engagement, 0 to 100, from four factors that each run from 0 to 1:
 *
 * <ul>
 *   <li>40 %: engagement rate against what is usual (r / (r + 1), r the ratio; 0.5 means as usual);
 *   <li>25 %: share of shares among engagements (half at 10 %);
 *   <li>20 %: share of comments among engagements (half at 10 %);
 *   <li>15 %: saves per engagement (half at 5 %).
 * </ul>
 *
 * @param value 0 to 100
 */
public record QualityScore(double value) {

    /**
     * @param usualRate engagement rate in percent that is usual for the author or the platform
     * @return null without reach, or where nothing is usual yet
     */
    public static @Nullable QualityScore of(EngagementCounts counts, double usualRate) {
        Double rate = EngagementRates.of(counts).engagementRate();
        if (rate == null || !(usualRate > 0)) {
            return null;
        }
        double engagements = Math.max(1, counts.engagements());
        double value = 40 * half(rate / usualRate, 1)
                + 25 * half(counts.shares() / engagements, 0.1)
                + 20 * half(counts.comments() / engagements, 0.1)
                + 15 * half(counts.saves() / engagements, 0.05);
        return new QualityScore(value);
    }

    private static double half(double x, double at) {
        return x / (x + at);
    }

    /** {@code excellent} from 65, {@code good} from 50, {@code fair} from 35, else {@code poor}. */
    public String tier() {
        if (value >= 65) {
            return "excellent";
        }
        if (value >= 50) {
            return "good";
        }
        return value >= 35 ? "fair" : "poor";
    }
}
