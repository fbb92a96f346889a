package io.socialsignals.events.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.events.Engagement;
import io.socialsignals.events.Post;
import io.socialsignals.events.Rejected;
import io.socialsignals.events.Review;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is read back equal, whatever the strings hold. */
class RoundTripTest {
    private static final int TRIES = 300;

    /** Storable text: any character but U+0000, whole pairs of surrogates. */
    private static Arbitrary<String> text() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(30).filter(s -> s.indexOf(0) < 0),
                Arbitraries.of("ünï", "\"quoted\" \\ back", "\u0001\t\n", "日本語", "💡🏳️‍🌈", "\uFFFF\uE000", "v"));
    }

    @Provide
    Arbitrary<String> id() {
        return text();
    }

    @Provide
    Arbitrary<String> maybe() {
        return text().injectNull(0.5);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return text().list().ofMaxSize(5);
    }

    @Property(tries = TRIES, seed = "1")
    void posts(
            @ForAll("id") String id,
            @ForAll("id") String text,
            @ForAll("texts") List<String> hashtags,
            @ForAll("texts") List<String> mentions,
            @ForAll("maybe") String replyTo,
            @ForAll("maybe") String source,
            @ForAll("maybe") String url)
            throws DecodeException {
        Post post = new Post(
                id,
                Limits.EARLIEST,
                "x",
                text,
                Limits.COUNT,
                text,
                null,
                hashtags,
                mentions,
                replyTo,
                source,
                source,
                url,
                replyTo,
                null);
        assertThat(EventCodec.decodePost(EventCodec.encode(post))).isEqualTo(post);
    }

    @Property(tries = TRIES, seed = "2")
    void commerce(@ForAll("id") String id, @ForAll("maybe") String a, @ForAll("maybe") String b, @ForAll CommerceType t)
            throws DecodeException {
        CommerceEvent event = new CommerceEvent(
                id, Long.MAX_VALUE, t, id, 0, 1_000_000, Limits.MONEY, "USD", a, b, a, b, a, b, a, b, a, b, a);
        assertThat(EventCodec.decodeCommerceEvent(EventCodec.encode(event))).isEqualTo(event);
    }

    @Property(tries = TRIES, seed = "3")
    void engagementAndReviews(@ForAll("id") String id, @ForAll("maybe") String maybe) throws DecodeException {
        Long count = maybe == null ? null : Long.valueOf(maybe.length());
        Engagement engagement = new Engagement(id, Limits.EARLIEST, id, "x", 1, 2, 3, 4, 5, 6, count, null, count);
        assertThat(EventCodec.decodeEngagement(EventCodec.encode(engagement))).isEqualTo(engagement);
        Review review = new Review(id, Limits.EARLIEST, maybe == null, id, 3, id, null, maybe, maybe);
        assertThat(EventCodec.decodeReview(EventCodec.encode(review))).isEqualTo(review);
    }

    @Property(tries = TRIES, seed = "4")
    void rejectionsKeepBytesOfAnyKind(@ForAll byte[] key, @ForAll byte[] raw) throws DecodeException {
        Rejected rejected = new Rejected("t", 0, 0, -1, "malformed", "json.utf8", "", key, raw);
        assertThat(EventCodec.decodeRejected(EventCodec.encode(rejected)))
                .usingRecursiveComparison()
                .isEqualTo(rejected);
    }

    @Property(tries = 1, seed = "5")
    void aRejectionHoldsRecordsFarBeyondTheLimitOfOthers() throws DecodeException {
        byte[] raw = new byte[512 * 1024];
        Rejected rejected = new Rejected("t", 0, 0, 0, "malformed", "record.size", "d", null, raw);
        assertThat(EventCodec.decodeRejected(EventCodec.encode(rejected)).raw()).isEqualTo(raw);
    }
}
