package io.socialsignals.analytics.spike;

import io.socialsignals.analytics.scorecard.Scorecard;
import io.socialsignals.analytics.scorecard.Scorecard.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How well spikes are told: on planted incidents, on products without any, and on the Numenta tweet series. */
public final class SpikeScorecard {
    /** Severity from which a signal counts as told. */
    static final int SEVERITY = 4;

    private static final int DAYS = 75;
    private static final int INCIDENTS = 6;
    private static final int CALM_PRODUCTS = 4;
    private static final double HOURS_PER_30_DAYS = 720;

    private SpikeScorecard() {}

    /**
     * @param seeds how many products with, and sets of {@value #CALM_PRODUCTS} products without incidents; 30 for the
     *     figures that are published
     * @param tweets the benchmark's tweet series; empty leaves the benchmark out
     */
    public static Scorecard run(int seeds, List<NabSeries> tweets) {
        List<Row> rows = new ArrayList<>();
        planted(rows, seeds);
        calm(rows, seeds);
        if (!tweets.isEmpty()) {
            benchmark(rows, tweets);
        }
        return new Scorecard("Spikes, " + seeds + " seeds", rows);
    }

    private static void planted(List<Row> rows, int seeds) {
        int right = 0;
        int told = 0;
        int found = 0;
        List<Double> delays = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            PlantedProduct product = PlantedProduct.of(seed, DAYS, INCIDENTS, 3);
            List<PlantedProduct.Told> signals = product.told().stream()
                    .filter(signal -> signal.toldAt() >= 0)
                    .toList();
            told += signals.size();
            for (PlantedProduct.Told signal : signals) {
                right += product.incidents().stream().anyMatch(planted -> touches(signal, planted)) ? 1 : 0;
            }
            for (PlantedProduct.Planted planted : product.incidents()) {
                long first = signals.stream()
                        .filter(signal -> touches(signal, planted))
                        .mapToLong(PlantedProduct.Told::toldAt)
                        .min()
                        .orElse(-1);
                if (first >= 0) {
                    found++;
                    delays.add((double) Math.max(0, first - planted.from()));
                }
            }
        }
        rows.add(Row.atLeast("planted incidents x3 to x9: precision at severity >= 4", ratio(right, told), 0.95));
        rows.add(Row.atLeast("planted incidents x3 to x9: recall", ratio(found, seeds * INCIDENTS), 0.90));
        double[] sorted =
                delays.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        rows.add(Row.atMost("median delay of detection, hours", Quantiles.of(sorted, 0.5), 2));
    }

    private static boolean touches(PlantedProduct.Told signal, PlantedProduct.Planted planted) {
        return signal.incident().start() <= planted.to() + 2
                && signal.incident().end() >= planted.from();
    }

    private static void calm(List<Row> rows, int seeds) {
        double worst = 0;
        double total = 0;
        int products = seeds * CALM_PRODUCTS;
        for (int i = 0; i < products; i++) {
            PlantedProduct product = PlantedProduct.of(10_000 + i, DAYS, 0, 1);
            long signals = product.told().stream()
                    .filter(signal -> signal.toldAt() >= 0)
                    .count();
            double rate = signals / (DAYS * 24 / HOURS_PER_30_DAYS);
            total += rate;
            worst = Math.max(worst, rate);
        }
        rows.add(Row.atMost("without incidents: signals per product and 30 days, mean", total / products, 1));
        rows.add(Row.stated("without incidents: the same, worst of " + products + " products", worst));
    }

    private static void benchmark(List<Row> rows, List<NabSeries> tweets) {
        List<double[]> scores = tweets.stream().map(NabSeries::burstScores).toList();
        NabScore fixed = NabScore.of(tweets, scores, BurstDetector.THRESHOLD);
        rows.add(Row.atLeast("Numenta benchmark, tweet series, fixed threshold", fixed.normalised(), 82));
        rows.add(Row.atLeast(
                "Numenta benchmark, threshold optimised over the set",
                scores.stream()
                        .flatMapToDouble(Arrays::stream)
                        .filter(score -> score > 0)
                        .distinct()
                        .map(threshold -> NabScore.of(tweets, scores, threshold).normalised())
                        .max()
                        .orElse(0),
                82));
        rows.add(Row.stated("Numenta benchmark: windows", fixed.windows()));
        rows.add(Row.stated("Numenta benchmark: windows missed", fixed.missed()));
        rows.add(Row.stated("Numenta benchmark: alarms outside of windows", fixed.falseAlarms()));
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }
}
