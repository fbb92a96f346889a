package io.socialsignals.job.pane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.socialsignals.job.config.JobConfig;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares any exception
class FillPanesTest {
    private static final long NOON = 1_767_614_400_000L;
    private static final long MINUTE = 60_000;
    private static final JobConfig.EventTime TIMES = new JobConfig.EventTime(
            Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ZERO);

    private static KeyedOneInputStreamOperatorTestHarness<String, ReviewFact, ReviewMinute> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new FillPanes<>(new ReviewPanes(), TIMES), ReviewFact::product, Types.STRING);
    }

    private static ReviewFact review(String product, long at) {
        var counts = new ReviewCounts();
        counts.reviews = 1;
        return new ReviewFact(product, at, at, 0, 0, counts);
    }

    @Test
    void aDrainWritesOpenMinutesEvenWhenAllSourcesWereIdle() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(review("p", NOON), NOON);
            harness.processElement(review("q", NOON + 5 * MINUTE), NOON);
            harness.processWatermark(NOON + 2 * MINUTE);
            harness.processElement(review("p", NOON + 6 * MINUTE), NOON);
            harness.processWatermarkStatus(WatermarkStatus.IDLE);
            harness.getOperator().finish();

            assertThat(harness.extractOutputValues())
                    .extracting(ReviewMinute::productId, ReviewMinute::minute)
                    .containsExactlyInAnyOrder(
                            tuple("p", NOON), tuple("q", NOON + 5 * MINUTE), tuple("p", NOON + 6 * MINUTE));
        }
    }

    @Test
    void openMinutesAreWrittenBeforeSilenceIsTold() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(review("p", NOON), NOON);
            harness.processElement(review("q", NOON + 5 * MINUTE), NOON);
            harness.processWatermark(NOON + 2 * MINUTE);
            harness.getOutput().clear();
            harness.processWatermarkStatus(WatermarkStatus.IDLE);
            assertThat(harness.extractOutputValues())
                    .extracting(ReviewMinute::productId, ReviewMinute::minute)
                    .containsExactly(tuple("q", NOON + 5 * MINUTE));
            assertThat(harness.getOutput()).last().isEqualTo(WatermarkStatus.IDLE);

            harness.processWatermarkStatus(WatermarkStatus.ACTIVE);
            harness.processElement(review("q", NOON + 5 * MINUTE), NOON);
            harness.processWatermark(NOON + 7 * MINUTE);
            assertThat(harness.extractOutputValues())
                    .extracting(row -> row.counts().reviews)
                    .containsExactly(1L, 2L);
        }
    }

    @Test
    void aDrainAfterTheLastWatermarkWritesNothingTwice() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(review("p", NOON), NOON);
            harness.processWatermark(Watermark.MAX_WATERMARK);
            harness.getOperator().finish();

            assertThat(harness.extractOutputValues()).hasSize(1);
        }
    }
}
