package io.socialsignals.analytics.engagement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How good an hour of the week is for posting, beside the same author's and content type's other hours.
 *
 * @param hourOfWeek 0 (Monday, midnight) to 167
 * @param posts how many posts stand behind it
 * @param lift factor on the engagement rate, shrunk towards what the hour and the weekday do on the whole
 * @param lower lower end of its one-sided 95 % interval: what the list is ranked by
 */
public record PostingTime(int hourOfWeek, int posts, double lift, double lower) {
    /** Posts that an hour of the week needs to be ranked. */
    public static final int LEAST_POSTS = 10;

    private static final int HOURS = 168;
    private static final double Z95_ONE_SIDED = 1.645;
    private static final double OFFSET = 0.1;
    private static final double AUTHOR_SHRINKAGE = 2;
    private static final int ROUNDS = 3;

    /**
     * Ranks the hours of the week, best first. Works on the logarithm of the rate: author and content type are taken out
     * in turn with the hours (three rounds of backfitting), else big accounts' habits would win.
     */
    public static List<PostingTime> rank(List<PostedAt> posts) {
        int n = posts.size();
        double[] rest = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            rest[i] = Math.log(posts.get(i).engagementRate() + OFFSET);
            mean += rest[i] / n;
        }
        double[] hourEffect = new double[HOURS];
        double[] corrected = new double[n];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < n; i++) {
                corrected[i] = rest[i] - mean - hourEffect[posts.get(i).hourOfWeek()];
            }
            subtract(corrected, posts, true);
            subtract(corrected, posts, false);
            for (int i = 0; i < n; i++) {
                corrected[i] += hourEffect[posts.get(i).hourOfWeek()];
            }
            hourEffect = cells(corrected, posts);
        }
        return ranked(corrected, posts);
    }

    private static void subtract(double[] values, List<PostedAt> posts, boolean byAuthor) {
        Map<String, double[]> sums = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            PostedAt post = posts.get(i);
            double[] sum = sums.computeIfAbsent(byAuthor ? post.author() : post.contentType(), key -> new double[2]);
            sum[0] += values[i];
            sum[1]++;
        }
        for (int i = 0; i < values.length; i++) {
            PostedAt post = posts.get(i);
            double[] sum = sums.getOrDefault(byAuthor ? post.author() : post.contentType(), new double[2]);
            values[i] -= sum[0] / (sum[1] + AUTHOR_SHRINKAGE);
        }
    }

    private static double[] cells(double[] values, List<PostedAt> posts) {
        double[] sums = new double[HOURS];
        double[] counts = new double[HOURS];
        for (int i = 0; i < values.length; i++) {
            sums[posts.get(i).hourOfWeek()] += values[i];
            counts[posts.get(i).hourOfWeek()]++;
        }
        for (int hour = 0; hour < HOURS; hour++) {
            sums[hour] = counts[hour] == 0 ? 0 : sums[hour] / counts[hour];
        }
        return sums;
    }

    private static List<PostingTime> ranked(double[] values, List<PostedAt> posts) {
        double[] means = cells(values, posts);
        int[] counts = new int[HOURS];
        double within = 0;
        double[] hourSum = new double[24];
        double[] hourCount = new double[24];
        double[] daySum = new double[7];
        double[] dayCount = new double[7];
        for (int i = 0; i < values.length; i++) {
            int cell = posts.get(i).hourOfWeek();
            counts[cell]++;
            within += (values[i] - means[cell]) * (values[i] - means[cell]);
            hourSum[cell % 24] += values[i];
            hourCount[cell % 24]++;
            daySum[cell / 24] += values[i];
            dayCount[cell / 24]++;
        }
        double variance = within / Math.max(1, values.length - HOURS);
        double[] prior = new double[HOURS];
        double between = 0;
        double expected = 0;
        int used = 0;
        for (int cell = 0; cell < HOURS; cell++) {
            prior[cell] = shrunkMean(hourSum[cell % 24], hourCount[cell % 24])
                    + shrunkMean(daySum[cell / 24], dayCount[cell / 24]);
            if (counts[cell] >= LEAST_POSTS) {
                between += (means[cell] - prior[cell]) * (means[cell] - prior[cell]);
                expected += variance / counts[cell];
                used++;
            }
        }
        // Empirical Bayes, by moments: what cells differ from their prior beyond what their own noise explains.
        double spread = Math.max(1e-4, used == 0 ? 0 : (between - expected) / used);
        List<PostingTime> times = new ArrayList<>();
        for (int cell = 0; cell < HOURS; cell++) {
            if (counts[cell] >= LEAST_POSTS) {
                double own = spread / (spread + variance / counts[cell]);
                double noise = Math.sqrt(variance / counts[cell]);
                double shrunk = own * means[cell] + (1 - own) * prior[cell];
                // Limited translation (Efron and Morris 1972): one hour that is really different must not be shrunk
                // away
                // because all the others are alike.
                shrunk = Math.max(means[cell] - noise, Math.min(means[cell] + noise, shrunk));
                double error = Math.max(Math.sqrt(own), 0.5) * noise;
                times.add(new PostingTime(
                        cell, counts[cell], Math.exp(shrunk), Math.exp(shrunk - Z95_ONE_SIDED * error)));
            }
        }
        times.sort(
                Comparator.comparingDouble((PostingTime time) -> -time.lower).thenComparing(PostingTime::hourOfWeek));
        return times;
    }

    private static double shrunkMean(double sum, double count) {
        return sum / (count + LEAST_POSTS);
    }
}
