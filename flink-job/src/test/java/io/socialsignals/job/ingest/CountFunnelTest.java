package io.socialsignals.job.ingest;

import static io.socialsignals.job.ingest.Fixtures.MINUTE;
import static io.socialsignals.job.ingest.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares any exception
class CountFunnelTest {
    @Test
    void aChangedRowGoesOutOnceASecondWithTheWholeSum() throws Exception {
        try (var harness = open(null)) {
            harness.processElement(count(NOON, "raw", "", 2), 0);
            harness.processElement(count(NOON, "raw", "", 3), 0);
            harness.processElement(count(NOON, "rejected", "late/late.partition", 1), 0);
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.setProcessingTime(1000);
            assertThat(harness.extractOutputValues())
                    .containsExactly(row(NOON, "raw", "", 5), row(NOON, "rejected", "late/late.partition", 1));
            harness.setProcessingTime(2000);
            assertThat(harness.extractOutputValues()).hasSize(2);
            harness.processElement(count(NOON, "raw", "", 1), 0);
            harness.setProcessingTime(3000);
            assertThat(harness.extractOutputValues()).hasSize(3).contains(row(NOON, "raw", "", 6));
        }
    }

    @Test
    void sumsGoOutBeforeABarrierAndSurviveARestart() throws Exception {
        OperatorSubtaskState state;
        try (var harness = open(null)) {
            harness.processElement(count(NOON, "raw", "", 2), 0);
            harness.prepareSnapshotPreBarrier(1);
            assertThat(harness.extractOutputValues()).containsExactly(row(NOON, "raw", "", 2));
            state = harness.snapshot(1, 1);
        }
        try (var harness = open(state)) {
            harness.processElement(count(NOON, "raw", "", 5), 0);
            harness.getOneInputOperator().finish();
            assertThat(harness.extractOutputValues()).containsExactly(row(NOON, "raw", "", 7));
        }
    }

    @Test
    void aSumIsForgottenADayAfterItsMinuteButNotAtTheEndOfInput() throws Exception {
        long kept = CountFunnel.KEPT.toMillis();
        try (var harness = open(null)) {
            harness.processElement(count(NOON, "raw", "", 1), 0);
            harness.processElement(count(NOON + MINUTE, "raw", "", 1), 0);
            harness.processWatermark(NOON + kept);
            assertThat(harness.extractOutputValues()).containsExactly(row(NOON, "raw", "", 1));
            assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
            harness.processWatermark(Long.MAX_VALUE);
            harness.processElement(count(NOON + MINUTE, "raw", "", 1), 0);
            harness.getOneInputOperator().finish();
            assertThat(harness.extractOutputValues()).contains(row(NOON + MINUTE, "raw", "", 2));
        }
    }

    @Test
    void rowsOfRejectionsTellKindAndRule() {
        FunnelRow row = row(NOON, "rejected", "invalid/post.id.missing", 4);
        assertThat(RejectedRow.isIn(row)).isTrue();
        assertThat(RejectedRow.of(row))
                .isEqualTo(new RejectedRow(NOON, "social.posts", "invalid", "post.id.missing", 4));
        assertThat(RejectedRow.isIn(row(NOON, "raw", "", 1))).isFalse();
    }

    private static FunnelCount count(long minute, String stage, String reason, long count) {
        return new FunnelCount(minute, "social.posts", stage, reason, count);
    }

    private static FunnelRow row(long minute, String stage, String reason, long records) {
        return new FunnelRow(minute, "social.posts", stage, reason, records);
    }

    private static KeyedOneInputStreamOperatorTestHarness<FunnelKey, FunnelCount, FunnelRow> open(
            OperatorSubtaskState state) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<FunnelKey, FunnelCount, FunnelRow>(
                new CountFunnel(), FunnelKey::of, TypeInformation.of(FunnelKey.class), 128, 1, 0);
        harness.setup();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }
}
