package io.socialsignals.sentiment.evaluate;

import java.util.Arrays;

/** How well a number separates two groups. */
public final class Ranking {
    private Ranking() {}

    /**
     * Area under the ROC curve: the chance that a random member of {@code high} exceeds one of {@code low}, ties counting
     * half (Mann and Whitney 1947). 0.5 is chance.
     */
    public static double area(double[] high, double[] low) {
        double[] sorted = low.clone();
        Arrays.sort(sorted);
        double wins = 0;
        for (double value : high) {
            wins += (lowerBound(sorted, value) + upperBound(sorted, value)) / 2.0;
        }
        return wins / ((double) high.length * low.length);
    }

    private static int lowerBound(double[] sorted, double value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static int upperBound(double[] sorted, double value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] <= value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
