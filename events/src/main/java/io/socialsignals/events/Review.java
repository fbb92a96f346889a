package io.socialsignals.events;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A review or a survey answer. Key: {@code productId}; event time: {@code at}.
 *
 * @param at written, epoch milliseconds UTC
 * @param survey true for a survey answer
 * @param stars 1 to 5
 * @param language ISO 639-1 code as declared, null when not
 */
public record Review(
        String id,
        long at,
        boolean survey,
        String productId,
        int stars,
        String text,
        @Nullable String language,
        @Nullable String orderId,
        @Nullable String userId)
        implements Serializable {}
