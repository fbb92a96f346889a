package io.socialsignals.events.json;

import io.socialsignals.events.CampaignSpend;
import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.Engagement;
import io.socialsignals.events.Post;
import io.socialsignals.events.Product;
import io.socialsignals.events.Rejected;
import io.socialsignals.events.Review;
import io.socialsignals.events.SearchInterest;
import java.util.List;
import java.util.stream.Stream;

/**
 * JSON of the wire records. Encoding writes the version, then every component that is not null or empty, in the
 * record's order: the same record gives the same bytes. Decoding ignores unknown fields and throws nothing but {@link
 * DecodeException}. Thread-safe.
 */
public final class EventCodec {
    private static final JsonFormat<Post> POST = JsonFormat.of(new PostJson());
    private static final JsonFormat<Engagement> ENGAGEMENT = JsonFormat.of(new EngagementJson());
    private static final JsonFormat<CommerceEvent> COMMERCE = JsonFormat.of(new CommerceEventJson());
    private static final JsonFormat<Review> REVIEW = JsonFormat.of(new ReviewJson());
    private static final JsonFormat<SearchInterest> SEARCH = JsonFormat.of(new SearchInterestJson());
    private static final JsonFormat<CampaignSpend> SPEND = JsonFormat.of(new CampaignSpendJson());
    private static final JsonFormat<Product> PRODUCT = JsonFormat.of(new ProductJson());
    private static final JsonFormat<Rejected> REJECTED = JsonFormat.large(new RejectedJson());

    private EventCodec() {}

    public static byte[] encode(Post value) {
        return POST.encode(value);
    }

    public static byte[] encode(Engagement value) {
        return ENGAGEMENT.encode(value);
    }

    public static byte[] encode(CommerceEvent value) {
        return COMMERCE.encode(value);
    }

    public static byte[] encode(Review value) {
        return REVIEW.encode(value);
    }

    public static byte[] encode(SearchInterest value) {
        return SEARCH.encode(value);
    }

    public static byte[] encode(CampaignSpend value) {
        return SPEND.encode(value);
    }

    public static byte[] encode(Product value) {
        return PRODUCT.encode(value);
    }

    public static byte[] encode(Rejected value) {
        return REJECTED.encode(value);
    }

    public static Post decodePost(byte[] json) throws DecodeException {
        return POST.decode(json);
    }

    public static Engagement decodeEngagement(byte[] json) throws DecodeException {
        return ENGAGEMENT.decode(json);
    }

    public static CommerceEvent decodeCommerceEvent(byte[] json) throws DecodeException {
        return COMMERCE.decode(json);
    }

    public static Review decodeReview(byte[] json) throws DecodeException {
        return REVIEW.decode(json);
    }

    public static SearchInterest decodeSearchInterest(byte[] json) throws DecodeException {
        return SEARCH.decode(json);
    }

    public static CampaignSpend decodeCampaignSpend(byte[] json) throws DecodeException {
        return SPEND.decode(json);
    }

    public static Product decodeProduct(byte[] json) throws DecodeException {
        return PRODUCT.decode(json);
    }

    public static Rejected decodeRejected(byte[] json) throws DecodeException {
        return REJECTED.decode(json);
    }

    /** Every rule that decoding checks, the general ones first. */
    public static List<Rule> rules() {
        return Stream.concat(
                        GeneralRules.ALL.stream(),
                        Stream.of(
                                        PostJson.SCHEMA,
                                        EngagementJson.SCHEMA,
                                        CommerceEventJson.SCHEMA,
                                        ReviewJson.SCHEMA,
                                        SearchInterestJson.SCHEMA,
                                        CampaignSpendJson.SCHEMA,
                                        ProductJson.SCHEMA,
                                        RejectedJson.SCHEMA)
                                .flatMap(schema -> schema.rules().stream()))
                .toList();
    }
}
