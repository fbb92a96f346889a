package io.socialsignals.job.pane;

/**
 * A row of review_metrics.
 *
 * @param minute its start, epoch milliseconds UTC
 */
public record ReviewMinute(String productId, long minute, ReviewCounts counts) {}
