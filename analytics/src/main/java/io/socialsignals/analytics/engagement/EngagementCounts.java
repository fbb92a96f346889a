package io.socialsignals.analytics.engagement;

/**
 * A post's counters at one moment, or the sum of several posts' counters. All 0 or more.
 *
 * @param reach distinct people who saw it; 0 where the platform does not tell
 * @param impressions how often it was shown; 0 where the platform does not tell
 */
public record EngagementCounts(
        long likes,
        long comments,
        long shares,
        long saves,
        long clicks,
        long profileVisits,
        long reach,
        long impressions) {

    public static final EngagementCounts NONE = new EngagementCounts(0, 0, 0, 0, 0, 0, 0, 0);

    /** Likes, comments and shares: what the engagement rate counts. */
    public long engagements() {
        return likes + comments + shares;
    }

    public EngagementCounts plus(EngagementCounts other) {
        return new EngagementCounts(
                likes + other.likes,
                comments + other.comments,
                shares + other.shares,
                saves + other.saves,
                clicks + other.clicks,
                profileVisits + other.profileVisits,
                reach + other.reach,
                impressions + other.impressions);
    }
}
