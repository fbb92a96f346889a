package io.socialsignals.job.insight;

import java.util.List;

/**
 * A row of insights: something a marketer can act on, with what it rests on. Texts say {@code {product}} where a reader's
 * view puts the product's name.
 *
 * @param id rule, product and pair; with {@code at} the key
 * @param at since when it has held, epoch milliseconds UTC
 * @param ruleId rule that made it
 * @param status confirmed, fading or withdrawn
 * @param statement what was found, with its numbers
 * @param recommendation what to do
 * @param evidence test, numbers and window, JSON
 * @param withdrawnIf what would take it back
 * @param posts ids of the posts that counted most, heaviest first
 * @param windowStart start of the window it rests on, epoch milliseconds UTC
 * @param windowEnd its end
 */
public record Insight(
        String id,
        long at,
        String productId,
        String ruleId,
        String status,
        String statement,
        String recommendation,
        String evidence,
        String withdrawnIf,
        List<String> posts,
        long windowStart,
        long windowEnd) {}
