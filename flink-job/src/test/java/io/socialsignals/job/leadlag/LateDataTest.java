package io.socialsignals.job.leadlag;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.analytics.leadlag.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/**
 * What late data does to lead/lag, by ADR 23: within the lateness it is in the one test of its window end, as if it had
 * never been late; after that it changes nothing. Both families, with the plans that the job uses.
 */
@SuppressWarnings("try") // The harness declares close() throws Exception.
class LateDataTest {
    private static final long MINUTE = 60_000;
    private static final long GRACE = 60 * MINUTE + 30_000;

    @Test
    void correctionsWithinTheLatenessLeaveTheTestsOfAStreamWithoutAny() throws Exception {
        for (PairPlan plan : List.of(DefaultPlans.hourly(7), DefaultPlans.perMinute())) {
            List<Measure> measures = measures(plan);
            List<TestedPair> without = run(plan, measures, 0);
            List<TestedPair> with = run(plan, measures, 50 * MINUTE);
            assertThat(with).as(plan.family()).isEqualTo(without);
            assertThat(with)
                    .extracting(test -> test.pair() + "@" + test.windowEnd())
                    .as("one test per pair and window end")
                    .doesNotHaveDuplicates();
            assertThat(with.get(with.size() - plan.pairs().size()).verdict()).isNotEqualTo(Verdict.NOT_ENOUGH_DATA);
        }
    }

    @Test
    void aBucketIsTestedOnlyWhenNothingMayChangeItAnyMoreAndNothingDoesAfterwards() throws Exception {
        PairPlan plan = DefaultPlans.perMinute();
        try (var harness = harness(plan)) {
            long last = Events.START + 14 * MINUTE;
            harness.processElement1(minute(last, 3, 30), last);
            harness.processElement1(Measure.commerce("mug", "DE", "EUR", last, 40, 1, 990, 0), last);
            watermark(harness, last + MINUTE + GRACE - 1);
            assertThat(harness.extractOutputValues()).isEmpty();
            watermark(harness, last + MINUTE + GRACE);
            assertThat(harness.extractOutputValues()).hasSize(plan.pairs().size());
            harness.processElement1(minute(last, 9, 90), last);
            watermark(harness, last + 30 * MINUTE + GRACE);
            assertThat(harness.extractOutputValues()).hasSize(plan.pairs().size());
        }
    }

    @Test
    void theMinuteFamilyIsTestedEveryQuarterOfAnHourAndLeavesNothingBehind() throws Exception {
        PairPlan plan = DefaultPlans.perMinute();
        try (var harness = harness(plan)) {
            List<Measure> measures = measures(plan);
            int most = 0;
            for (Measure measure : measures) {
                harness.processElement1(measure, measure.at());
                watermark(harness, measure.at() - 10_000);
                most = Math.max(most, harness.numKeyedStateEntries());
            }
            assertThat(most)
                    .as("keyed entries: one product's map and its first bucket")
                    .isLessThanOrEqualTo(2);
            watermark(harness, measures.get(measures.size() - 1).at() + MINUTE + GRACE);
            List<TestedPair> tests = harness.extractOutputValues();
            assertThat(tests).hasSize(2 * 7 * 4);
            assertThat(tests).allMatch(test -> test.windowEnd() % (15 * MINUTE) == 0);
            TestedPair newest = tests.get(tests.size() - 2);
            assertThat(newest.verdict()).isEqualTo(Verdict.SOCIAL_LEADS);
            assertThat(newest.lag()).isEqualTo(4);
            watermark(harness, measures.get(measures.size() - 1).at() + 361 * MINUTE + GRACE);
            assertThat(harness.numEventTimeTimers()).isZero();
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    /** Talk leads views by four minutes; or, hourly, sentiment leads purchases by three hours. */
    private static List<Measure> measures(PairPlan plan) {
        if (plan.family().equals("hourly")) {
            return Events.product("mug", 160, 3, 0.9, 11);
        }
        int lag = 4;
        Random random = new Random(12);
        double[] driver = new double[7 * 60 + lag];
        for (int t = 1; t < driver.length; t++) {
            driver[t] = 0.5 * driver[t - 1] + random.nextGaussian();
        }
        var measures = new ArrayList<Measure>();
        for (int t = 0; t < 7 * 60; t++) {
            long posts = Math.round(20 * Math.exp(0.4 * driver[t + lag]));
            long views = Math.round(60 * Math.exp(0.4 * driver[t] + 0.1 * random.nextGaussian()));
            measures.add(Measure.social("mug", "x", Events.START + t * MINUTE, posts, posts, 0, 2 * posts));
            measures.add(Measure.commerce("mug", "DE", "EUR", Events.START + t * MINUTE, views, 1, 990, 0));
        }
        return measures;
    }

    private static Measure minute(long at, long posts, long engagement) {
        return Measure.social("mug", "x", at, posts, posts, 0, engagement);
    }

    /**
     * Runs a stream whose minutes come when they end and again, right only then, {@code late} milliseconds of event time
     * after; 0: right at once.
     */
    private static List<TestedPair> run(PairPlan plan, List<Measure> measures, long late) throws Exception {
        try (var harness = harness(plan)) {
            int corrected = 0;
            for (Measure measure : measures) {
                long now = measure.at() + MINUTE;
                while (late > 0
                        && corrected < measures.size()
                        && measures.get(corrected).at() + late <= now) {
                    harness.processElement1(
                            measures.get(corrected), measures.get(corrected++).at());
                }
                if (late == 0 || measure.postId() == null) {
                    harness.processElement1(late == 0 ? measure : half(measure), measure.at());
                }
                watermark(harness, now);
            }
            while (late > 0 && corrected < measures.size()) {
                harness.processElement1(
                        measures.get(corrected), measures.get(corrected++).at());
            }
            watermark(harness, Long.MAX_VALUE);
            return harness.extractOutputValues();
        }
    }

    /** The same cell before half of its events came. */
    private static Measure half(Measure whole) {
        Sums sums = new Sums();
        sums.posts = whole.sums().posts / 2;
        sums.scored = whole.sums().scored / 2;
        sums.polarityMicro = whole.sums().polarityMicro / 3;
        sums.engagement = whole.sums().engagement / 2;
        sums.views = whole.sums().views / 2;
        sums.purchases = whole.sums().purchases / 2;
        sums.revenueMinor = whole.sums().revenueMinor / 2;
        sums.returns = 0;
        return new Measure(whole.productId(), whole.cell(), whole.at(), sums, null, 0);
    }

    private static void watermark(
            KeyedTwoInputStreamOperatorTestHarness<String, Measure, Spend, TestedPair> harness, long time)
            throws Exception {
        harness.processWatermark1(new Watermark(time));
        harness.processWatermark2(new Watermark(time));
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Measure, Spend, TestedPair> harness(PairPlan plan)
            throws Exception {
        var harness = new KeyedTwoInputStreamOperatorTestHarness<String, Measure, Spend, TestedPair>(
                new CoBroadcastWithKeyedOperator<>(new AnalysePairs(plan, GRACE), List.of(AnalysePairs.SPENDING)),
                Measure::productId,
                null,
                Types.STRING,
                1,
                1,
                0);
        harness.open();
        return harness;
    }
}
