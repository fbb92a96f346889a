package io.socialsignals.events;

import java.io.Serializable;

/**
 * How much a term is searched for. Key: {@code term}; event time: {@code at}.
 *
 * @param at bucket start, epoch milliseconds UTC
 * @param bucketSeconds length of the bucket, at least 60
 * @param region two-letter country code, or "world"
 * @param value index, 0 to 100
 */
public record SearchInterest(String id, long at, int bucketSeconds, String term, String region, int value)
        implements Serializable {}
