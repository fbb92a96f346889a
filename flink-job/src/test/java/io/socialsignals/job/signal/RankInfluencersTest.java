package io.socialsignals.job.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.analytics.influence.Interaction.Kind;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares any exception
class RankInfluencersTest {
    private static final long DAY = 86_400_000;
    private static final long START = 20_000 * DAY;

    @Test
    void ranksADayOnceItIsClosedAndForgetsAfterAWeek() throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, Turn, InfluenceRow> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new RankInfluencers(1000)), Turn::productId, Types.STRING);
        try (harness) {
            harness.open();
            for (int i = 0; i < 20; i++) {
                harness.processElement(new Turn("kettle", "fan" + i, "hub", Kind.REPOST, START + i), 0);
            }
            harness.processElement(new Turn("kettle", "hub", "hub", Kind.MENTION, START), 0);
            harness.processElement(new Turn("kettle", "fan1", "fan2", Kind.MENTION, START), 0);
            harness.processWatermark(START + DAY);
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.processWatermark(START + DAY + 1000);
            List<InfluenceRow> rows = harness.extractOutputValues();
            assertThat(rows).extracting(InfluenceRow::author).containsExactly("hub", "fan2");
            assertThat(rows.get(0).engagedReach()).isEqualTo(20);
            assertThat(rows.get(0).reposts()).isEqualTo(20);
            assertThat(rows.get(0).mentions()).isZero();
            assertThat(rows.get(0).day()).isEqualTo(START);
            assertThat(harness.numEventTimeTimers()).isEqualTo(1);

            harness.processWatermark(Long.MAX_VALUE);
            assertThat(harness.numEventTimeTimers()).isZero();
            assertThat(harness.extractOutputValues()).hasSize(14);
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }
}
