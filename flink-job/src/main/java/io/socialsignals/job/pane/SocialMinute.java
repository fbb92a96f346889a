package io.socialsignals.job.pane;

/**
 * A row of social_metrics.
 *
 * @param minute its start, epoch milliseconds UTC
 */
public record SocialMinute(String productId, String platform, long minute, SocialCounts counts) {}
