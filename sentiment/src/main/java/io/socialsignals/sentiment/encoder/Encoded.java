package io.socialsignals.sentiment.encoder;

/**
 * What the encoder says about one text.
 *
 * @param means each asked layer's mean over the tokens, one after the other
 * @param tokens the last asked layer's vector of every token, row by row
 */
public record Encoded(float[] means, float[] tokens) {}
