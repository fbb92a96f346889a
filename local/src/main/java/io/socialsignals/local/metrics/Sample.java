package io.socialsignals.local.metrics;

/**
 * One figure of the job at one time.
 *
 * @param metric what was measured; the name ends in the unit
 * @param step of the job, empty for the whole job
 * @param part of the step: the model tier of a score; else empty
 * @param value finite
 */
public record Sample(String metric, String step, String part, double value) {}
