package io.socialsignals.events;

import java.io.Serializable;
import java.util.List;

/**
 * A product of the catalogue (compacted topic). Key: {@code id}; no event time.
 *
 * @param aliases names by which posts call it, any case
 * @param hashtags without '#', lower case
 * @param priceMinor list price in minor units of {@code currency}
 */
public record Product(
        String id,
        String name,
        String brand,
        String category,
        List<String> aliases,
        List<String> hashtags,
        long priceMinor,
        String currency)
        implements Serializable {}
