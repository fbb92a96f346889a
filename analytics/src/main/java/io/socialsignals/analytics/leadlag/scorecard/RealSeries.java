package io.socialsignals.analytics.leadlag.scorecard;

import io.socialsignals.analytics.leadlag.GrangerTest;
import io.socialsignals.analytics.leadlag.LeadLagAnalysis;
import io.socialsignals.analytics.leadlag.LeadLagResult;
import io.socialsignals.analytics.leadlag.LeadLagSpec;
import io.socialsignals.analytics.leadlag.LeadLagSpec.Side;
import io.socialsignals.analytics.leadlag.Verdict;
import io.socialsignals.analytics.series.BucketSeries;
import io.socialsignals.analytics.series.Moments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/** Published series whose answer is known. */
final class RealSeries {
    private final Path data;
    private final Consumer<Figure> out;

    RealSeries(Path data, Consumer<Figure> out) {
        this.data = data;
        this.out = out;
    }

    void run() throws IOException {
        nist("Lottery.txt", 518.958715596330, 291.699727470969, -0.120948622967393);
        nist("Michelso.txt", 299.852400000000, 0.0790105478190518, 0.535199668621283);
        nist("NumAcc1.txt", 10000002, 1, -0.5);
        nist("NumAcc2.txt", 1.2, 0.1, -0.999);
        chickenAndEgg();
        leadingIndicator();
        coin();
    }

    private void nist(String file, double mean, double deviation, double autocorrelation) throws IOException {
        List<String> lines = Files.readAllLines(data.resolve("nist").resolve(file));
        int header = 0;
        while (!lines.get(header).matches("-----+.*|# +Data *")) {
            header++;
        }
        double[] values = lines.stream()
                .skip(header)
                .map(String::strip)
                .filter(line -> line.matches("[0-9.]+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        double digits = Math.min(
                digits(Moments.mean(values), mean),
                Math.min(
                        digits(Moments.standardDeviation(values), deviation),
                        digits(Moments.autocorrelation(values, 1), autocorrelation)));
        out.accept(Figure.fact(
                "NIST " + file + ", " + values.length + " values: worst of mean, deviation, lag-1 autocorrelation",
                String.format(Locale.ROOT, "%.1f digits", digits),
                ">= 12 digits",
                digits >= 12));
    }

    private static double digits(double computed, double certified) {
        return computed == certified ? 15 : -Math.log10(Math.abs(computed - certified) / Math.abs(certified));
    }

    private double[] column(String file, int column) throws IOException {
        return Files.readAllLines(data.resolve(file)).stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
                .toArray();
    }

    private void chickenAndEgg() throws IOException {
        double[] chicken = column("leadlag/ChickEgg.csv", 1);
        double[] egg = column("leadlag/ChickEgg.csv", 2);
        granger("chicken -> egg", GrangerTest.of(chicken, egg, 3), 0.591615, 0.623786);
        granger("egg -> chicken", GrangerTest.of(egg, chicken, 3), 5.40498, 0.00296640);
    }

    private void granger(String name, GrangerTest test, double f, double p) {
        boolean met = Math.abs(test.f() / f - 1) < 1e-6 && Math.abs(test.p() / p - 1) < 1e-6;
        out.accept(Figure.fact(
                "ChickEgg, order 3, " + name,
                String.format(Locale.ROOT, "F %.6g p %.6g", test.f(), test.p()),
                String.format(Locale.ROOT, "F %.6g p %.6g", f, p),
                met));
    }

    private void leadingIndicator() throws IOException {
        double[] lead = column("leadlag/bjsales.csv", 1);
        double[] sales = column("leadlag/bjsales.csv", 2);
        LeadLagSpec spec = new LeadLagSpec(
                "bjsales", Side.level("indicator", 1), Side.level("sales", 1), 86_400, 150, 12, 0, 3, 60, 0.05);
        LeadLagResult changes = new LeadLagAnalysis(spec)
                .analyse(BucketSeries.of(differences(lead)), BucketSeries.of(differences(sales)));
        out.accept(Figure.fact(
                "bjsales, first differences",
                changes.words() + ", lag " + changes.bestLag() + String.format(Locale.ROOT, ", r %.2f", changes.r()),
                "social leads, lag 3",
                changes.verdict() == Verdict.SOCIAL_LEADS && changes.bestLag() == 3));
        LeadLagResult levels =
                new LeadLagAnalysis(spec.withMaxOrder(0)).analyse(BucketSeries.of(lead), BucketSeries.of(sales));
        double plain = new PearsonsCorrelation().correlation(lead, sales);
        out.accept(Figure.fact(
                "bjsales, raw levels without prewhitening",
                levels.words() + " (plain r " + String.format(Locale.ROOT, "%.2f", plain) + ")",
                "not sold as certain",
                !levels.verdict().claimsRelation()));
    }

    static double[] differences(double[] values) {
        double[] result = new double[values.length - 1];
        for (int t = 0; t < result.length; t++) {
            result[t] = values[t + 1] - values[t];
        }
        return result;
    }

    private void coin() throws IOException {
        CoinHours hours = CoinHours.read(data.resolve("crypto/NEXO"));
        coin(
                "mean sentiment",
                hours,
                BucketSeries.weighted(hours.sentiment(), hours.tweets()),
                Side.level("sentiment", 0.1));
        coin("tweets", hours, BucketSeries.of(hours.tweets()), Side.count("tweets"));
    }

    private void coin(String name, CoinHours hours, BucketSeries talk, Side side) {
        LeadLagSpec spec =
                new LeadLagSpec("coin", side, Side.level("return", 0.01), 3600, talk.size(), 24, 24, 3, 120, 0.05);
        LeadLagResult result = new LeadLagAnalysis(spec).analyse(talk, BucketSeries.of(hours.returns()));
        out.accept(Figure.fact(
                "NEXO, " + name + " against hourly return, " + talk.size() + " h",
                String.format(
                        Locale.ROOT,
                        "%s (lag %d, r %.2f, p %.3f)",
                        result.words(),
                        result.bestLag(),
                        result.r(),
                        result.p()),
                "no lead",
                !result.verdict().claimsRelation()));
    }

    /** Needs no files: two unrelated series that both climb, and two unrelated random walks. */
    static void trends(int pairs, Consumer<Figure> out) {
        Random random = new Random(31);
        LeadLagAnalysis analysis = new LeadLagAnalysis(ErrorRates.spec(14));
        int climbing = 0;
        int walking = 0;
        for (int i = 0; i < pairs; i++) {
            double[] x = new double[336];
            double[] y = new double[336];
            double[] u = new double[336];
            double[] v = new double[336];
            for (int t = 0; t < 336; t++) {
                x[t] = 0.05 * t + random.nextGaussian();
                y[t] = 0.02 * t + random.nextGaussian();
                u[t] = (t == 0 ? 0 : u[t - 1]) + random.nextGaussian();
                v[t] = (t == 0 ? 0 : v[t - 1]) + random.nextGaussian();
            }
            climbing += analysis.screen(BucketSeries.of(x), BucketSeries.of(y)).p() <= 0.05 ? 1 : 0;
            walking += analysis.screen(BucketSeries.of(u), BucketSeries.of(v)).p() <= 0.05 ? 1 : 0;
        }
        out.accept(Figure.atMost(
                "unrelated climbing series, " + pairs + " pairs, seed 31: called", climbing / (double) pairs, 0.05));
        out.accept(Figure.atMost(
                "unrelated random walks, " + pairs + " pairs, seed 31: called", walking / (double) pairs, 0.05));
    }
}
