package io.socialsignals.job.journey;

/**
 * A row of journey_hours.
 *
 * @param productId empty for all products together
 * @param platform of arrival, empty for direct
 * @param campaign empty for none
 * @param hour its start, epoch milliseconds UTC
 * @param counts in the order of {@link JourneyCounts}
 */
public record JourneyRow(String productId, String platform, String campaign, long hour, long[] counts) {}
