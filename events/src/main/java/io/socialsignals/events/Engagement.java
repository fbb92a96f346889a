package io.socialsignals.events;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a post's counters, all cumulative since the post was created. Key: {@code postId}; event time:
 * {@code at}.
 *
 * @param at measured, epoch milliseconds UTC
 * @param reach people reached, null where the platform does not tell
 * @param impressions times shown, null where the platform does not tell
 * @param authorFollowers followers of the author at that time, null where unknown
 */
public record Engagement(
        String id,
        long at,
        String postId,
        String platform,
        long likes,
        long comments,
        long shares,
        long saves,
        long clicks,
        long profileVisits,
        @Nullable Long reach,
        @Nullable Long impressions,
        @Nullable Long authorFollowers)
        implements Serializable {}
