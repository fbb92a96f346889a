package io.socialsignals.job.ingest;

import io.socialsignals.events.CampaignSpend;
import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.Engagement;
import io.socialsignals.events.Keys;
import io.socialsignals.events.Post;
import io.socialsignals.events.Product;
import io.socialsignals.events.Review;
import io.socialsignals.events.SearchInterest;
import io.socialsignals.events.Topics;
import io.socialsignals.events.json.EventCodec;

/** The kinds of record that the job reads. */
public final class RecordKinds {
    public static final RecordKind<Post> POSTS = new RecordKind<>(
            "posts",
            Topics.POSTS,
            Post.class,
            true,
            EventCodec::decodePost,
            EventCodec::encode,
            Keys::of,
            Post::id,
            Post::at,
            Masks::post);
    public static final RecordKind<Engagement> ENGAGEMENT = new RecordKind<>(
            "engagement",
            Topics.ENGAGEMENT,
            Engagement.class,
            true,
            EventCodec::decodeEngagement,
            EventCodec::encode,
            Keys::of,
            Engagement::id,
            Engagement::at,
            (value, pseudonyms) -> value);
    /** Without users and sessions. */
    public static final RecordKind<CommerceEvent> COMMERCE =
            commerce((value, pseudonyms) -> Masks.withoutShopper(value));
    /** Without users; sessions are pseudonyms. */
    public static final RecordKind<CommerceEvent> COMMERCE_SESSIONS = commerce(Masks::session);

    public static final RecordKind<Review> REVIEWS = new RecordKind<>(
            "reviews",
            Topics.REVIEWS,
            Review.class,
            true,
            EventCodec::decodeReview,
            EventCodec::encode,
            Keys::of,
            Review::id,
            Review::at,
            Masks::review);
    public static final RecordKind<SearchInterest> SEARCH = new RecordKind<>(
            "search",
            Topics.SEARCH,
            SearchInterest.class,
            true,
            EventCodec::decodeSearchInterest,
            EventCodec::encode,
            Keys::of,
            SearchInterest::id,
            SearchInterest::at,
            (value, pseudonyms) -> value);
    public static final RecordKind<CampaignSpend> SPEND = new RecordKind<>(
            "spend",
            Topics.SPEND,
            CampaignSpend.class,
            true,
            EventCodec::decodeCampaignSpend,
            EventCodec::encode,
            Keys::of,
            CampaignSpend::id,
            CampaignSpend::at,
            (value, pseudonyms) -> value);
    public static final RecordKind<Product> PRODUCTS = new RecordKind<>(
            "products",
            Topics.PRODUCTS,
            Product.class,
            false,
            EventCodec::decodeProduct,
            EventCodec::encode,
            Keys::of,
            Product::id,
            value -> 0,
            (value, pseudonyms) -> value);

    private RecordKinds() {}

    private static RecordKind<CommerceEvent> commerce(RecordKind.Masking<CommerceEvent> masking) {
        return new RecordKind<>(
                "commerce",
                Topics.COMMERCE,
                CommerceEvent.class,
                true,
                EventCodec::decodeCommerceEvent,
                EventCodec::encode,
                Keys::of,
                CommerceEvent::id,
                CommerceEvent::at,
                masking);
    }
}
