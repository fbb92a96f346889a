package io.socialsignals.job.enrich;

import io.socialsignals.events.Post;
import java.util.List;

/**
 * A post and the products that it is about.
 *
 * @param arrived Kafka's time, epoch milliseconds UTC
 * @param late whether it came after its minute was first due
 * @param products ids, sorted; empty for an irrelevant post
 */
public record MatchedPost(Post post, long arrived, int partition, long offset, boolean late, List<String> products) {}
