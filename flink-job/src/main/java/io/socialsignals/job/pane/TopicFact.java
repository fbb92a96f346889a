package io.socialsignals.job.pane;

/**
 * What a post adds to one product's hour.
 *
 * @param topic its id
 * @param at created, epoch milliseconds UTC
 */
public record TopicFact(String product, int topic, long at, TopicCounts change) {}
