package io.socialsignals.job.leadlag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.socialsignals.analytics.leadlag.FindingState;
import io.socialsignals.analytics.leadlag.Verdict;
import io.socialsignals.job.insight.Insight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // The harness declares close() throws Exception.
class ControlFindingsTest {
    private static final long HOUR = 3_600_000;
    private static final long GRACE = HOUR;

    @Test
    void oneHitAmongManyPairsIsNotSoldAndAStrongOneIs() throws Exception {
        try (var harness = harness()) {
            for (int i = 0; i < 40; i++) {
                send(harness, test("p" + i, 1000, i == 0 ? 0.01 : i == 1 ? 1e-6 : 0.5, 6, Verdict.SOCIAL_LEADS));
            }
            send(harness, test("q", 1000, Double.NaN, 0, Verdict.NOT_ENOUGH_DATA));
            harness.processWatermark(1000 * HOUR + GRACE);
            List<PairTestRow> rows = rows(harness);
            assertThat(rows).hasSize(41).allSatisfy(row -> assertThat(row.familySize())
                    .isEqualTo(40));
            assertThat(rows.get(0).verdict()).isEqualTo(Verdict.NO_RELATION);
            assertThat(rows.get(0).reason()).endsWith("not enough among 40 pairs tested together");
            assertThat(rows.get(1).verdict()).isEqualTo(Verdict.SOCIAL_LEADS);
            assertThat(rows.get(1).adjustedP()).isCloseTo(4e-5, within(1e-12));
            assertThat(rows.get(40).adjustedP()).isNaN();
        }
    }

    @Test
    void announcesAfterEnoughTestsThenFadesAndWithdrawsWithTheNumbersThatSupportedIt() throws Exception {
        try (var harness = harness()) {
            for (int hour = 1; hour <= 100; hour++) {
                boolean strong = hour <= 30;
                send(
                        harness,
                        test(
                                "mug",
                                hour,
                                strong ? 1e-6 : 0.6,
                                strong ? 6 : -3,
                                strong ? Verdict.SOCIAL_LEADS : Verdict.NO_RELATION));
                harness.processWatermark(hour * HOUR + GRACE);
            }
            List<FindingRow> findings = side(harness, ControlFindings.FINDINGS);
            assertThat(findings)
                    .extracting(FindingRow::status)
                    .containsSubsequence("candidate", "confirmed", "fading", "withdrawn");
            FindingRow last = findings.get(findings.size() - 1);
            assertThat(last.status()).isEqualTo("withdrawn");
            assertThat(last.support().lag()).isEqualTo(6);
            assertThat(last.life().confirmedAt()).isEqualTo(7 * 3600);
            assertThat(findings).extracting(FindingRow::firstSeen).containsOnly(HOUR);
            List<Insight> insights = side(harness, ControlFindings.INSIGHTS);
            Insight said = insights.get(0);
            assertThat(said.statement())
                    .startsWith(
                            "Positive talk about {product} has led purchases by 6 h in the last 14 days (r .48, 95 % .35 to .59");
            assertThat(said.recommendation()).contains("4 h to 6 h after positive talk rises");
            assertThat(said.posts()).containsExactly("a", "b");
            assertThat(insights.get(insights.size() - 1).status()).isEqualTo("withdrawn");
            assertThat(insights).extracting(Insight::id).containsOnly("talk-leads/mug/sentiment-purchases");
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void candidateThatComesToNothingIsDropped() throws Exception {
        try (var harness = harness()) {
            send(harness, test("mug", 1, 0.001, 6, Verdict.SOCIAL_LEADS));
            send(harness, test("mug", 2, 0.9, 1, Verdict.NO_RELATION));
            harness.processWatermark(10 * HOUR);
            List<FindingRow> findings = side(harness, ControlFindings.FINDINGS);
            assertThat(findings).extracting(FindingRow::status).containsExactly("candidate", "dropped");
            assertThat(findings).extracting(FindingRow::firstSeen).containsOnly(HOUR);
            assertThat((Iterable<?>) side(harness, ControlFindings.INSIGHTS)).isEmpty();
        }
    }

    @Test
    void whatIsSaidOfASilentProductIsWithdrawnAfterAWindow() throws Exception {
        try (var harness = harness()) {
            for (int hour = 1; hour <= 20; hour++) {
                send(harness, test("mug", hour, 1e-6, 6, Verdict.SOCIAL_LEADS));
            }
            send(harness, test("cup", 20 + 336, 0.5, 1, Verdict.NO_RELATION));
            harness.processWatermark(500 * HOUR);
            List<FindingRow> findings = side(harness, ControlFindings.FINDINGS);
            assertThat(findings.get(findings.size() - 1).status()).isEqualTo("withdrawn");
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void commonCauseIsStatedOnceItHasHeld() throws Exception {
        try (var harness = harness()) {
            for (int hour = 1; hour <= 25; hour++) {
                send(harness, test("mug", hour, 0.7, 2, Verdict.CONFOUNDED));
            }
            harness.processWatermark(50 * HOUR);
            List<Insight> insights = side(harness, ControlFindings.INSIGHTS);
            assertThat(insights).hasSize(5);
            assertThat(insights).extracting(Insight::at).containsOnly(HOUR);
            assertThat(insights.get(0).statement()).contains("were both moved by campaign spring in the last 14 days");
        }
    }

    @Test
    void orderOfArrivalDoesNotMatter() throws Exception {
        List<TestedPair> tests = new ArrayList<>();
        Random random = new Random(5);
        for (int hour = 1; hour <= 60; hour++) {
            for (int product = 0; product < 5; product++) {
                tests.add(test(
                        "p" + product, hour, Math.pow(random.nextDouble(), 1 + 4 * product), 3, Verdict.SOCIAL_LEADS));
            }
        }
        List<?> expected = all(tests);
        Collections.shuffle(tests, new Random(6));
        assertThat(all(tests)).isEqualTo(expected);
    }

    private static List<?> all(List<TestedPair> tests) throws Exception {
        try (var harness = harness()) {
            for (TestedPair test : tests) {
                send(harness, test);
            }
            harness.processWatermark(Long.MAX_VALUE);
            List<Object> everything = new ArrayList<>(rows(harness));
            everything.addAll(side(harness, ControlFindings.FINDINGS));
            everything.addAll(side(harness, ControlFindings.INSIGHTS));
            assertThat(rows(harness)).anyMatch(row -> row.state() == FindingState.CONFIRMED);
            return everything;
        }
    }

    static TestedPair test(String product, int hour, double p, int lag, Verdict verdict) {
        return new TestedPair(
                product,
                "sentiment-purchases",
                "sentiment",
                "purchases",
                HOUR,
                (hour - 336L) * HOUR,
                hour * HOUR,
                verdict,
                verdict.words(),
                "reason",
                lag,
                0.48,
                0.35,
                0.59,
                330,
                300,
                p,
                0.4,
                0.6,
                "",
                1,
                0.5,
                1.5,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                verdict == Verdict.CONFOUNDED ? "campaign spring" : "",
                List.of(),
                List.of("a", "b"));
    }

    private static void send(
            KeyedOneInputStreamOperatorTestHarness<String, TestedPair, PairTestRow> harness, TestedPair test)
            throws Exception {
        harness.processElement(test, test.windowEnd() + GRACE);
    }

    private static List<PairTestRow> rows(
            KeyedOneInputStreamOperatorTestHarness<String, TestedPair, PairTestRow> harness) {
        return harness.extractOutputValues();
    }

    private static <T> List<T> side(
            KeyedOneInputStreamOperatorTestHarness<String, TestedPair, PairTestRow> harness,
            org.apache.flink.util.OutputTag<T> tag) {
        Queue<StreamRecord<T>> records = harness.getSideOutput(tag);
        return records == null
                ? List.of()
                : records.stream().map(StreamRecord::getValue).toList();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, TestedPair, PairTestRow> harness() throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ControlFindings(DefaultPlans.hourly(14), GRACE)),
                test -> "hourly",
                Types.STRING);
        harness.open();
        return harness;
    }
}
