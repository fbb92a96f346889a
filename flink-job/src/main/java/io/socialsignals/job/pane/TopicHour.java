package io.socialsignals.job.pane;

/**
 * A row of topic_metrics.
 *
 * @param hour its start, epoch milliseconds UTC
 */
public record TopicHour(String productId, int topic, long hour, TopicCounts counts) {}
