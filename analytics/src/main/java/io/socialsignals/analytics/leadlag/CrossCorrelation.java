package io.socialsignals.analytics.leadlag;

import java.util.Arrays;

/**
 * Pearson correlation of {@code follower[t]} with {@code leader[t - lag]} for every lag from 0 to a maximum, each over
 * exactly the buckets where both have a value. Holds its buffers, so one instance serves many pairs without allocation; it
 * is not thread-safe. Sums run in bucket order: equal input gives equal bits.
 *
 * <p>The inputs should be centred (residuals): sums of squares are not taken around the mean of each lag's overlap first.
 *
 * <p>Eight lags are accumulated side by side, which keeps the processor's adders busy where a plain dot product waits for
 * its own previous sum.
 */
public final class CrossCorrelation {
    private static final int BLOCK = 8;

    private final int size;
    private final int maxLag;
    private final double[] leaderSums;
    private final double[] leaderSquares;
    private final double[] followerSums;
    private final double[] followerSquares;
    private final double[] masks;
    private final double[] products;
    private final double[] correlations;
    private final int[] counts;

    /**
     * @param size buckets per series
     * @param maxLag largest lag, below {@code size}
     */
    public CrossCorrelation(int size, int maxLag) {
        if (maxLag < 0 || maxLag >= size) {
            throw new IllegalArgumentException("lag " + maxLag + " of " + size + " buckets");
        }
        this.size = size;
        this.maxLag = maxLag;
        leaderSums = new double[size + 1];
        leaderSquares = new double[size + 1];
        followerSums = new double[size + 1];
        followerSquares = new double[size + 1];
        masks = new double[4 * size];
        products = new double[maxLag + 1];
        correlations = new double[maxLag + 1];
        counts = new int[maxLag + 1];
    }

    /** Correlation at {@code lag} of the last computation; NaN where either side does not vary or fewer than 3 pairs exist. */
    public double correlation(int lag) {
        return correlations[lag];
    }

    /** Pairs behind {@link #correlation}. */
    public int count(int lag) {
        return counts[lag];
    }

    /**
     * Computes all lags.
     *
     * @param start first bucket to use; earlier ones are ignored
     */
    public void compute(double[] leader, double[] follower, int start) {
        if (complete(leader, start) && complete(follower, start)) {
            withoutGaps(leader, follower, start);
        } else {
            withGaps(leader, follower, start);
        }
    }

    private boolean complete(double[] values, int start) {
        // One NaN makes the sum NaN; infinities never get here (BucketSeries turns them into NaN).
        double sum = 0;
        for (int t = start; t < size; t++) {
            sum += values[t];
        }
        return !Double.isNaN(sum);
    }

    private void withoutGaps(double[] leader, double[] follower, int start) {
        accumulate(leader, leaderSums, leaderSquares, start);
        accumulate(follower, followerSums, followerSquares, start);
        products(leader, follower, start);
        for (int lag = 0; lag <= maxLag; lag++) {
            int n = Math.max(0, size - start - lag);
            double sx = n == 0 ? 0 : leaderSums[size - lag] - leaderSums[start];
            double sxx = n == 0 ? 0 : leaderSquares[size - lag] - leaderSquares[start];
            double sy = n == 0 ? 0 : followerSums[size] - followerSums[start + lag];
            double syy = n == 0 ? 0 : followerSquares[size] - followerSquares[start + lag];
            set(lag, n, sx, sy, sxx, syy, products[lag]);
        }
    }

    private void accumulate(double[] values, double[] sums, double[] squares, int start) {
        sums[start] = 0;
        squares[start] = 0;
        double sum = 0;
        double square = 0;
        for (int t = start; t < size; t++) {
            double value = values[t];
            sum += value;
            square += value * value;
            sums[t + 1] = sum;
            squares[t + 1] = square;
        }
    }

    /** {@code products[lag] = sum over t of leader[t - lag] * follower[t]}, eight lags at a time. */
    private void products(double[] leader, double[] follower, int start) {
        int lag = 0;
        for (; lag + BLOCK - 1 <= maxLag; lag += BLOCK) {
            block(leader, follower, start, lag);
        }
        for (; lag <= maxLag; lag++) {
            double sum = 0;
            for (int t = start + lag; t < size; t++) {
                sum += leader[t - lag] * follower[t];
            }
            products[lag] = sum;
        }
    }

    private void block(double[] leader, double[] follower, int start, int lag) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int common = Math.min(size, start + lag + BLOCK - 1);
        for (int t = start + lag; t < common; t++) {
            int first = t - lag;
            double y = follower[t];
            s0 += leader[first] * y;
            s1 += first - 1 >= start ? leader[first - 1] * y : 0;
            s2 += first - 2 >= start ? leader[first - 2] * y : 0;
            s3 += first - 3 >= start ? leader[first - 3] * y : 0;
            s4 += first - 4 >= start ? leader[first - 4] * y : 0;
            s5 += first - 5 >= start ? leader[first - 5] * y : 0;
            s6 += first - 6 >= start ? leader[first - 6] * y : 0;
        }
        for (int t = common; t < size; t++) {
            int first = t - lag;
            double y = follower[t];
            s0 += leader[first] * y;
            s1 += leader[first - 1] * y;
            s2 += leader[first - 2] * y;
            s3 += leader[first - 3] * y;
            s4 += leader[first - 4] * y;
            s5 += leader[first - 5] * y;
            s6 += leader[first - 6] * y;
            s7 += leader[first - 7] * y;
        }
        products[lag] = s0;
        products[lag + 1] = s1;
        products[lag + 2] = s2;
        products[lag + 3] = s3;
        products[lag + 4] = s4;
        products[lag + 5] = s5;
        products[lag + 6] = s6;
        products[lag + 7] = s7;
    }

    private void withGaps(double[] leader, double[] follower, int start) {
        Arrays.fill(masks, 0);
        for (int t = start; t < size; t++) {
            if (!Double.isNaN(leader[t])) {
                masks[t] = 1;
                masks[size + t] = leader[t];
            }
            if (!Double.isNaN(follower[t])) {
                masks[2 * size + t] = 1;
                masks[3 * size + t] = follower[t];
            }
        }
        for (int lag = 0; lag <= maxLag; lag++) {
            double n = 0;
            double sx = 0;
            double sy = 0;
            double sxx = 0;
            double syy = 0;
            double sxy = 0;
            for (int t = start + lag; t < size; t++) {
                double both = masks[t - lag] * masks[2 * size + t];
                double x = masks[size + t - lag] * both;
                double y = masks[3 * size + t] * both;
                n += both;
                sx += x;
                sy += y;
                sxx += x * x;
                syy += y * y;
                sxy += x * y;
            }
            set(lag, (int) n, sx, sy, sxx, syy, sxy);
        }
    }

    private void set(int lag, int n, double sx, double sy, double sxx, double syy, double sxy) {
        counts[lag] = n;
        double vx = sxx - sx * sx / n;
        double vy = syy - sy * sy / n;
        boolean varies = n >= 3 && vx > 1e-12 * sxx && vy > 1e-12 * syy;
        correlations[lag] = varies ? Math.max(-1, Math.min(1, (sxy - sx * sy / n) / Math.sqrt(vx * vy))) : Double.NaN;
    }
}
