package io.socialsignals.job.leadlag;

/**
 * A run of tests in which one confounder explained a pair.
 *
 * @param since window end of the first, epoch milliseconds UTC
 * @param tests how many so far
 * @param testedAt window end of the last, epoch milliseconds UTC
 */
public record CommonCause(String name, long since, int tests, long testedAt) {}
