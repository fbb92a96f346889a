package io.socialsignals.sentiment.train;

/**
 * All stages' raw outputs for one held-out text.
 *
 * @param label 0 negative, 1 neutral, 2 positive
 * @param early of the head on the first layers; empty if there is none
 */
record Outputs(int label, double[] encoder, double[] early, double[] fast) {}
