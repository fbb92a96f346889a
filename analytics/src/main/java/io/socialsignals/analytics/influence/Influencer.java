package io.socialsignals.analytics.influence;

/**
 * An author's influence, with its parts.
 *
 * @param author who
 * @param score 0 to 100: geometric mean of the two parts below, each against the highest in the graph
 * @param pageRank share of attention that ends with this author; sums to 1 over the graph
 * @param engagedReach distinct authors who turned to this author
 * @param mentions how often this author was named, self-mentions left out
 * @param replies how often answered
 * @param reposts how often spread
 */
public record Influencer(
        String author, double score, double pageRank, int engagedReach, int mentions, int replies, int reposts) {}
