package io.socialsignals.job.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.analytics.influence.Interaction.Kind;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares any exception
class RankInfluencersTest {
    private static final long DAY = 86_400_000;
    private static final long START = 20_000 * DAY;
    private static final long GRACE = 1000;

    private static KeyedOneInputStreamOperatorTestHarness<String, Turn, InfluenceRow> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new RankInfluencers(GRACE)), Turn::productId, Types.STRING);
    }

    @Test
    void ranksADayOnceItIsClosedAndForgetsAfterAWeek() throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (int i = 0; i < 20; i++) {
                harness.processElement(new Turn("kettle", "fan" + i, "hub", Kind.REPOST, START + i), 0);
            }
            harness.processElement(new Turn("kettle", "hub", "hub", Kind.MENTION, START), 0);
            harness.processElement(new Turn("kettle", "fan1", "fan2", Kind.MENTION, START), 0);
            harness.processWatermark(START + DAY);
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.processWatermark(START + DAY + GRACE);
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

    @Test
    void aRestartChangesNothing() throws Exception {
        List<Restart.Step<KeyedOneInputStreamOperatorTestHarness<String, Turn, InfluenceRow>>> steps =
                new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            long at = START + i * DAY / 12;
            Turn turn = new Turn(i % 3 == 0 ? "kettle" : "", "fan" + i % 17, "hub" + i % 4, Kind.values()[i % 3], at);
            steps.add(harness -> harness.processElement(turn, at));
            steps.add(harness -> harness.processWatermark(at - GRACE));
        }
        steps.add(harness -> harness.processWatermark(Long.MAX_VALUE));

        Restart.changesNothing(
                RankInfluencersTest::harness,
                steps,
                KeyedOneInputStreamOperatorTestHarness::numKeyedStateEntries,
                10,
                45,
                90);
    }
}
