package io.socialsignals.job.sink;

import io.socialsignals.events.CampaignSpend;
import io.socialsignals.events.Engagement;
import io.socialsignals.events.Post;
import io.socialsignals.events.Product;
import io.socialsignals.events.Review;
import io.socialsignals.events.SearchInterest;
import io.socialsignals.job.enrich.JudgedPost;
import io.socialsignals.job.enrich.PostEngagement;
import io.socialsignals.job.enrich.PostSeen;
import io.socialsignals.job.enrich.ScoredReview;
import io.socialsignals.job.enrich.Tone;
import io.socialsignals.job.ingest.FunnelRow;
import io.socialsignals.job.ingest.Minutes;
import io.socialsignals.job.ingest.RejectedRow;
import io.socialsignals.job.pane.CommerceMinute;
import io.socialsignals.job.pane.ReviewMinute;
import io.socialsignals.job.pane.SocialMinute;
import org.apache.flink.util.function.SerializableFunction;

/** Which rows go into which table. Names and types follow the migrations; a test holds the two together. */
public final class Tables {
    public static final Upsert<SocialMinute> SOCIAL = Upsert.<SocialMinute>into("signals.social_metrics")
            .text("product_id", SocialMinute::productId)
            .text("platform", SocialMinute::platform)
            .time("minute", SocialMinute::minute)
            .key()
            .bigint("posts", row -> row.counts().posts)
            .bigint("scored", row -> row.counts().scored)
            .bigint("positive", row -> row.counts().positive)
            .bigint("neutral", row -> row.counts().neutral)
            .bigint("negative", row -> row.counts().negative)
            .bigint("polarity_micro", row -> row.counts().polarityMicro)
            .bigint("subjectivity_micro", row -> row.counts().subjectivityMicro)
            .bigint("reposts", row -> row.counts().reposts)
            .bigint("followers", row -> row.counts().followers)
            .bigint("likes", row -> row.counts().likes)
            .bigint("comments", row -> row.counts().comments)
            .bigint("shares", row -> row.counts().shares)
            .bigint("saves", row -> row.counts().saves)
            .bigint("clicks", row -> row.counts().clicks)
            .bigint("profile_visits", row -> row.counts().profileVisits)
            .bigint("reach", row -> row.counts().reach)
            .bigint("impressions", row -> row.counts().impressions)
            .integer("revision", row -> row.counts().lateEvents)
            .integer("late_events", row -> row.counts().lateEvents)
            .build();

    public static final Upsert<CommerceMinute> COMMERCE = Upsert.<CommerceMinute>into("signals.commerce_metrics")
            .text("product_id", CommerceMinute::productId)
            .text("region", CommerceMinute::region)
            .text("currency", CommerceMinute::currency)
            .time("minute", CommerceMinute::minute)
            .key()
            .bigint("views", row -> row.counts().views)
            .bigint("carts", row -> row.counts().carts)
            .bigint("purchases", row -> row.counts().purchases)
            .bigint("units", row -> row.counts().units)
            .bigint("revenue_minor", row -> row.counts().revenueMinor)
            .bigint("returns", row -> row.counts().returns)
            .bigint("returned_units", row -> row.counts().returnedUnits)
            .bigint("refund_minor", row -> row.counts().refundMinor)
            .integer("revision", row -> row.counts().lateEvents)
            .integer("late_events", row -> row.counts().lateEvents)
            .build();

    public static final Upsert<ReviewMinute> REVIEWS = Upsert.<ReviewMinute>into("signals.review_metrics")
            .text("product_id", ReviewMinute::productId)
            .time("minute", ReviewMinute::minute)
            .key()
            .bigint("reviews", row -> row.counts().reviews)
            .bigint("surveys", row -> row.counts().surveys)
            .bigint("stars_sum", row -> row.counts().starsSum)
            .bigint("scored", row -> row.counts().scored)
            .bigint("positive", row -> row.counts().positive)
            .bigint("neutral", row -> row.counts().neutral)
            .bigint("negative", row -> row.counts().negative)
            .bigint("polarity_micro", row -> row.counts().polarityMicro)
            .bigint("disagreements", row -> row.counts().disagreements)
            .integer("revision", row -> row.counts().lateEvents)
            .integer("late_events", row -> row.counts().lateEvents)
            .build();

    public static final Upsert<SearchInterest> SEARCH = Upsert.<SearchInterest>into("signals.search_interest")
            .text("term", SearchInterest::term)
            .text("region", SearchInterest::region)
            .time("minute", row -> Minutes.start(row.at()))
            .key()
            .integer("value", SearchInterest::value)
            .integer("bucket_seconds", SearchInterest::bucketSeconds)
            .build();

    public static final Upsert<CampaignSpend> SPEND = Upsert.<CampaignSpend>into("signals.campaign_spend")
            .text("campaign", CampaignSpend::campaign)
            .text("product_id", row -> row.productId() == null ? "" : row.productId())
            .text("currency", CampaignSpend::currency)
            .time("minute", row -> Minutes.start(row.at()))
            .key()
            .bigint("cost_minor", CampaignSpend::costMinor)
            .integer("bucket_seconds", CampaignSpend::bucketSeconds)
            .build();

    public static final Upsert<FunnelRow> FUNNEL = Upsert.<FunnelRow>into("signals.pipeline_funnel")
            .text("topic", FunnelRow::topic)
            .text("stage", FunnelRow::stage)
            .text("reason", FunnelRow::reason)
            .time("minute", FunnelRow::minute)
            .key()
            .bigint("records", FunnelRow::records)
            .build();

    public static final Upsert<RejectedRow> REJECTED = Upsert.<RejectedRow>into("signals.rejected_counts")
            .text("topic", RejectedRow::topic)
            .text("kind", RejectedRow::kind)
            .text("reason", RejectedRow::reason)
            .time("minute", RejectedRow::minute)
            .key()
            .bigint("records", RejectedRow::records)
            .build();

    public static final Upsert<JudgedPost> POSTS = tone(
                    Upsert.<JudgedPost>into("signals.scored_posts")
                            .text("post_id", of(JudgedPost::post, Post::id))
                            .time("at", of(JudgedPost::post, Post::at))
                            .key()
                            .text("platform", of(JudgedPost::post, Post::platform))
                            .text("author", of(JudgedPost::post, Post::authorId))
                            .bigint("followers", of(JudgedPost::post, Post::authorFollowers))
                            .text("text", of(JudgedPost::post, Post::text))
                            .text("language", row -> row.scored()
                                    .tone()
                                    .languageOr(row.post().language()))
                            .text("hashtags", row -> String.join(" ", row.post().hashtags()))
                            .text("mentions", row -> String.join(" ", row.post().mentions()))
                            .text("reply_to", of(JudgedPost::post, Post::replyTo))
                            .text("repost_of", of(JudgedPost::post, Post::repostOf))
                            .text("source_author", of(JudgedPost::post, Post::sourceAuthorId))
                            .text("campaign", of(JudgedPost::post, Post::campaign))
                            .text("content_type", of(JudgedPost::post, Post::contentType))
                            .text(
                                    "product_ids",
                                    row -> String.join(" ", row.scored().products()))
                            .integer("topic_id", row -> row.scored().topic())
                            .text("spam", row -> row.spam().isEmpty() ? null : row.spam()),
                    row -> row.scored().tone())
            .build();

    public static final Upsert<ScoredReview> SCORED_REVIEWS = tone(
                    Upsert.<ScoredReview>into("signals.scored_reviews")
                            .text("review_id", of(ScoredReview::review, Review::id))
                            .time("at", of(ScoredReview::review, Review::at))
                            .key()
                            .text("product_id", of(ScoredReview::review, Review::productId))
                            .bool("survey", of(ScoredReview::review, Review::survey))
                            .integer("stars", of(ScoredReview::review, Review::stars))
                            .text("text", of(ScoredReview::review, Review::text))
                            .text("language", row -> row.tone()
                                    .languageOr(row.review().language()))
                            .text("order_id", of(ScoredReview::review, Review::orderId))
                            .bool("disagreement", ScoredReview::disagrees),
                    ScoredReview::tone)
            .build();

    public static final Upsert<PostEngagement> ENGAGEMENT = Upsert.<PostEngagement>into("signals.post_engagement")
            .text("post_id", of(PostEngagement::newest, Engagement::postId))
            .key()
            .time("measured", of(PostEngagement::newest, Engagement::at))
            .text("platform", of(PostEngagement::post, PostSeen::platform))
            .text("product_ids", row -> String.join(" ", row.post().products()))
            .bigint("likes", of(PostEngagement::newest, Engagement::likes))
            .bigint("comments", of(PostEngagement::newest, Engagement::comments))
            .bigint("shares", of(PostEngagement::newest, Engagement::shares))
            .bigint("saves", of(PostEngagement::newest, Engagement::saves))
            .bigint("clicks", of(PostEngagement::newest, Engagement::clicks))
            .bigint("profile_visits", of(PostEngagement::newest, Engagement::profileVisits))
            .bigint("reach", of(PostEngagement::newest, Engagement::reach))
            .bigint("impressions", of(PostEngagement::newest, Engagement::impressions))
            .bigint("author_followers", of(PostEngagement::newest, Engagement::authorFollowers))
            .number("peak_hours", PostEngagement::peakHours)
            .time("at", of(PostEngagement::post, PostSeen::at))
            .text("author", of(PostEngagement::post, PostSeen::author))
            .text("content_type", of(PostEngagement::post, PostSeen::contentType))
            .build();

    public static final Upsert<Product> PRODUCTS = Upsert.<Product>into("signals.products")
            .text("product_id", Product::id)
            .key()
            .text("name", Product::name)
            .text("brand", Product::brand)
            .text("category", Product::category)
            .text("aliases", row -> String.join("\n", row.aliases()))
            .text("hashtags", row -> String.join(" ", row.hashtags()))
            .bigint("price_minor", Product::priceMinor)
            .text("currency", Product::currency)
            .build();

    private Tables() {}

    private static <T> Upsert.Builder<T> tone(Upsert.Builder<T> table, SerializableFunction<T, Tone> tone) {
        return table.text("status", of(tone, Tone::status))
                .text("label", of(tone, Tone::label))
                .number("polarity", of(tone, Tone::polarity))
                .number("subjectivity", of(tone, Tone::subjectivity))
                .number("p_negative", of(tone, Tone::pNegative))
                .number("p_neutral", of(tone, Tone::pNeutral))
                .number("p_positive", of(tone, Tone::pPositive))
                .text("model", of(tone, Tone::model))
                .text("tier", of(tone, Tone::tier));
    }

    private static <T, P> Upsert.Getter<T> of(SerializableFunction<T, P> part, Upsert.Getter<P> getter) {
        return row -> getter.of(part.apply(row));
    }
}
