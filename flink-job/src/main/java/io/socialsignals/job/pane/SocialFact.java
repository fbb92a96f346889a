package io.socialsignals.job.pane;

/**
 * What a post, or an engagement snapshot of one, adds to one product's minute.
 *
 * @param topic which of the two it comes from
 * @param at created or measured, epoch milliseconds UTC
 * @param arrived Kafka's time, epoch milliseconds UTC
 * @param change what to add; of engagement the difference to the snapshot before
 */
public record SocialFact(
        String product,
        String platform,
        String topic,
        long at,
        long arrived,
        int partition,
        long offset,
        SocialCounts change) {}
