package io.socialsignals.job.signal;

import java.util.Map;
import java.util.TreeMap;

/** One product's hour, summed from its minutes. All sums are whole numbers, so the order of the minutes is no matter. */
final class HourSums {
    /** Squares of stars are kept in thousandths: of several reviews in one minute only the sum is known. */
    private static final long MILLI = 1000;

    long posts;
    long scored;
    long negative;
    long positive;
    long views;
    long purchases;
    long returns;
    long reviews;
    long stars;
    long starSquaresMilli;
    long reviewsScored;
    long reviewsNegative;
    /** By currency: revenue in minor units, and purchases. */
    final Map<String, long[]> revenue = new TreeMap<>();

    void add(ProductMinute.Kind kind, String dimension, long[] sums) {
        switch (kind) {
            case SOCIAL -> {
                posts += sums[0];
                scored += sums[1];
                negative += sums[2];
                positive += sums[3];
            }
            case COMMERCE -> {
                views += sums[0];
                purchases += sums[2];
                returns += sums[3];
                int bar = dimension.indexOf('|');
                long[] sold = revenue.computeIfAbsent(
                        bar < 0 ? dimension : dimension.substring(0, bar), currency -> new long[2]);
                sold[0] += sums[4];
                sold[1] += sums[2];
            }
            case REVIEW -> {
                reviews += sums[0];
                stars += sums[1];
                starSquaresMilli += sums[0] == 0 ? 0 : MILLI * sums[1] * sums[1] / sums[0];
                reviewsScored += sums[2];
                reviewsNegative += sums[3];
            }
        }
    }

    double starSquares() {
        return starSquaresMilli / (double) MILLI;
    }
}
