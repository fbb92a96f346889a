package io.socialsignals.simulators.tally;

import java.time.Duration;

/**
 * The job's settings that decide what it admits.
 *
 * @param disorder by which records of a partition may be out of order
 * @param lateness by which they may be late beyond that
 * @param maxAhead by which an event time may be ahead of its record's time stamp
 * @param gap break of a session after which a new visit begins; zero: no visits are followed
 * @param spamMemory how long a text is remembered to find copies of it; zero: no post is spam
 * @param spamCopies earlier near-copies from which on a post is spam
 * @param spamBurst earlier posts of an author within ten minutes from which on a post is spam
 */
public record TallyRules(
        Duration disorder,
        Duration lateness,
        Duration maxAhead,
        Duration gap,
        Duration spamMemory,
        int spamCopies,
        int spamBurst) {
    /** What the job does unless told otherwise: 10 s, 1 h, 5 min, 30 min, 12 h, 10, 20. */
    public static TallyRules standard() {
        return new TallyRules(
                Duration.ofSeconds(10),
                Duration.ofHours(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(12),
                10,
                20);
    }
}
