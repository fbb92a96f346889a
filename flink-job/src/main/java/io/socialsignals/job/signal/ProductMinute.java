package io.socialsignals.job.signal;

/**
 * What a row of social_metrics, commerce_metrics or review_metrics says, as far as signals are told from it. A later row
 * of the same product, kind, dimension and minute replaces an earlier one.
 *
 * @param dimension the rest of the row's key; for {@link Kind#COMMERCE} the currency comes first, up to a bar
 * @param minute its start, epoch milliseconds UTC
 * @param sums in the order that the kind names
 */
public record ProductMinute(String productId, Kind kind, String dimension, long minute, long[] sums) {

    /** Which table the sums come from. */
    public enum Kind {
        /** Sums: posts, scored, negative, positive. */
        SOCIAL,
        /** Sums: views, carts, purchases, returns, revenue in minor units. */
        COMMERCE,
        /** Sums: reviews, stars, scored, negative. */
        REVIEW,
        /** Sums of an hour, by topic: posts. */
        TOPIC
    }
}
