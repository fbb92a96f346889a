package io.socialsignals.job.pane;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.CommerceType;
import io.socialsignals.events.Rejected;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.ingest.FunnelCount;
import io.socialsignals.job.ingest.SideOutputs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares any exception
final class PaneLifeTest {
    private static final long NOON = Instant.parse("2026-01-05T12:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final Duration DISORDER = Duration.ofSeconds(10);
    private static final Duration LATENESS = Duration.ofMinutes(10);
    private static final JobConfig.EventTime TIMES =
            new JobConfig.EventTime(DISORDER, LATENESS, Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ZERO);
    private static final long CLOSED = MINUTE + TIMES.grace().toMillis();

    @Test
    void a_pane_is_written_once_when_the_watermark_reaches_its_end() throws Exception {
        try (Harness harness = new Harness(null)) {
            harness.send(fact("kettle", 1, NOON, "EUR\tde", 100));
            harness.send(fact("kettle", 2, NOON + MINUTE - 1, "EUR\tde", 50));
            harness.send(fact("kettle", 3, NOON + 5, "EUR", 7));
            harness.send(fact("kettle", 4, NOON + MINUTE, "EUR", 1));
            harness.watermark(NOON + MINUTE - 2);
            assertThat(harness.rows()).isEmpty();
            harness.watermark(NOON + MINUTE - 1);
            assertThat(harness.rows()).containsExactly("kettle  EUR 0 1 7 late 0", "kettle de EUR 0 2 150 late 0");
            harness.watermark(NOON + 2 * MINUTE - 1);
            assertThat(harness.rows()).containsExactly("kettle  EUR 1 1 1 late 0");
        }
    }

    @Test
    void corrections_are_written_once_per_watermark_and_only_what_changed() throws Exception {
        try (Harness harness = new Harness(null)) {
            harness.send(fact("kettle", 1, NOON, "EUR", 1));
            harness.send(fact("kettle", 2, NOON, "USD", 1));
            harness.watermark(NOON + MINUTE);
            harness.rows();
            harness.send(late("kettle", 3, NOON, "USD", 10));
            harness.send(late("kettle", 4, NOON, "USD", 10));
            assertThat(harness.rows()).isEmpty();
            harness.watermark(NOON + MINUTE + 1);
            assertThat(harness.rows()).containsExactly("kettle  USD 0 3 21 late 2");
            harness.send(late("kettle", 5, NOON, "EUR", 1));
            harness.barrier();
            assertThat(harness.rows()).containsExactly("kettle  EUR 0 2 2 late 1");
        }
    }

    @Test
    void duplicates_are_counted_and_change_nothing() throws Exception {
        try (Harness harness = new Harness(null)) {
            harness.send(fact("kettle", 1, NOON, "EUR", 1));
            harness.send(fact("kettle", 1, NOON, "EUR", 1));
            harness.watermark(NOON + MINUTE);
            assertThat(harness.rows()).containsExactly("kettle  EUR 0 1 1 late 0");
            harness.send(fact("kettle", 1, NOON, "EUR", 1));
            harness.watermark(NOON + MINUTE + 1);
            assertThat(harness.rows()).isEmpty();
            assertThat(harness.funnel()).isEqualTo(Map.of("unique", 1L, "duplicate", 2L));
        }
    }

    @Test
    void a_pane_has_one_timer_and_leaves_nothing_when_it_is_closed() throws Exception {
        try (Harness harness = new Harness(null)) {
            for (int i = 0; i < 100; i++) {
                harness.send(fact("kettle", i + 1, NOON + i * 500, "EUR", 1));
            }
            assertThat(harness.timers()).isEqualTo(1);
            assertThat(harness.states()).isEqualTo(1);
            harness.watermark(NOON + MINUTE);
            assertThat(harness.timers()).isEqualTo(1);
            harness.watermark(NOON + CLOSED - 1);
            assertThat(harness.states()).isEqualTo(1);
            harness.watermark(NOON + CLOSED);
            assertThat(harness.states()).isZero();
            assertThat(harness.timers()).isZero();
        }
    }

    @Test
    void a_fact_for_a_closed_pane_is_kept_as_late_with_its_coordinates() throws Exception {
        try (Harness harness = new Harness(null)) {
            harness.watermark(NOON + CLOSED);
            harness.send(fact("kettle", 1, NOON, "EUR", 1));
            harness.watermark(NOON + CLOSED + 1);
            assertThat(harness.rows()).isEmpty();
            assertThat(harness.rejected())
                    .extracting(Rejected::topic, Rejected::partition, Rejected::offset, Rejected::reason)
                    .containsExactly(Tuple.tuple("commerce.events", 2, 1L, "late.after_idle"));
            assertThat(harness.funnel()).isEqualTo(Map.of("expired", 1L));
            assertThat(harness.states()).isZero();
        }
    }

    @Test
    void any_order_with_restarts_anywhere_ends_in_the_same_rows() throws Exception {
        Random random = new Random(3);
        List<CommerceFact> facts = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            long at = NOON + random.nextInt((int) (5 * MINUTE));
            CommerceFact fact = fact("p" + random.nextInt(3), i + 1, at, random.nextBoolean() ? "EUR\tde" : "USD", i);
            facts.add(fact);
            if (random.nextInt(10) == 0) {
                facts.add(fact);
            }
        }
        Map<String, String> expected = run(facts, random, facts.size());
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(facts, random);
            assertThat(run(facts, random, 100)).isEqualTo(expected);
        }
    }

    /** The last row of each key; the watermark stays where every fact may still come. */
    private static Map<String, String> run(List<CommerceFact> facts, Random random, int factsPerRun) throws Exception {
        Map<String, String> table = new TreeMap<>();
        OperatorSubtaskState state = null;
        for (int done = 0; done < facts.size(); done += factsPerRun) {
            try (Harness harness = new Harness(state)) {
                long watermark = NOON;
                int until = Math.min(facts.size(), done + factsPerRun);
                for (CommerceFact fact : facts.subList(done, until)) {
                    harness.send(fact);
                    if (random.nextInt(20) == 0) {
                        watermark = Math.max(watermark, NOON + random.nextInt((int) (5 * MINUTE)));
                        harness.watermark(watermark);
                    }
                }
                if (until == facts.size()) {
                    harness.finish();
                } else {
                    harness.barrier();
                }
                for (String row : harness.rows()) {
                    int measures = row.indexOf(" ", row.indexOf("EUR") + row.indexOf("USD") + 6);
                    table.put(row.substring(0, measures), row.substring(measures));
                }
                state = harness.snapshot();
            }
        }
        return table;
    }

    private static CommerceFact fact(String product, long id, long at, String cell, long amount) {
        return new CommerceFact(product, cell, id, at, at + 1, false, CommerceType.PURCHASE, 1, amount, 2, id);
    }

    private static CommerceFact late(String product, long id, long at, String cell, long amount) {
        return new CommerceFact(product, cell, id, at, at + 1, true, CommerceType.PURCHASE, 1, amount, 2, id);
    }

    private static final class Harness implements AutoCloseable {
        private final KeyedOneInputStreamOperatorTestHarness<String, CommerceFact, CommerceMinute> harness;

        Harness(@Nullable OperatorSubtaskState state) throws Exception {
            harness = new KeyedOneInputStreamOperatorTestHarness<>(
                    new FillPanes<>(new CommercePanes(), TIMES), CommerceFact::product, Types.STRING);
            harness.setup();
            if (state != null) {
                harness.initializeState(state);
            }
            harness.open();
        }

        void send(CommerceFact fact) throws Exception {
            harness.processElement(fact, fact.at());
        }

        void watermark(long time) throws Exception {
            harness.processWatermark(time);
        }

        void finish() throws Exception {
            harness.getOperator().finish();
        }

        void barrier() throws Exception {
            harness.prepareSnapshotPreBarrier(1);
        }

        OperatorSubtaskState snapshot() throws Exception {
            return harness.snapshot(1, 1);
        }

        int timers() {
            return harness.numEventTimeTimers();
        }

        int states() {
            return harness.numKeyedStateEntries();
        }

        /** Rows since the last call: product, region, currency, minute after noon, purchases, revenue, late events. */
        List<String> rows() {
            List<String> rows = harness.extractOutputValues().stream()
                    .map(row -> row.productId() + " " + row.region() + " " + row.currency() + " "
                            + (row.minute() - NOON) / MINUTE + " " + row.counts().purchases + " "
                            + row.counts().revenueMinor + " late " + row.counts().lateEvents)
                    .toList();
            harness.getOutput().clear();
            return rows;
        }

        List<Rejected> rejected() {
            return harness.getSideOutput(SideOutputs.REJECTED).stream()
                    .map(record -> record.getValue())
                    .toList();
        }

        Map<String, Long> funnel() {
            Map<String, Long> sums = new TreeMap<>();
            for (var count : harness.getSideOutput(SideOutputs.FUNNEL)) {
                FunnelCount value = count.getValue();
                sums.merge(value.stage(), value.count(), Long::sum);
            }
            return sums;
        }

        @Override
        public void close() throws Exception {
            harness.close();
        }
    }
}
