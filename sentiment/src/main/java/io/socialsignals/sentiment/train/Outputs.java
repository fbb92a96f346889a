package io.socialsignals.sentiment.train;

/**
 * Both tiers' raw outputs for one held-out text.
 *
 * @param label 0 negative, 1 neutral, 2 positive
 */
record Outputs(int label, double[] encoder, double[] fast) {}
