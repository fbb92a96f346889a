package io.socialsignals.job.leadlag;

import org.jspecify.annotations.Nullable;

/**
 * What is known about one cell of a product's minute. A later measure of the same cell and minute replaces the earlier one,
 * as the rows of the metric tables do. A measure with a post only adds it to the posts that an insight may cite.
 *
 * @param productId product of the catalogue
 * @param cell which part of the minute: source with platform, region and currency, or search term
 * @param at start of the minute, epoch milliseconds UTC
 * @param sums of the cell
 * @param postId post to cite, or null
 * @param weight how much it counts among others, such as its author's followers
 */
public record Measure(String productId, String cell, long at, Sums sums, @Nullable String postId, long weight) {

    /** Posts and engagement of a platform's minute. */
    public static Measure social(
            String productId,
            String platform,
            long minute,
            long posts,
            long scored,
            long polarityMicro,
            long engagement) {
        Sums sums = new Sums();
        sums.posts = posts;
        sums.scored = scored;
        sums.polarityMicro = polarityMicro;
        sums.engagement = engagement;
        return new Measure(productId, "s/" + platform, minute, sums, null, 0);
    }

    /** Commerce of a region's minute. */
    public static Measure commerce(
            String productId,
            String region,
            String currency,
            long minute,
            long views,
            long purchases,
            long revenueMinor,
            long returns) {
        Sums sums = new Sums();
        sums.views = views;
        sums.purchases = purchases;
        sums.revenueMinor = revenueMinor;
        sums.returns = returns;
        return new Measure(productId, "c/" + region + "/" + currency, minute, sums, null, 0);
    }

    /** One value of the search index. */
    public static Measure search(String productId, String term, String region, long at, int value) {
        Sums sums = new Sums();
        sums.searchSum = value;
        sums.searches = 1;
        return new Measure(productId, "q/" + region + "/" + term, at, sums, null, 0);
    }

    /** A scored post to cite. */
    public static Measure post(String productId, long at, String postId, long weight) {
        return new Measure(productId, "", at, new Sums(), postId, weight);
    }
}
