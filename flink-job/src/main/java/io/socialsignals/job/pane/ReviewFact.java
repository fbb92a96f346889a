package io.socialsignals.job.pane;

/**
 * What one review adds to its product's minute.
 *
 * @param at written, epoch milliseconds UTC
 * @param arrived Kafka's time, epoch milliseconds UTC
 */
public record ReviewFact(String product, long at, long arrived, int partition, long offset, ReviewCounts change) {}
