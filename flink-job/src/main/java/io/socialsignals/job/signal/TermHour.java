package io.socialsignals.job.signal;

/**
 * How often a phrase was used in one product's talk in one hour.
 *
 * @param hour hours since the epoch
 * @param authors distinct ones, two or more
 * @param uses posts
 * @param since hour of the product's first talk: before that nothing is known of the phrase
 */
public record TermHour(String term, long hour, long authors, long uses, long since) {}
