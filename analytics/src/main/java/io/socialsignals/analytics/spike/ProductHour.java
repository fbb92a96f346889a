package io.socialsignals.analytics.spike;

import java.util.Map;
import java.util.TreeMap;

/**
 * One product's hour, summed from its minutes. All sums are whole numbers, so the order of the minutes is no matter.
 */
public final class ProductHour {
    /** Buckets of five minutes in an hour. */
    public static final int BUCKETS = 12;
    /** Squares of stars are kept in thousandths: of several reviews in one minute only the sum is known. */
    private static final long MILLI = 1000;

    private static final int MINUTES_OF_BUCKET = 60 / BUCKETS;

    long posts;
    long scored;
    long negative;
    long positive;
    long views;
    long purchases;
    long returns;
    long reviews;
    long stars;
    private long starSquaresMilli;
    long reviewsScored;
    long reviewsNegative;
    /** Posts by bucket of five minutes. */
    final long[] postsByBucket = new long[BUCKETS];
    /** By currency: revenue in minor units, and purchases. */
    final Map<String, long[]> revenue = new TreeMap<>();

    /** Posts by topic; {@code -1} fits none. Their sum is {@link #topicPosts}. */
    final Map<Integer, Long> topics = new TreeMap<>();

    long topicPosts;

    private boolean empty = true;

    /** @param minute of the hour, 0 to 59 */
    public void addSocial(int minute, long postsOfMinute, long scoredOnes, long negativeOnes, long positiveOnes) {
        posts += postsOfMinute;
        scored += scoredOnes;
        negative += negativeOnes;
        positive += positiveOnes;
        postsByBucket[minute / MINUTES_OF_BUCKET] += postsOfMinute;
        empty = false;
    }

    /** @param revenueMinor in minor units of the currency */
    public void addCommerce(
            String currency, long viewsOfMinute, long purchasesOfMinute, long returnsOfMinute, long revenueMinor) {
        views += viewsOfMinute;
        purchases += purchasesOfMinute;
        returns += returnsOfMinute;
        long[] sold = revenue.computeIfAbsent(currency, name -> new long[2]);
        sold[0] += revenueMinor;
        sold[1] += purchasesOfMinute;
        empty = false;
    }

    /** @param topic id, -1 for posts that fit none */
    public void addTopic(int topic, long postsOfTopic) {
        topics.merge(topic, postsOfTopic, Long::sum);
        topicPosts += postsOfTopic;
        empty = false;
    }

    /** @param starsSum 1 to 5 for each review */
    public void addReviews(long reviewsOfMinute, long starsSum, long scoredOnes, long negativeOnes) {
        reviews += reviewsOfMinute;
        stars += starsSum;
        starSquaresMilli += reviewsOfMinute == 0 ? 0 : MILLI * starsSum * starsSum / reviewsOfMinute;
        reviewsScored += scoredOnes;
        reviewsNegative += negativeOnes;
        empty = false;
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return empty;
    }

    double starSquares() {
        return starSquaresMilli / (double) MILLI;
    }
}
