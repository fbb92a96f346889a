package io.socialsignals.events;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign or promotion cost in a bucket. Key: {@code campaign}; event time: {@code at}.
 *
 * @param at bucket start, epoch milliseconds UTC
 * @param bucketSeconds length of the bucket, at least 60
 * @param productId the product that it promotes, null for the whole shop
 * @param costMinor minor units of {@code currency}
 */
public record CampaignSpend(
        String id,
        long at,
        int bucketSeconds,
        String campaign,
        @Nullable String productId,
        long costMinor,
        String currency)
        implements Serializable {}
