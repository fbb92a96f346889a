package io.socialsignals.job.signal;

/**
 * A row of influencers: an author's place among those who were turned to in the seven days up to a day's end.
 *
 * @param productId empty for all products together
 * @param day its start, epoch milliseconds UTC
 * @param rank 1 for the most influential
 * @param score 0 to 100
 */
public record InfluenceRow(
        String productId,
        long day,
        int rank,
        String author,
        double score,
        double pageRank,
        int engagedReach,
        int mentions,
        int replies,
        int reposts) {}
