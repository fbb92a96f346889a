package io.socialsignals.events.json;

import io.socialsignals.events.CampaignSpend;
import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.events.Engagement;
import io.socialsignals.events.Post;
import io.socialsignals.events.Product;
import io.socialsignals.events.Rejected;
import io.socialsignals.events.Review;
import io.socialsignals.events.SearchInterest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One record of each kind, as the golden files hold it: with every field, and with only those that must be there. */
final class Samples {
    private static final long AT = 1_767_225_600_000L;

    /** What a file holds, and how to get from one to the other. */
    record Sample<T>(T full, T minimal, Encode<T> encode, Decode<T> decode) {}

    interface Encode<T> {
        byte[] of(T value);
    }

    interface Decode<T> {
        T of(byte[] json) throws DecodeException;
    }

    static final Map<String, Sample<?>> ALL = Map.of(
            "post",
            new Sample<>(
                    new Post(
                            "p-1",
                            AT,
                            "x",
                            "ada",
                            123_456_789_012L,
                            "Love the \"Aurora\" lamp \\o/ — ünïcode 💡\nsecond line",
                            "en",
                            List.of("aurora", "lamp"),
                            List.of("bob", "eve"),
                            "p-0",
                            "p-00",
                            "bob",
                            "https://example.org/p-1",
                            "spring",
                            "image"),
                    new Post(
                            "p-1",
                            AT,
                            "x",
                            "ada",
                            0,
                            "Love the \"Aurora\" lamp \\o/ — ünïcode 💡\nsecond line",
                            null,
                            List.of(),
                            List.of(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null),
                    EventCodec::encode,
                    EventCodec::decodePost),
            "engagement",
            new Sample<>(
                    new Engagement("e-1", AT, "p-1", "instagram", 1, 2, 3, 4, 5, 6, 7L, 8L, 9L),
                    new Engagement("e-1", AT, "p-1", "instagram", 0, 0, 0, 0, 0, 0, null, null, null),
                    EventCodec::encode,
                    EventCodec::decodeEngagement),
            "commerce",
            new Sample<>(
                    new CommerceEvent(
                            "c-1",
                            AT,
                            CommerceType.RETURN,
                            "sku-1",
                            1999,
                            2,
                            3998,
                            "EUR",
                            "u-1",
                            "s-1",
                            "o-1",
                            "de-by",
                            "tiktok",
                            "spring",
                            "TEN",
                            "resale",
                            "too small",
                            "25-34",
                            "f"),
                    new CommerceEvent(
                            "c-1",
                            AT,
                            CommerceType.RETURN,
                            "sku-1",
                            1999,
                            2,
                            0,
                            "EUR",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null),
                    EventCodec::encode,
                    EventCodec::decodeCommerceEvent),
            "review",
            new Sample<>(
                    new Review("r-1", AT, true, "sku-1", 5, "Great", "en", "o-1", "u-1"),
                    new Review("r-1", AT, false, "sku-1", 5, "Great", null, null, null),
                    EventCodec::encode,
                    EventCodec::decodeReview),
            "search",
            new Sample<>(
                    new SearchInterest("s-1", AT, 3600, "aurora lamp", "world", 100),
                    new SearchInterest("s-1", AT, 3600, "aurora lamp", "world", 100),
                    EventCodec::encode,
                    EventCodec::decodeSearchInterest),
            "spend",
            new Sample<>(
                    new CampaignSpend("m-1", AT, 86_400, "spring", "sku-1", 50_000, "EUR"),
                    new CampaignSpend("m-1", AT, 86_400, "spring", null, 50_000, "EUR"),
                    EventCodec::encode,
                    EventCodec::decodeCampaignSpend),
            "product",
            new Sample<>(
                    new Product(
                            "sku-1",
                            "Aurora lamp",
                            "Lumen",
                            "lighting",
                            List.of("aurora", "the Aurora"),
                            List.of("aurora"),
                            1999,
                            "EUR"),
                    new Product("sku-1", "Aurora lamp", "Lumen", "lighting", List.of(), List.of(), 1999, "EUR"),
                    EventCodec::encode,
                    EventCodec::decodeProduct),
            "rejected",
            new Sample<>(
                    new Rejected(
                            "social.posts",
                            3,
                            42,
                            AT,
                            "malformed",
                            "json.syntax",
                            "not JSON",
                            "p-1".getBytes(StandardCharsets.UTF_8),
                            new byte[] {'{', (byte) 0xff}),
                    new Rejected("social.posts", 3, 42, AT, "malformed", "json.syntax", "not JSON", null, null),
                    EventCodec::encode,
                    EventCodec::decodeRejected));

    private Samples() {}
}
