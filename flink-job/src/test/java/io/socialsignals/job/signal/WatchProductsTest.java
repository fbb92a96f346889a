package io.socialsignals.job.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.analytics.topic.TopicModels;
import io.socialsignals.job.signal.ProductMinute.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares any exception
class WatchProductsTest {
    private static final long HOUR = 3_600_000;
    private static final long GRACE = 600_000;
    private static final long START = 480_000 * HOUR;

    private static KeyedOneInputStreamOperatorTestHarness<String, ProductMinute, SignalRow> harness() throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, ProductMinute, SignalRow> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new WatchProducts(GRACE)), ProductMinute::productId, Types.STRING);
        return harness;
    }

    private static ProductMinute posts(long hour, int minute, String platform, long posts, long negative) {
        return new ProductMinute("kettle", Kind.SOCIAL, platform, START + hour * HOUR + minute * 60_000L, new long[] {
            posts, posts, negative, posts - negative
        });
    }

    /** Ten calm days of about 40 posts an hour, with five times as many, half of them negative, in three hours. */
    private static List<ProductMinute> incident() {
        Random random = new Random(5);
        List<ProductMinute> rows = new ArrayList<>();
        for (int hour = 0; hour < 240; hour++) {
            boolean burst = hour >= 200 && hour < 203;
            for (int minute = 0; minute < 60; minute += 6) {
                long posts = (burst ? 20 : 4) + random.nextInt(2);
                rows.add(posts(
                        hour,
                        minute,
                        minute % 12 == 0 ? "x" : "reddit",
                        posts,
                        burst ? posts / 2 : minute % 5 == 0 ? 1 : 0));
            }
        }
        return rows;
    }

    private static List<SignalRow> signals(List<ProductMinute> rows) throws Exception {
        try (var harness = harness()) {
            harness.open();
            long hour = START;
            for (ProductMinute row : rows) {
                if (row.minute() >= hour + 2 * HOUR) {
                    hour = row.minute() / HOUR * HOUR;
                    harness.processWatermark(hour - HOUR + GRACE - 1);
                }
                harness.processElement(row, row.minute());
            }
            harness.processWatermark(Long.MAX_VALUE);
            return harness.extractOutputValues();
        }
    }

    /** Twelve days of 40 posts an hour; in three hours two thirds of them are about one topic. */
    private static List<ProductMinute> topicSurge() {
        Random random = new Random(8);
        List<ProductMinute> rows = new ArrayList<>();
        for (int hour = 0; hour < 288; hour++) {
            long about = hour >= 250 && hour < 253 ? 26 : 2 + random.nextInt(4);
            rows.add(posts(hour, 5, "x", 40, 4));
            rows.add(topic(hour, 3, about));
            rows.add(topic(hour, 4, 8));
            rows.add(topic(hour, -1, 32 - about));
        }
        return rows;
    }

    private static ProductMinute topic(long hour, int topic, long posts) {
        return new ProductMinute(
                "kettle", Kind.TOPIC, Integer.toString(topic), START + hour * HOUR, new long[] {posts});
    }

    @Test
    void anHourThatComesAfterLaterOnesWereJudgedIsLeftOut() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(posts(21, 0, "x", 40, 4), START);
            harness.processWatermark(START + 22 * HOUR + GRACE);
            harness.processElement(posts(0, 0, "x", 40, 4), START);
            harness.processWatermark(START + 23 * HOUR + GRACE);
            harness.processElement(posts(23, 0, "x", 40, 4), START);
            harness.processWatermark(Long.MAX_VALUE);
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void aTopicThatTakesOverIsToldAsOneRiseByItsName() throws Exception {
        List<SignalRow> signals = signals(topicSurge());

        assertThat(signals).isNotEmpty();
        assertThat(signals).extracting(SignalRow::started).containsOnly(START + 250 * HOUR);
        SignalRow last = signals.get(signals.size() - 1);
        assertThat(last.series()).isEqualTo("topic_3");
        assertThat(last.involved()).isEqualTo("topic_3");
        assertThat(last.direction()).isEqualTo("up");
        assertThat(last.severity()).isGreaterThanOrEqualTo(4);
        assertThat(last.explanation()).startsWith("topic 3 rose to 0.");
        assertThat(new TopicNames(TopicModels.shippedLines()).of("topic_6"))
                .isEqualTo("share of talk about \"shipping, tracking, courier\"");
    }

    @Test
    void oneIncidentIsOneSignalWithStartPeakEndAndWords() throws Exception {
        List<SignalRow> signals = signals(incident());

        assertThat(signals).extracting(SignalRow::started).containsOnly(START + 200 * HOUR);
        SignalRow last = signals.get(signals.size() - 1);
        assertThat(last.running()).isFalse();
        assertThat(last.ended()).isEqualTo(START + 203 * HOUR);
        assertThat(last.peak()).isBetween(START + 200 * HOUR, START + 202 * HOUR);
        assertThat(last.direction()).isIn("up", "down");
        assertThat(last.severity()).isBetween(4, 10);
        assertThat(last.hours()).isEqualTo(3);
        assertThat(last.involved()).contains("negative_share").contains("posts");
        assertThat(last.explanation()).contains("where").contains("3 hours");
    }

    @Test
    void theOrderOfArrivalWithinTheLatenessChangesNothing() throws Exception {
        List<ProductMinute> rows = incident();
        List<SignalRow> inOrder = signals(rows);
        for (int from = 0; from + 10 <= rows.size(); from += 10) {
            Collections.shuffle(rows.subList(from, from + 10), new Random(from));
        }
        assertThat(signals(rows)).isEqualTo(inOrder);
    }

    @Test
    void aCorrectedMinuteReplacesTheOneBefore() throws Exception {
        List<ProductMinute> rows = incident();
        List<SignalRow> once = signals(rows);
        List<ProductMinute> twice = new ArrayList<>();
        for (ProductMinute row : rows) {
            twice.add(new ProductMinute(
                    row.productId(), row.kind(), row.dimension(), row.minute(), new long[] {1, 1, 0, 0}));
            twice.add(row);
        }
        assertThat(signals(twice)).isEqualTo(once);
    }

    @Test
    void aWatchedProductSaysUntilWhenItLearns() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(posts(0, 0, "x", 5, 0), START);
            harness.processWatermark(Long.MAX_VALUE);
            assertThat(harness.getSideOutput(WatchProducts.WATCHED))
                    .extracting(record -> record.getValue())
                    .containsExactly(new WatchRow("kettle", START, START + 72 * HOUR));
        }
    }

    @Test
    void minutesAndTimersAreGivenBack() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(posts(0, 0, "x", 5, 0), START);
            harness.processElement(posts(0, 30, "x", 5, 0), START);
            assertThat(harness.numEventTimeTimers()).isEqualTo(1);
            harness.processWatermark(START + HOUR + GRACE);
            // Of counts, means, shifts and bursts one map each; the incident; that it is watched; the last hour judged.
            assertThat(harness.numKeyedStateEntries()).isEqualTo(7);
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void aRestartInTheMiddleTellsTheSameSignals() throws Exception {
        List<ProductMinute> rows = incident();
        List<SignalRow> expected = signals(rows);
        List<SignalRow> told = new ArrayList<>();
        OperatorSubtaskState snapshot;
        int middle = 2015;
        try (var harness = harness()) {
            harness.open();
            for (ProductMinute row : rows.subList(0, middle)) {
                harness.processElement(row, row.minute());
            }
            harness.processWatermark(START + 201 * HOUR + GRACE);
            snapshot = harness.snapshot(1, 1);
            told.addAll(harness.extractOutputValues());
        }
        try (var harness = harness()) {
            harness.setup();
            harness.initializeState(snapshot);
            harness.open();
            for (ProductMinute row : rows.subList(middle, rows.size())) {
                harness.processElement(row, row.minute());
            }
            harness.processWatermark(Long.MAX_VALUE);
            told.addAll(harness.extractOutputValues());
        }
        assertThat(told).isEqualTo(expected);
    }
}
