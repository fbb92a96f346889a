package io.socialsignals.simulators.tally;

import java.time.Duration;

/**
 * The job's settings that decide what it admits.
 *
 * @param disorder by which records of a partition may be out of order
 * @param lateness by which they may be late beyond that
 * @param maxAhead by which an event time may be ahead of its record's time stamp
 * @param gap break of a session after which a new visit begins
 */
public record TallyRules(Duration disorder, Duration lateness, Duration maxAhead, Duration gap) {
    /** What the job does unless told otherwise: 10 s, 1 h, 5 min, 30 min. */
    public static TallyRules standard() {
        return new TallyRules(
                Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofMinutes(30));
    }
}
