package io.socialsignals.analytics.trend;

import io.socialsignals.analytics.scorecard.Scorecard;
import io.socialsignals.analytics.scorecard.Scorecard.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/** Whether planted bursts lead the list of trends, and how well their half-life is estimated. */
public final class TrendScorecard {
    private static final int TAGS = 300;
    private static final int BURSTS = 5;
    private static final int DAYS = 14;

    private TrendScorecard() {}

    /** @param seeds how many worlds of 300 tags, and tens of single bursts; 30 for the published figures */
    public static Scorecard run(int seeds) {
        List<Row> rows = new ArrayList<>();
        double hits = 0;
        double byCount = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            double[] found = precision(new Well19937c(seed));
            hits += found[0];
            byCount += found[1];
        }
        rows.add(Row.atLeast("planted bursts: precision of the first five", hits / seeds, 0.94));
        rows.add(Row.stated("the same for the most used tags (no method)", byCount / seeds));
        fading(rows, seeds * 10);
        return new Scorecard("Trends, " + seeds + " seeds", rows);
    }

    /** Tags of Zipf-like size with a daily season; five of them burst in one of the last three hours. */
    private static double[] precision(RandomGenerator random) {
        int hours = DAYS * 24 + random.nextInt(24);
        Set<Integer> bursting = new HashSet<>();
        while (bursting.size() < BURSTS) {
            bursting.add(4 + random.nextInt(146));
        }
        double[] scores = new double[TAGS];
        double[] counts = new double[TAGS];
        for (int tag = 0; tag < TAGS; tag++) {
            TagState state = new TagState();
            int began = hours - 1 - random.nextInt(3);
            double phase = 4 * random.nextDouble();
            for (int hour = 0; hour < hours; hour++) {
                double mean = 150 / (tag + 1.0) * (1 + 0.7 * Math.sin(2 * Math.PI * (hour + phase) / 24));
                if (bursting.contains(tag) && hour >= began) {
                    mean = 3 * mean + 12;
                }
                counts[tag] = draw(random, mean);
                scores[tag] = TrendScore.feed(state, hour, counts[tag], counts[tag]);
            }
        }
        return new double[] {share(scores, bursting), share(counts, bursting)};
    }

    private static double share(double[] scores, Set<Integer> bursting) {
        return IntStream.range(0, scores.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble((Integer tag) -> -scores[tag])
                                .thenComparing(Comparator.naturalOrder()))
                        .limit(BURSTS)
                        .filter(bursting::contains)
                        .count()
                / (double) BURSTS;
    }

    private static double draw(RandomGenerator random, double mean) {
        double noisy = mean * new GammaDistribution(random, 12, 1 / 12.0).sample();
        return noisy <= 1e-9 ? 0 : new PoissonDistribution(random, noisy, 1e-9, 10_000).sample();
    }

    private static void fading(List<Row> rows, int bursts) {
        int close = 0;
        int covered = 0;
        int rightClass = 0;
        List<Double> peakErrors = new ArrayList<>();
        for (int i = 0; i < bursts; i++) {
            RandomGenerator random = new Well19937c(50_000 + i);
            double truth = Math.exp(Math.log(4) + random.nextDouble() * Math.log(24));
            double usual = 3 + 12 * random.nextDouble();
            double top = 60 + 240 * random.nextDouble();
            int peak = 8 * 24 + random.nextInt(24);
            TagState state = new TagState();
            HalfLife estimate = HalfLife.UNKNOWN;
            for (int hour = 0; hour < peak + 5 * truth + 24; hour++) {
                double rise = hour < peak ? Math.exp(-(peak - hour) / 2.0) : Math.pow(2, -(hour - peak) / truth);
                double mean = usual + top * rise;
                double count = new PoissonDistribution(random, mean, 1e-9, 10_000).sample();
                TrendPhase phase = LifeCycle.feed(state, hour, TrendScore.feed(state, hour, count, count));
                if (hour > peak && phase != TrendPhase.QUIET && phase != TrendPhase.EMERGING) {
                    estimate = LifeCycle.halfLife(state);
                }
                if (hour > peak && phase == TrendPhase.OVER) {
                    peakErrors.add(Math.abs(state.peak - 1.0 - peak));
                    break;
                }
            }
            close += Math.abs(estimate.hours() - truth) <= 0.2 * truth ? 1 : 0;
            covered += estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
            rightClass += (truth >= HalfLife.LASTING_HOURS) == (estimate.hours() >= HalfLife.LASTING_HOURS) ? 1 : 0;
        }
        double n = bursts;
        rows.add(Row.atLeast("single bursts: half-life within 20 %", close / n, 0.80));
        rows.add(Row.stated("single bursts: truth within the 95 % interval", covered / n));
        rows.add(Row.stated("single bursts: fad or lasting told rightly", rightClass / n));
        rows.add(Row.stated("single bursts: seen through to their end", peakErrors.size() / n));
        rows.add(Row.stated(
                "single bursts: mean error of the hour of the peak, hours",
                peakErrors.stream().mapToDouble(Double::doubleValue).average().orElse(99)));
    }
}
