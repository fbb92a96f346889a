package io.socialsignals.benchmarks;

import io.socialsignals.analytics.leadlag.CrossCorrelation;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Random;

/**
 * How the cost of one step of correlations grows with pairs and with lags, in processor time of one thread: what else
 * runs on the machine does not count.
 */
public final class LeadLagCost {
    private static final int BUCKETS = 336;
    private static final int ROUNDS = 15;

    private LeadLagCost() {}

    /** Prints the curve. */
    public static void main(String[] arguments) {
        step(1000, 49);
        for (int pairs : new int[] {250, 500, 1000, 2000, 4000}) {
            print(pairs, 49);
        }
        for (int lags : new int[] {9, 17, 33, 49, 65, 97}) {
            print(1000, lags);
        }
    }

    private static void print(int pairs, int lags) {
        double millis = step(pairs, lags);
        System.out.printf(
                Locale.ROOT,
                "%5d pairs x %3d lags x %d buckets: %8.2f ms of processor time, %.4f us per pair and lag%n",
                pairs,
                lags,
                BUCKETS,
                millis,
                millis * 1000 / pairs / lags);
    }

    /** Least processor time of a step, milliseconds. */
    private static double step(int pairs, int lags) {
        double[][] social = noise(pairs, 1);
        double[][] sales = noise(pairs, 2);
        var correlation = new CrossCorrelation(BUCKETS, lags / 2);
        var threads = ManagementFactory.getThreadMXBean();
        double least = Double.MAX_VALUE;
        double total = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long started = threads.getCurrentThreadCpuTime();
            for (int pair = 0; pair < pairs; pair++) {
                correlation.compute(social[pair], sales[pair], 0);
                total += correlation.correlation(lags / 2);
                correlation.compute(sales[pair], social[pair], 0);
                total += correlation.correlation(lags / 2);
            }
            least = Math.min(least, (threads.getCurrentThreadCpuTime() - started) / 1e6);
        }
        if (Double.isNaN(total)) {
            throw new IllegalStateException("noise has no correlation");
        }
        return least;
    }

    private static double[][] noise(int pairs, long seed) {
        var random = new Random(seed);
        var rows = new double[pairs][BUCKETS];
        for (double[] row : rows) {
            for (int t = 0; t < BUCKETS; t++) {
                row[t] = random.nextGaussian();
            }
        }
        return rows;
    }
}
