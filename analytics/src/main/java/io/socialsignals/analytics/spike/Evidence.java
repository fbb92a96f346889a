package io.socialsignals.analytics.spike;

/**
 * One series' reading in one hour.
 *
 * @param series what was measured, such as {@code posts} or {@code negative_share}
 * @param reading what the detector said
 */
public record Evidence(String series, Reading reading) {}
