package io.socialsignals.job.leadlag;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Measures of products with planted truth, as the panes would give them. */
final class Events {
    static final long HOUR = 3_600_000;
    static final long START = 1_767_225_600_000L; // 2026-01-01T00:00Z, a whole number of hours

    private Events() {}

    /** Sentiment leads purchases by {@code lag} hours with strength {@code beta}; one or two minutes per hour and side. */
    static List<Measure> product(String id, int hours, int lag, double beta, long seed) {
        Random random = new Random(seed);
        double[] driver = noise(hours + lag, random);
        double[] own = noise(hours, random);
        List<Measure> measures = new ArrayList<>();
        for (int t = 0; t < hours; t++) {
            long hour = START + t * HOUR;
            long posts = 8 + random.nextInt(5);
            double polarity = 0.2 * driver[t + lag] + 0.05 * random.nextGaussian();
            measures.add(Measure.social(id, "x", hour, posts, posts, Math.round(polarity * 1e6 * posts), 30));
            measures.add(Measure.social(id, "reddit", hour + 1_800_000, 2, 0, 0, 5));
            long purchases = Math.round(30 * Math.exp(0.2 * (own[t] + beta * driver[t])));
            measures.add(Measure.commerce(id, "DE", "EUR", hour + 120_000, 300, purchases, purchases * 990, 1 + t % 3));
            measures.add(Measure.post(id, hour + 60_000, "post-" + id + '-' + t, t % 7 * 10L));
        }
        return measures;
    }

    private static double[] noise(int n, Random random) {
        double[] values = new double[n];
        double value = 0;
        for (int t = -50; t < n; t++) {
            value = 0.7 * value + Math.sqrt(1 - 0.49) * random.nextGaussian();
            if (t >= 0) {
                values[t] = value;
            }
        }
        return values;
    }
}
