package io.socialsignals.job.enrich;

import io.socialsignals.events.Engagement;

/**
 * A row of post_engagement: the newest snapshot of a post that is about a product.
 *
 * @param peakHours hours from the post to the end of the stretch in which engagement came fastest; NaN without any
 */
public record PostEngagement(PostSeen post, Engagement newest, double peakHours) {}
