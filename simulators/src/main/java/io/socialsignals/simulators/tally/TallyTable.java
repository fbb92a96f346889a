package io.socialsignals.simulators.tally;

import java.util.List;
import java.util.Locale;

/** The tables that a tally foretells: the columns that make a row, its time, and what it must hold. */
public enum TallyTable {
    SOCIAL_METRICS(
            "minute",
            List.of("product_id", "platform"),
            List.of(
                    "posts",
                    "scored",
                    "reposts",
                    "followers",
                    "likes",
                    "comments",
                    "shares",
                    "saves",
                    "clicks",
                    "profile_visits",
                    "reach",
                    "impressions",
                    "late_events")),
    COMMERCE_METRICS(
            "minute",
            List.of("product_id", "region", "currency"),
            List.of(
                    "views",
                    "carts",
                    "purchases",
                    "units",
                    "revenue_minor",
                    "returns",
                    "returned_units",
                    "refund_minor",
                    "late_events")),
    REVIEW_METRICS(
            "minute", List.of("product_id"), List.of("reviews", "surveys", "stars_sum", "scored", "late_events")),
    SEARCH_INTEREST("minute", List.of("term", "region"), List.of("value", "bucket_seconds")),
    CAMPAIGN_SPEND("minute", List.of("campaign", "product_id", "currency"), List.of("cost_minor", "bucket_seconds")),
    PIPELINE_FUNNEL("minute", List.of("topic", "stage", "reason"), List.of("records")),
    REJECTED_COUNTS("minute", List.of("topic", "kind", "reason"), List.of("records")),
    SCORED_POSTS(
            "at",
            List.of("post_id"),
            List.of("platform", "followers", "product_ids", "repost_of", "campaign", "status", "spam")),
    SCORED_REVIEWS("at", List.of("review_id"), List.of("product_id", "survey", "stars", "order_id", "status")),
    POST_ENGAGEMENT(
            "measured",
            List.of("post_id"),
            List.of(
                    "platform",
                    "product_ids",
                    "likes",
                    "comments",
                    "shares",
                    "saves",
                    "clicks",
                    "profile_visits",
                    "reach",
                    "impressions",
                    "author_followers")),
    JOURNEY_HOURS(
            "hour",
            List.of("product_id", "platform", "campaign"),
            List.of(
                    "events",
                    "events_without_session",
                    "visits",
                    "viewed",
                    "carted",
                    "purchased",
                    "returned",
                    "carted_after_view",
                    "purchased_after_view",
                    "purchased_after_cart",
                    "purchased_without_cart",
                    "view_to_cart_seconds",
                    "view_to_purchase_seconds",
                    "cart_to_purchase_seconds")),
    RETURN_REASONS(
            "hour",
            List.of("product_id", "reason", "disposition", "currency"),
            List.of("returns", "returned_units", "refund_minor")),
    COUPON_SALES("hour", List.of("product_id", "coupon", "currency"), List.of("purchases", "units", "revenue_minor")),
    BUYER_GROUPS(
            "hour",
            List.of("product_id", "age_group", "gender", "currency"),
            List.of("purchases", "units", "revenue_minor"));

    private final String time;
    private final List<String> keys;
    private final List<String> measures;

    TallyTable(String time, List<String> keys, List<String> measures) {
        this.time = time;
        this.keys = keys;
        this.measures = measures;
    }

    /** Name of the table in schema {@code signals}. */
    public String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column with the row's time. */
    public String time() {
        return time;
    }

    /** The columns that, with the time, tell rows apart. */
    public List<String> keys() {
        return keys;
    }

    /** The columns that are compared. */
    public List<String> measures() {
        return measures;
    }
}
