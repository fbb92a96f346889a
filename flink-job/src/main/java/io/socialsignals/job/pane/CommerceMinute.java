package io.socialsignals.job.pane;

/**
 * A row of commerce_metrics.
 *
 * @param region empty where unknown
 * @param minute its start, epoch milliseconds UTC
 */
public record CommerceMinute(String productId, String region, String currency, long minute, CommerceCounts counts) {}
