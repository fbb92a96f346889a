package io.socialsignals.benchmarks;

import io.socialsignals.analytics.leadlag.CrossCorrelation;
import io.socialsignals.analytics.leadlag.LeadLagAnalysis;
import io.socialsignals.analytics.leadlag.LeadLagSpec;
import io.socialsignals.analytics.leadlag.LeadLagSpec.Side;
import io.socialsignals.analytics.series.BucketSeries;
import java.util.Collection;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * One step of the lead/lag operator: every pair over every lag of a window of 336 hourly buckets, against the multiply-adds
 * of a bare dot-product loop over arrays of the same length.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LeadLagBenchmark {
    private static final int BUCKETS = 336;

    /** Pairs per step. */
    @Param({"1000"})
    public int pairs;

    /** Lags per pair, both directions and zero; odd. */
    @Param({"49"})
    public int lags;

    private double[][] social = new double[0][];
    private double[][] sales = new double[0][];
    private double[][] gaps = new double[0][];
    private BucketSeries[] socialSeries = new BucketSeries[0];
    private BucketSeries[] salesSeries = new BucketSeries[0];
    private CrossCorrelation correlation = new CrossCorrelation(2, 0);
    private LeadLagAnalysis analysis = analysis(24);

    /** Fills the windows with seeded noise. */
    @Setup
    public void fill() {
        Random random = new Random(1);
        social = noise(random);
        sales = noise(random);
        gaps = noise(random);
        socialSeries = new BucketSeries[pairs];
        salesSeries = new BucketSeries[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            socialSeries[pair] = BucketSeries.of(social[pair]);
            salesSeries[pair] = BucketSeries.of(sales[pair]);
            for (int t = 0; t < BUCKETS; t += 7) {
                gaps[pair][t] = Double.NaN;
            }
        }
        correlation = new CrossCorrelation(BUCKETS, lags / 2);
        analysis = analysis(lags / 2);
    }

    private double[][] noise(Random random) {
        double[][] rows = new double[pairs][BUCKETS];
        for (double[] row : rows) {
            for (int t = 0; t < row.length; t++) {
                row[t] = random.nextGaussian();
            }
        }
        return rows;
    }

    private static LeadLagAnalysis analysis(int maxLag) {
        return new LeadLagAnalysis(new LeadLagSpec(
                "x-y", Side.level("x", 0.1), Side.level("y", 0.1), 3600, BUCKETS, maxLag, 24, 3, 120, 0.05));
    }

    /** The ceiling: one sum of products after the other. */
    @Benchmark
    public double bareDotProducts() {
        double total = 0;
        for (int pair = 0; pair < pairs; pair++) {
            double[] x = social[pair];
            double[] y = sales[pair];
            for (int lag = 0; lag < lags; lag++) {
                int distance = Math.abs(lag - lags / 2);
                double sum = 0;
                for (int t = distance; t < BUCKETS; t++) {
                    sum += x[t - distance] * y[t];
                }
                total += sum;
            }
        }
        return total;
    }

    /** Correlations with counts and variances at all lags, both directions. */
    @Benchmark
    public double correlations() {
        return correlateAll(social);
    }

    /** The same where every seventh bucket is missing. */
    @Benchmark
    public double correlationsWithGaps() {
        return correlateAll(gaps);
    }

    private double correlateAll(double[][] leaders) {
        double total = 0;
        for (int pair = 0; pair < pairs; pair++) {
            correlation.compute(leaders[pair], sales[pair], 0);
            total += correlation.correlation(lags / 2);
            correlation.compute(sales[pair], leaders[pair], 0);
            total += correlation.correlation(lags / 2);
        }
        return total;
    }

    /** The whole test: season, momentum, both directions, p-value corrected over lags. */
    @Benchmark
    public double wholeTests() {
        double total = 0;
        for (int pair = 0; pair < pairs; pair++) {
            total += analysis.screen(socialSeries[pair], salesSeries[pair]).p();
        }
        return total;
    }

    /** Multiply-adds of one step. */
    static double multiplyAdds(int pairs, int lags) {
        double sum = 0;
        for (int lag = -(lags / 2); lag <= lags / 2; lag++) {
            sum += BUCKETS - Math.abs(lag);
        }
        return pairs * sum;
    }

    /** Prints the ratio to the bare loop at 1,000 pairs and 49 lags, and the cost curve in pairs and in lags. */
    public static void main(String[] arguments) throws RunnerException {
        report(run("bareDotProducts|correlations|correlationsWithGaps|wholeTests", "1000", "49"));
        report(run("correlations", "250,500,1000,2000", "49"));
        report(run("correlations", "1000", "17,33,49,65,97"));
    }

    private static Collection<RunResult> run(String benchmarks, String pairs, String lags) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("LeadLagBenchmark\\.(" + benchmarks + ")$")
                .param("pairs", pairs.split(",", -1))
                .param("lags", lags.split(",", -1))
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(8)
                .measurementTime(TimeValue.milliseconds(500));
        return new Runner(options.build()).run();
    }

    private static void report(Collection<RunResult> results) {
        double bare = 0;
        for (RunResult result : results) {
            int pairs = Integer.parseInt(result.getParams().getParam("pairs"));
            int lags = Integer.parseInt(result.getParams().getParam("lags"));
            // The fastest iteration: what else runs on the machine can only add.
            double micros = result.getPrimaryResult().getStatistics().getMin();
            double speed = multiplyAdds(pairs, lags) / micros;
            String name = result.getPrimaryResult().getLabel();
            bare = name.equals("bareDotProducts") ? speed : bare;
            String ratio = bare == 0 ? "" : String.format(Locale.ROOT, ", ratio to bare loop %.2f", speed / bare);
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %5d pairs x %3d lags x %d buckets: %10.0f us, %8.1f multiply-adds/us, %.4f us per pair and lag%s%n",
                    name,
                    pairs,
                    lags,
                    BUCKETS,
                    micros,
                    speed,
                    micros / pairs / lags,
                    ratio);
        }
    }
}
