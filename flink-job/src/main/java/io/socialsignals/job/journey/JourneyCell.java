package io.socialsignals.job.journey;

/**
 * A row of the table of journeys.
 *
 * @param product empty for all products together
 * @param hour its start, epoch milliseconds UTC
 */
record JourneyCell(String product, String origin, long hour) {
    static final long HOUR = 3_600_000;

    static JourneyCell of(String product, String origin, long at) {
        return new JourneyCell(product, origin, at - Math.floorMod(at, HOUR));
    }
}
