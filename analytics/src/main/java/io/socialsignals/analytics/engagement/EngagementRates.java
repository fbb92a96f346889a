package io.socialsignals.analytics.engagement;

import org.jspecify.annotations.Nullable;

/**
 * What counters amount to. Every rate is in percent and null, not zero, where its denominator is unknown.
 *
 * @param engagementRate (likes + comments + shares) / reach * 100
 * @param viralityScore ({@value #SHARE_WEIGHT} * shares + {@value #COMMENT_WEIGHT} * comments) / reach * 100: a share
 *     carries the post to others, a comment only lifts it
 * @param clickThroughRate clicks / impressions * 100
 * @param saveRate saves / reach * 100
 * @param shareRate shares / reach * 100
 * @param profileVisitRate profile visits / reach * 100
 */
public record EngagementRates(
        @Nullable Double engagementRate,
        @Nullable Double viralityScore,
        @Nullable Double clickThroughRate,
        @Nullable Double saveRate,
        @Nullable Double shareRate,
        @Nullable Double profileVisitRate) {
    public static final double SHARE_WEIGHT = 0.7;
    public static final double COMMENT_WEIGHT = 0.3;

    public static EngagementRates of(EngagementCounts counts) {
        return new EngagementRates(
                percent(counts.engagements(), counts.reach()),
                percent(SHARE_WEIGHT * counts.shares() + COMMENT_WEIGHT * counts.comments(), counts.reach()),
                percent(counts.clicks(), counts.impressions()),
                percent(counts.saves(), counts.reach()),
                percent(counts.shares(), counts.reach()),
                percent(counts.profileVisits(), counts.reach()));
    }

    /** (now - before) / before * 100; null where there were no followers before. */
    public static @Nullable Double followerGrowth(long before, long now) {
        return percent(now - before, before);
    }

    static @Nullable Double percent(double part, long whole) {
        return whole <= 0 ? null : part / whole * 100;
    }
}
