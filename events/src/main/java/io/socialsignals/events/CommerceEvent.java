package io.socialsignals.events;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A view, cart, purchase or return. Key: {@code productId}; event time: {@code at}.
 *
 * @param at occurred, epoch milliseconds UTC
 * @param priceMinor price of one unit in minor units of {@code currency}
 * @param quantity units, at least 1 (also for a return)
 * @param amountMinor what was paid, or paid back for a return, in minor units; 0 for a view or cart
 * @param currency ISO 4217 code
 * @param region where the shopper is, null when unknown
 * @param channel platform of arrival, null for direct
 * @param campaign UTM campaign, null for none
 * @param disposition of a return: resale, return or discard
 * @param reason of a return
 * @param ageGroup as the shop states it, never inferred
 * @param gender as the shop states it, never inferred
 */
public record CommerceEvent(
        String id,
        long at,
        CommerceType type,
        String productId,
        long priceMinor,
        int quantity,
        long amountMinor,
        String currency,
        @Nullable String userId,
        @Nullable String sessionId,
        @Nullable String orderId,
        @Nullable String region,
        @Nullable String channel,
        @Nullable String campaign,
        @Nullable String coupon,
        @Nullable String disposition,
        @Nullable String reason,
        @Nullable String ageGroup,
        @Nullable String gender)
        implements Serializable {}
