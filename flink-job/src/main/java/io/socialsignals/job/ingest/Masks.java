package io.socialsignals.job.ingest;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.Post;
import io.socialsignals.events.Review;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records with pseudonyms in place of ids of people, or without them. */
final class Masks {
    private static final String USER = "user";
    private static final String SESSION = "session";

    private Masks() {}

    /** Authors are known by platform: the same name on two platforms is not taken for one person. */
    static Post post(Post post, Pseudonyms pseudonyms) {
        String realm = post.platform();
        return new Post(
                post.id(),
                post.at(),
                realm,
                pseudonyms.of(realm, post.authorId()),
                post.authorFollowers(),
                post.text(),
                post.language(),
                post.hashtags(),
                all(realm, post.mentions(), pseudonyms),
                post.replyTo(),
                post.repostOf(),
                pseudonyms.ofNullable(realm, post.sourceAuthorId()),
                post.url(),
                post.campaign(),
                post.contentType());
    }

    private static List<String> all(String realm, List<String> ids, Pseudonyms pseudonyms) {
        if (ids.isEmpty()) {
            return ids;
        }
        List<String> masked = new ArrayList<>(ids.size());
        for (String id : ids) {
            masked.add(pseudonyms.of(realm, id));
        }
        return masked;
    }

    /** No step asks who a shopper is, so nothing past the source knows: cheaper than a pseudonym, and safer. */
    static CommerceEvent withoutShopper(CommerceEvent event) {
        if (event.userId() == null && event.sessionId() == null) {
            return event;
        }
        return with(null, event);
    }

    /** A visit can be followed, but neither by whom it was nor which one of the shop's. */
    static CommerceEvent session(CommerceEvent event, Pseudonyms pseudonyms) {
        String session = event.sessionId();
        return with(session == null ? null : pseudonyms.compute(SESSION, session), event);
    }

    private static CommerceEvent with(@Nullable String session, CommerceEvent event) {
        return new CommerceEvent(
                event.id(),
                event.at(),
                event.type(),
                event.productId(),
                event.priceMinor(),
                event.quantity(),
                event.amountMinor(),
                event.currency(),
                null,
                session,
                event.orderId(),
                event.region(),
                event.channel(),
                event.campaign(),
                event.coupon(),
                event.disposition(),
                event.reason(),
                event.ageGroup(),
                event.gender());
    }

    static Review review(Review review, Pseudonyms pseudonyms) {
        if (review.userId() == null) {
            return review;
        }
        return new Review(
                review.id(),
                review.at(),
                review.survey(),
                review.productId(),
                review.stars(),
                review.text(),
                review.language(),
                review.orderId(),
                pseudonyms.of(USER, review.userId()));
    }
}
