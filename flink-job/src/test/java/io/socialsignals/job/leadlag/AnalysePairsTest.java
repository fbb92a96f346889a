package io.socialsignals.job.leadlag;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.analytics.leadlag.LeadLagAnalysis;
import io.socialsignals.analytics.leadlag.LeadLagResult;
import io.socialsignals.analytics.leadlag.LeadLagSpec;
import io.socialsignals.analytics.leadlag.Verdict;
import io.socialsignals.analytics.series.BucketSeries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // The harness declares close() throws Exception.
class AnalysePairsTest {
    private static final long HOUR = Events.HOUR;
    private static final long GRACE = 2 * HOUR;
    private static final PairPlan PLAN = new PairPlan(
            "hourly",
            HOUR,
            1,
            6,
            List.of(new PairPlan.PairOfMetrics(
                    Metric.SENTIMENT,
                    Metric.PURCHASES,
                    new LeadLagSpec(
                            "sentiment-purchases",
                            Metric.SENTIMENT.side(),
                            Metric.PURCHASES.side(),
                            3600,
                            168,
                            12,
                            24,
                            3,
                            120,
                            0.05))));

    @Test
    void testsEachHourOnceWhenNothingMayChangeItAnyMore() throws Exception {
        try (var harness = harness()) {
            for (Measure measure : Events.product("mug", 3, 0, 0, 1)) {
                harness.processElement1(measure, measure.at());
            }
            watermark(harness, Events.START + HOUR + GRACE - 1);
            assertThat(results(harness)).isEmpty();
            watermark(harness, Events.START + HOUR + GRACE);
            assertThat(results(harness)).extracting(TestedPair::windowEnd).containsExactly(Events.START + HOUR);
            watermark(harness, Events.START + 9 * HOUR);
            assertThat(results(harness)).hasSize(3).allSatisfy(pair -> assertThat(pair.verdict())
                    .isEqualTo(Verdict.NOT_ENOUGH_DATA));
        }
    }

    @Test
    void findsThePlantedLeadAndCitesTheHeaviestPosts() throws Exception {
        try (var harness = harness()) {
            for (Measure measure : Events.product("mug", 200, 4, 1.2, 2)) {
                harness.processElement1(measure, measure.at());
            }
            watermark(harness, Long.MAX_VALUE);
            List<TestedPair> results = results(harness);
            TestedPair last = results.get(results.size() - 1);
            assertThat(results).hasSize(200);
            assertThat(last.verdict()).isEqualTo(Verdict.SOCIAL_LEADS);
            assertThat(last.lag()).isEqualTo(4);
            assertThat(last.windowEnd() - last.windowStart()).isEqualTo(168 * HOUR);
            assertThat(last.posts()).hasSize(5).allMatch(id -> Integer.parseInt(id.substring(9)) % 7 == 6);
            assertThat(results.get(197).lags()).hasSize(25);
            assertThat(last.lags()).isEmpty();
        }
    }

    @Test
    void aProductThatNobodyTalksAboutOrNobodyBuysHasNoTests() throws Exception {
        List<Measure> trade = new ArrayList<>();
        List<Measure> talk = new ArrayList<>();
        for (int t = 0; t < 30; t++) {
            long hour = Events.START + t * HOUR;
            trade.add(Measure.commerce("mug", "DE", "EUR", hour, 3, 1, 500, 0));
            talk.add(Measure.social("mug", "x", hour, 2, 2, 500_000, 7));
        }
        assertThat(run(trade)).isEmpty();
        assertThat(run(talk)).isEmpty();
        List<Measure> both = new ArrayList<>(trade);
        both.add(talk.get(20));
        assertThat(run(both)).extracting(TestedPair::windowEnd).hasSize(10).contains(Events.START + 21 * HOUR);
    }

    @Property(tries = 12)
    void anyArrivalOrderGivesTheSameTests(@ForAll long seed) throws Exception {
        List<Measure> shuffled = new ArrayList<>(Events.product("mug", 190, 3, 0.8, 3));
        List<TestedPair> inOrder = run(shuffled);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(run(shuffled)).isEqualTo(inOrder).isNotEmpty();
    }

    @Test
    void equalsTheBatchFunctionOnTheSameBuckets() throws Exception {
        List<Measure> measures = new ArrayList<>(Events.product("mug", 190, 3, 0.8, 3));
        List<TestedPair> inOrder = run(measures);
        double[] sentiment = new double[168];
        double[] weights = new double[168];
        double[] purchases = new double[168];
        for (Measure measure : measures) {
            int hour = (int) ((measure.at() - Events.START) / HOUR) - 22;
            if (hour >= 0 && measure.sums().scored > 0) {
                sentiment[hour] = measure.sums().polarityMicro / 1e6 / measure.sums().scored;
                weights[hour] = measure.sums().scored;
            }
            if (hour >= 0) {
                purchases[hour] += measure.sums().purchases;
            }
        }
        LeadLagResult batch = new LeadLagAnalysis(PLAN.pairs().get(0).spec())
                .analyse(BucketSeries.weighted(sentiment, weights), BucketSeries.of(purchases));
        TestedPair streamed = inOrder.get(inOrder.size() - 1);
        assertThat(streamed.p()).isEqualTo(batch.p());
        assertThat(streamed.r()).isEqualTo(batch.r());
        assertThat(streamed.lag()).isEqualTo(batch.bestLag());
        assertThat(streamed.reason()).isEqualTo(batch.reason());
    }

    @Test
    void correctedCellReplacesWhatWasThere() throws Exception {
        List<Measure> measures = Events.product("mug", 180, 3, 0.8, 4);
        List<Measure> corrected = new ArrayList<>();
        for (Measure measure : measures) {
            if (measure.postId() == null && measure.sums().purchases > 0) {
                Sums early = measure.sums();
                corrected.add(Measure.commerce("mug", "DE", "EUR", measure.at(), 1, early.purchases / 2, 7, 0));
            }
        }
        corrected.addAll(measures);
        assertThat(run(corrected)).isEqualTo(run(measures));
    }

    @Test
    void stateAndTimersAreGoneAWindowAfterTheLastEvent() throws Exception {
        try (var harness = harness()) {
            for (Measure measure : Events.product("mug", 30, 0, 0, 5)) {
                harness.processElement1(measure, measure.at());
            }
            harness.processElement2(new Spend("", "spring", "EUR", Events.START, HOUR, 100), Events.START);
            assertThat(harness.numEventTimeTimers()).isEqualTo(60);
            watermark(harness, Events.START + 30 * HOUR + GRACE);
            assertThat(harness.numEventTimeTimers()).isEqualTo(30);
            assertThat(harness.numKeyedStateEntries()).isPositive();
            watermark(harness, Events.START + (30 + 168) * HOUR + GRACE);
            assertThat(harness.numEventTimeTimers()).isZero();
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void campaignThatMovesBothIsNamed() throws Exception {
        Random random = new Random(6);
        try (var harness = harness()) {
            for (int t = 0; t < 168; t++) {
                long hour = Events.START + t * HOUR;
                boolean on = t % 40 < 9;
                long posts = 10;
                double polarity = (on ? 0.5 : 0) + 0.15 * random.nextGaussian();
                long purchases = Math.round((on ? 70 : 30) * Math.exp(0.2 * random.nextGaussian()));
                harness.processElement1(
                        Measure.social("mug", "x", hour, posts, posts, Math.round(polarity * 1e6 * posts), 1), hour);
                harness.processElement1(Measure.commerce("mug", "", "EUR", hour, 300, purchases, purchases, 0), hour);
                if (on) {
                    harness.processElement2(
                            new Spend(t < 80 ? "mug" : "", "spring", "EUR", hour, HOUR, 4000 + t), hour);
                }
                harness.processElement2(new Spend("cup", "other", "EUR", hour, HOUR, 10 + t), hour);
            }
            watermark(harness, Long.MAX_VALUE);
            List<TestedPair> results = results(harness);
            assertThat(results.get(results.size() - 1).words()).isEqualTo("both moved by campaign spring");
        }
    }

    @Test
    void survivesARestartMidWay() throws Exception {
        List<Measure> measures = Events.product("mug", 150, 3, 0.8, 7);
        List<TestedPair> results;
        org.apache.flink.runtime.checkpoint.OperatorSubtaskState snapshot;
        try (var harness = harness()) {
            for (Measure measure : measures.subList(0, 300)) {
                harness.processElement1(measure, measure.at());
            }
            watermark(harness, Events.START + 60 * HOUR);
            results = new ArrayList<>(results(harness));
            snapshot = harness.snapshot(1, 1);
        }
        try (var harness = unopened()) {
            harness.initializeState(snapshot);
            harness.open();
            for (Measure measure : measures.subList(300, measures.size())) {
                harness.processElement1(measure, measure.at());
            }
            watermark(harness, Long.MAX_VALUE);
            results.addAll(results(harness));
        }
        assertThat(results).isEqualTo(run(measures));
    }

    private static List<TestedPair> run(List<Measure> measures) throws Exception {
        try (var harness = harness()) {
            for (Measure measure : measures) {
                harness.processElement1(measure, measure.at());
            }
            watermark(harness, Long.MAX_VALUE);
            return results(harness);
        }
    }

    private static void watermark(
            KeyedTwoInputStreamOperatorTestHarness<String, Measure, Spend, TestedPair> harness, long time)
            throws Exception {
        harness.processWatermark1(new Watermark(time));
        harness.processWatermark2(new Watermark(time));
    }

    private static List<TestedPair> results(
            KeyedTwoInputStreamOperatorTestHarness<String, Measure, Spend, TestedPair> harness) {
        return harness.extractOutputValues();
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Measure, Spend, TestedPair> harness()
            throws Exception {
        var harness = unopened();
        harness.open();
        return harness;
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Measure, Spend, TestedPair> unopened()
            throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(new AnalysePairs(PLAN, GRACE), List.of(AnalysePairs.SPENDING)),
                Measure::productId,
                null,
                Types.STRING,
                1,
                1,
                0);
    }
}
