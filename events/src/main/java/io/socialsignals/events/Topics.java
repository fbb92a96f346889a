package io.socialsignals.events;

import java.util.List;

/** Names of the Kafka topics. */
public final class Topics {
    public static final String POSTS = "social.posts";
    public static final String ENGAGEMENT = "social.engagement";
    public static final String COMMERCE = "commerce.events";
    public static final String REVIEWS = "commerce.reviews";
    public static final String SEARCH = "search.interest";
    public static final String SPEND = "campaign.spend";
    public static final String PRODUCTS = "catalog.products";
    public static final String REJECTED = "signals.rejected";

    /** The topics that the job reads. */
    public static final List<String> INPUTS = List.of(POSTS, ENGAGEMENT, COMMERCE, REVIEWS, SEARCH, SPEND, PRODUCTS);

    private Topics() {}
}
