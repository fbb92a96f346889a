package io.socialsignals.analytics.leadlag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.socialsignals.analytics.leadlag.LeadLagSpec.Side;
import io.socialsignals.analytics.series.BucketSeries;
import io.socialsignals.analytics.series.Transform;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LeadLagAnalysisTest {
    private static final LeadLagSpec SPEC =
            LeadLagSpec.hourly("sentiment-sales", Side.level("sentiment", 0.1), Side.level("sales", 1), 14);

    @Test
    void findsAPlantedLeadItsLagItsStrengthAndSaysSo() {
        Pair pair = Pair.planted(1, 336, 6, 0.6);
        LeadLagResult result = analyse(pair.x, pair.y);
        assertThat(result.verdict()).isEqualTo(Verdict.SOCIAL_LEADS);
        assertThat(result.bestLag()).isEqualTo(6);
        assertThat(result.p()).isLessThan(1e-6);
        assertThat(result.lower()).isLessThan(result.r()).isGreaterThan(0);
        assertThat(result.upper()).isGreaterThan(result.r());
        assertThat(result.spearman()).isCloseTo(result.r(), within(0.15));
        assertThat(result.effect().slope()).isCloseTo(0.6, within(0.15));
        assertThat(result.effect().lower()).isLessThan(0.06);
        assertThat(result.effect().upper()).isGreaterThan(0.06);
        assertThat(result.granger().p()).isLessThan(1e-4);
        assertThat(result.grangerReverse().p()).isGreaterThan(0.01);
        assertThat(result.correlations()).hasSize(49);
        assertThat(result.reason()).startsWith("sentiment leads sales: r .").contains("lag +6 h", "over 49 lags");
    }

    @Property(tries = 25)
    void exchangingTheSeriesMirrorsTheLagsExactly(@ForAll long seed, @ForAll @IntRange(max = 20) int gapPercent) {
        Pair pair = Pair.planted(seed, 200, 3, 0.4).withGaps(gapPercent);
        LeadLagSpec mirrored = new LeadLagSpec("m", SPEC.sales(), SPEC.social(), 3600, 336, 24, 24, 3, 60, 0.05);
        LeadLagSpec straight = new LeadLagSpec("s", SPEC.social(), SPEC.sales(), 3600, 336, 24, 24, 3, 60, 0.05);
        LeadLagResult one = new LeadLagAnalysis(straight).analyse(BucketSeries.of(pair.x), BucketSeries.of(pair.y));
        LeadLagResult other = new LeadLagAnalysis(mirrored).analyse(BucketSeries.of(pair.y), BucketSeries.of(pair.x));
        assertThat(other.bestLag()).isEqualTo(-one.bestLag());
        assertThat(other.p()).isEqualTo(one.p());
        for (int lag = -24; lag <= 24; lag++) {
            assertThat(other.correlations().get(24 - lag).r())
                    .isEqualTo(one.correlations().get(24 + lag).r());
        }
    }

    @Property(tries = 25)
    void shiftingASeriesShiftsTheLag(@ForAll long seed, @ForAll @IntRange(min = -12, max = 12) int shift) {
        Pair pair = Pair.planted(seed, 336 + 24, 5, 1.2);
        double[] x = Arrays.copyOfRange(pair.x, 12, 348);
        double[] y = Arrays.copyOfRange(pair.y, 12 - shift, 348 - shift);
        assertThat(analyse(x, y).bestLag()).isEqualTo(5 + shift);
    }

    @Property(tries = 25)
    void scaleAndLevelOfEitherSideChangeNothing(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 1000) int scale,
            @ForAll @IntRange(min = 1, max = 1000) int salesScale,
            @ForAll @IntRange(max = 1000) int level) {
        Pair pair = Pair.planted(seed, 336, 4, 0.4);
        double[] x = Arrays.stream(pair.x).map(v -> v * scale * 0.01 + level).toArray();
        double[] y =
                Arrays.stream(pair.y).map(v -> v * salesScale * 0.01 - level).toArray();
        LeadLagResult one = analyse(pair.x, pair.y);
        LeadLagResult other = analyse(x, y);
        assertThat(other.bestLag()).isEqualTo(one.bestLag());
        assertThat(other.r()).isCloseTo(one.r(), within(1e-7));
        assertThat(other.verdict()).isEqualTo(one.verdict());
    }

    @Test
    void equalInputGivesEqualBitsWhateverTheInstanceSawBefore() {
        Pair pair = Pair.planted(3, 300, 7, 0.5);
        LeadLagAnalysis used = new LeadLagAnalysis(SPEC);
        used.analyse(BucketSeries.of(Pair.planted(4, 336, 1, 1).x), BucketSeries.of(Pair.planted(5, 336, 1, 1).y));
        LeadLagResult one = used.analyse(BucketSeries.of(pair.x), BucketSeries.of(pair.y));
        assertThat(one).isEqualTo(analyse(pair.x, pair.y));
    }

    @Test
    void confounderThatMovesBothIsNamedAndNoLeadIsSold() {
        Random random = new Random(8);
        double[] spend = Pair.bursts(336, random);
        double[] x = Pair.noise(336, 0.5, random);
        double[] y = Pair.noise(336, 0.5, random);
        for (int t = 4; t < 336; t++) {
            x[t] += 2 * spend[t - 1];
            y[t] += 2 * spend[t - 4];
        }
        assertThat(analyse(x, y).verdict()).isEqualTo(Verdict.SOCIAL_LEADS);
        LeadLagResult held = new LeadLagAnalysis(SPEC)
                .analyse(
                        BucketSeries.of(x),
                        BucketSeries.of(y),
                        List.of(new Confounder("campaign spend", BucketSeries.of(spend), Transform.LOG1P)));
        assertThat(held.verdict()).isEqualTo(Verdict.CONFOUNDED);
        assertThat(held.words()).isEqualTo("both moved by campaign spend");
        assertThat(held.partials().get(0).socialLag()).isEqualTo(1);
        assertThat(held.partials().get(0).salesLag()).isEqualTo(4);
    }

    @Test
    void leadSurvivesAConfounderThatDoesNotExplainIt() {
        Pair pair = Pair.planted(9, 336, 6, 0.7);
        double[] spend = Pair.bursts(336, new Random(10));
        for (int t = 0; t < 336; t++) {
            pair.x[t] += 1.5 * spend[t];
            pair.y[t] += 1.5 * spend[t];
        }
        LeadLagResult result = new LeadLagAnalysis(SPEC)
                .analyse(
                        BucketSeries.of(pair.x),
                        BucketSeries.of(pair.y),
                        List.of(new Confounder("promotion", BucketSeries.of(spend), Transform.IDENTITY)));
        assertThat(result.verdict()).isEqualTo(Verdict.SOCIAL_LEADS);
        assertThat(result.bestLag()).isEqualTo(6);
        assertThat(result.reason()).endsWith("with promotion held fixed");
    }

    @Test
    void unrelatedTrendsAreNotARelation() {
        Random random = new Random(13);
        double[] x = Pair.noise(336, 0.3, random);
        double[] y = Pair.noise(336, 0.3, random);
        for (int t = 0; t < 336; t++) {
            x[t] += 0.1 * t;
            y[t] += 0.05 * t;
        }
        LeadLagResult result = analyse(x, y);
        assertThat(result.rawR()).isGreaterThan(0.9);
        assertThat(result.verdict()).isEqualTo(Verdict.NO_RELATION);
        assertThat(result.reason()).contains("shared season, trend or momentum");
    }

    @Test
    void whatCannotBeTestedSaysWhy() {
        double[] noise = Pair.noise(336, 0, new Random(1));
        double[] gaps = new double[336];
        Arrays.fill(gaps, Double.NaN);
        assertThat(analyse(new double[336], noise).reason()).isEqualTo("sentiment never changes");
        assertThat(analyse(noise, gaps).reason()).isEqualTo("sales has 0 buckets with a value, 120 are needed");
        assertThat(analyse(new double[3], new double[3]).reason()).contains("too few for lags up to 24");
        assertThat(analyse(new double[0], new double[0]).verdict()).isEqualTo(Verdict.NOT_ENOUGH_DATA);
        double[] early = noise.clone();
        double[] late = noise.clone();
        Arrays.fill(early, 0, 168, Double.NaN);
        Arrays.fill(late, 168, 336, Double.NaN);
        assertThat(analyse(early, late).verdict()).isEqualTo(Verdict.NOT_ENOUGH_DATA);
        assertThat(analyse(early, late).p()).isEqualTo(1);
        double[] infinite = noise.clone();
        infinite[5] = Double.POSITIVE_INFINITY;
        assertThat(analyse(infinite, noise).n()).isEqualTo(335);
        assertThatThrownBy(() -> analyse(noise, new double[4])).hasMessageContaining("336 and 4 buckets");
    }

    @Test
    void slowWanderersWithMomentumLeftInAreNotEvidence() {
        Random random = new Random(17);
        double[] x = new double[336];
        double[] y = new double[336];
        for (int t = 1; t < 336; t++) {
            x[t] = x[t - 1] + random.nextGaussian();
            y[t] = x[t] + random.nextGaussian();
        }
        LeadLagResult result =
                new LeadLagAnalysis(SPEC.withMaxOrder(0)).analyse(BucketSeries.of(x), BucketSeries.of(y));
        assertThat(result.verdict()).isEqualTo(Verdict.NOT_ENOUGH_DATA);
        assertThat(result.reason()).contains("independent ones", "compare their changes");
    }

    @Test
    void identicalSeriesMoveTogether() {
        double[] noise = Pair.noise(336, 0.5, new Random(2));
        LeadLagResult result = analyse(noise, noise);
        assertThat(result.verdict()).isEqualTo(Verdict.SIMULTANEOUS);
        assertThat(result.r()).isCloseTo(1, within(1e-12));
        assertThat(result.p()).isLessThan(1e-100);
    }

    @Test
    void meansOfFewPostsCountForLittle() {
        Pair pair = Pair.planted(21, 336, 6, 0.9);
        double[] weights = new double[336];
        Random random = new Random(22);
        for (int t = 0; t < 336; t++) {
            weights[t] = t % 3 == 0 ? 0.2 : 50;
            pair.x[t] += t % 3 == 0 ? 6 * random.nextGaussian() : 0;
        }
        double plain = analyse(pair.x, pair.y).r();
        double weighted = new LeadLagAnalysis(SPEC)
                .analyse(BucketSeries.weighted(pair.x, weights), BucketSeries.of(pair.y))
                .r();
        assertThat(weighted).isGreaterThan(plain + 0.1);
    }

    private static LeadLagResult analyse(double[] x, double[] y) {
        return new LeadLagAnalysis(SPEC).analyse(BucketSeries.of(x), BucketSeries.of(y));
    }

    /** Two series where {@code y[t]} follows {@code x[t - lag]}, both with momentum .7. */
    private static final class Pair {
        final double[] x;
        final double[] y;

        private Pair(double[] x, double[] y) {
            this.x = x;
            this.y = y;
        }

        static Pair planted(long seed, int n, int lag, double beta) {
            Random random = new Random(seed);
            double[] long_ = noise(n + lag, 0.7, random);
            double[] y = noise(n, 0.7, random);
            for (int t = 0; t < n; t++) {
                y[t] += beta * long_[t];
            }
            return new Pair(Arrays.copyOfRange(long_, lag, n + lag), y);
        }

        Pair withGaps(int percent) {
            Random random = new Random(percent);
            for (int t = 0; t < x.length; t++) {
                x[t] = random.nextInt(100) < percent ? Double.NaN : x[t];
            }
            return this;
        }

        static double[] noise(int n, double phi, Random random) {
            double[] values = new double[n];
            double value = 0;
            for (int t = -50; t < n; t++) {
                value = phi * value + Math.sqrt(1 - phi * phi) * random.nextGaussian();
                if (t >= 0) {
                    values[t] = value;
                }
            }
            return values;
        }

        static double[] bursts(int n, Random random) {
            double[] values = new double[n];
            for (int t = 0; t < n; t += 30) {
                Arrays.fill(values, t, Math.min(n, t + 4 + random.nextInt(8)), 1);
            }
            return values;
        }
    }
}
