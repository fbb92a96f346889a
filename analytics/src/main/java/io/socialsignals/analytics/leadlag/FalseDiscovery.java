package io.socialsignals.analytics.leadlag;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Benjamini and Hochberg (1995): of the pairs announced in one window, at most a share of {@code q} is expected to be false
 * when pairs with an adjusted p-value of at most {@code q} are announced. Holds for independent tests and for the positive
 * dependence of products that share shoppers (Benjamini and Yekutieli 2001).
 */
public final class FalseDiscovery {
    private FalseDiscovery() {}

    /**
     * Adjusted p-values in the order given: {@code min over j >= i of p(j) m / j}, at most 1. NaN (not tested) stays NaN and
     * does not count in m.
     */
    public static double[] adjust(double[] p) {
        int[] order = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> p[i]).thenComparingInt(i -> i))
                .mapToInt(i -> i)
                .toArray();
        double[] adjusted = p.clone();
        double least = 1;
        for (int rank = order.length; rank >= 1; rank--) {
            int i = order[rank - 1];
            least = Math.min(least, p[i] * order.length / rank);
            adjusted[i] = least;
        }
        return adjusted;
    }
}
