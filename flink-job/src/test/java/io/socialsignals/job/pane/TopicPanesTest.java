package io.socialsignals.job.pane;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.ingest.SideOutputs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares any exception
final class TopicPanesTest {
    private static final long NOON = Instant.parse("2026-01-05T12:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final JobConfig.EventTime TIMES = new JobConfig.EventTime(
            Duration.ofSeconds(10),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            Duration.ofSeconds(30),
            Duration.ZERO);

    @Test
    void anHourIsWrittenAtItsEndCorrectedAfterwardsAndForgotten() throws Exception {
        try (var harness = new KeyedOneInputStreamOperatorTestHarness<String, TopicFact, TopicHour>(
                new FillPanes<>(new TopicPanes(), TIMES), TopicFact::product, Types.STRING)) {
            harness.open();
            harness.processElement(fact(3, NOON, 500_000), NOON);
            harness.processElement(fact(3, NOON + HOUR - 1, -200_000), NOON);
            harness.processElement(fact(-1, NOON + 60_000, 0), NOON);
            harness.processElement(fact(3, NOON + HOUR, 1), NOON);
            harness.processWatermark(NOON + HOUR - 2);
            assertThat(rows(harness)).isEmpty();
            assertThat(harness.numEventTimeTimers()).isEqualTo(2);
            harness.processWatermark(NOON + HOUR - 1);
            assertThat(rows(harness)).containsExactly("kettle -1 0h 1 0", "kettle 3 0h 2 300000");
            harness.processElement(fact(3, NOON + 5, 7), NOON);
            harness.processWatermark(NOON + HOUR);
            assertThat(rows(harness)).containsExactly("kettle 3 0h 3 300007");
            long closed = NOON + HOUR + TIMES.grace().toMillis();
            harness.processWatermark(closed);
            assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
            harness.processElement(fact(3, NOON + 5, 7), NOON);
            harness.processWatermark(closed + HOUR);
            assertThat(rows(harness)).containsExactly("kettle 3 1h 1 1");
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
            assertThat(harness.getSideOutput(SideOutputs.REJECTED))
                    .as("told by the pane of its minute")
                    .isNullOrEmpty();
        }
    }

    private static TopicFact fact(int topic, long at, long polarity) {
        TopicCounts one = new TopicCounts();
        one.posts = 1;
        one.scored = 1;
        one.polarityMicro = polarity;
        return new TopicFact("kettle", topic, at, one);
    }

    private static List<String> rows(KeyedOneInputStreamOperatorTestHarness<String, TopicFact, TopicHour> harness) {
        List<String> rows = harness.extractOutputValues().stream()
                .map(row -> row.productId() + " " + row.topic() + " " + (row.hour() - NOON) / HOUR + "h "
                        + row.counts().posts + " " + row.counts().polarityMicro)
                .toList();
        harness.getOutput().clear();
        return rows;
    }
}
