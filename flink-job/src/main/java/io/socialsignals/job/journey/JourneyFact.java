package io.socialsignals.job.journey;

/**
 * What changes in a row of the table of journeys.
 *
 * @param product empty for all products together
 * @param hour its start, epoch milliseconds UTC
 * @param change to add, in the order of {@link JourneyCounts}
 */
public record JourneyFact(String product, String origin, long hour, long[] change) {}
