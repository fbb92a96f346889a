package io.socialsignals.analytics.leadlag.scorecard;

import io.socialsignals.analytics.series.BucketSeries;
import java.util.Arrays;
import java.util.Random;

/**
 * Two series with known truth: first-order momentum of unit variance on both, a shared daily season of amplitude 1.5, and
 * {@code y[t]} moved by {@code beta} times what {@code x} did {@code lag} buckets before, beta being in standard deviations
 * of y's noise per standard deviation of x's.
 */
public final class SyntheticPair {
    private static final double SEASON = 1.5;

    private final double[] x;
    private final double[] y;
    private final double[] third;

    private SyntheticPair(double[] x, double[] y, double[] third) {
        this.x = x;
        this.y = y;
        this.third = third;
    }

    /** Independent series. */
    public static SyntheticPair unrelated(int n, double phi, Random random) {
        return planted(n, phi, 0, 0, random);
    }

    /**
     * @param n buckets
     * @param phi momentum of both noises, 0 to below 1
     * @param lag buckets by which x leads, 0 or more
     */
    public static SyntheticPair planted(int n, double phi, int lag, double beta, Random random) {
        double[] driver = noise(n + lag, phi, random);
        double[] y = noise(n, phi, random);
        double[] x = Arrays.copyOfRange(driver, lag, n + lag);
        for (int t = 0; t < n; t++) {
            y[t] += beta * driver[t];
        }
        return new SyntheticPair(season(x), season(y), new double[n]);
    }

    /**
     * Promotions of 3 to 14 hours, about seven a week, lift x by one to two standard deviations after 0 to 3 buckets and y
     * likewise after 0 to 8; {@code beta} as in {@link #planted} on top, 0 for a pair that only the promotions join.
     */
    public static SyntheticPair promoted(int n, double phi, int lag, double beta, Random random) {
        SyntheticPair pair = planted(n, phi, lag, beta, random);
        double[] promotion = new double[n];
        int start = random.nextInt(24);
        while (start < n) {
            int end = Math.min(n, start + 3 + random.nextInt(12));
            Arrays.fill(promotion, start, end, 1);
            start = end + 8 + random.nextInt(18);
        }
        int toX = random.nextInt(4);
        int toY = random.nextInt(9);
        double onX = 1 + random.nextDouble();
        double onY = 1 + random.nextDouble();
        for (int t = 0; t < n; t++) {
            pair.x[t] += t >= toX ? onX * promotion[t - toX] : 0;
            pair.y[t] += t >= toY ? onY * promotion[t - toY] : 0;
        }
        return new SyntheticPair(pair.x, pair.y, promotion);
    }

    /**
     * As the product sees it: y counts purchases (Poisson, two to eight an hour by season and momentum), x is the mean
     * sentiment of as many posts as a second Poisson count gives, missing where there are none.
     *
     * @param beta effect of sentiment's standard deviation on the log rate's noise, per its standard deviation
     * @return x with weights through {@link #weightedX}
     */
    public static SyntheticPair counted(int n, double phi, int lag, double beta, Random random) {
        double[] driver = noise(n + lag, phi, random);
        double[] momentum = noise(n, phi, random);
        double[] x = new double[n];
        double[] y = new double[n];
        double[] posts = new double[n];
        for (int t = 0; t < n; t++) {
            double season = Math.sin(2 * Math.PI * t / 24);
            posts[t] = poisson(2 * Math.exp(0.8 * season), random);
            x[t] = posts[t] == 0
                    ? Double.NaN
                    : 0.3 * driver[t + lag] + 0.4 * random.nextGaussian() / Math.sqrt(posts[t]);
            y[t] = poisson(4 * Math.exp(0.7 * season + 0.3 * (momentum[t] + beta * driver[t])), random);
        }
        return new SyntheticPair(x, y, posts);
    }

    private static int poisson(double mean, Random random) {
        double limit = Math.exp(-mean);
        int count = -1;
        for (double product = 1; product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    private static double[] noise(int n, double phi, Random random) {
        double[] values = new double[n];
        double value = 0;
        double scale = Math.sqrt(1 - phi * phi);
        for (int t = -200; t < n; t++) {
            value = phi * value + scale * random.nextGaussian();
            if (t >= 0) {
                values[t] = value;
            }
        }
        return values;
    }

    private static double[] season(double[] values) {
        for (int t = 0; t < values.length; t++) {
            values[t] += SEASON * Math.sin(2 * Math.PI * t / 24);
        }
        return values;
    }

    public BucketSeries x() {
        return BucketSeries.of(x);
    }

    public BucketSeries y() {
        return BucketSeries.of(y);
    }

    /** x of {@link #counted} with the posts behind each mean. */
    public BucketSeries weightedX() {
        return BucketSeries.weighted(x, third);
    }

    /** 1 while a promotion runs. */
    public BucketSeries promotion() {
        return BucketSeries.of(third);
    }

    /** Buckets {@code from} to before {@code to} of x. */
    public BucketSeries x(int from, int to) {
        return BucketSeries.of(Arrays.copyOfRange(x, from, to));
    }

    /** Buckets {@code from} to before {@code to} of y. */
    public BucketSeries y(int from, int to) {
        return BucketSeries.of(Arrays.copyOfRange(y, from, to));
    }
}
