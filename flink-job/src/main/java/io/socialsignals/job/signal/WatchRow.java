package io.socialsignals.job.signal;

/**
 * A row of signal_watch: since when a product is watched, and from when on it can be judged.
 *
 * @param since start of the first hour with data, epoch milliseconds UTC
 * @param learningUntil start of the first hour that can be judged
 */
public record WatchRow(String productId, long since, long learningUntil) {}
