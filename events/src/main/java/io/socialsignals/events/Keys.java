package io.socialsignals.events;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Kafka keys of the records: what one key holds stays in one partition, in order. */
public final class Keys {
    private Keys() {}

    public static byte[] of(Post value) {
        return utf8(value.id());
    }

    public static byte[] of(Engagement value) {
        return utf8(value.postId());
    }

    public static byte[] of(CommerceEvent value) {
        return utf8(value.productId());
    }

    public static byte[] of(Review value) {
        return utf8(value.productId());
    }

    public static byte[] of(SearchInterest value) {
        return utf8(value.term());
    }

    public static byte[] of(CampaignSpend value) {
        return utf8(value.campaign());
    }

    public static byte[] of(Product value) {
        return utf8(value.id());
    }

    /** The key of the record that was rejected. */
    public static byte @Nullable [] of(Rejected value) {
        return value.key();
    }

    private static byte[] utf8(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
