package io.socialsignals.job.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.ingest.Ingested;
import io.socialsignals.job.ingest.SideOutputs;
import io.socialsignals.job.pane.FillPanes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.types.PojoTestUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares any exception
final class DetailPanesTest {
    private static final long NOON = Instant.parse("2026-01-05T12:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final JobConfig.EventTime TIMES = new JobConfig.EventTime(
            Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ZERO);

    private long identity;

    @Test
    void what_is_kept_and_what_crosses_the_network_needs_no_kryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(DetailFact.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(DetailPane.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(DetailRow.class);
    }

    @Test
    void only_what_an_event_says_becomes_a_detail() {
        assertThat(said(CommerceType.VIEW, "SPRING", "resale", "fit", "18-24", "f"))
                .isEmpty();
        assertThat(said(CommerceType.CART, "SPRING", "resale", "fit", "18-24", "f"))
                .isEmpty();
        assertThat(said(CommerceType.PURCHASE, null, "resale", "fit", null, null))
                .isEmpty();
        assertThat(said(CommerceType.PURCHASE, "SPRING", null, null, "18-24", "f"))
                .containsExactly("COUPON SPRING/", "BUYER 18-24/f");
        assertThat(said(CommerceType.PURCHASE, null, null, null, null, "f")).containsExactly("BUYER /f");
        assertThat(said(CommerceType.PURCHASE, null, null, null, "18-24", null)).containsExactly("BUYER 18-24/");
        assertThat(said(CommerceType.RETURN, "SPRING", "resale", "fit", "18-24", "f"))
                .containsExactly("RETURN fit/resale");
        assertThat(said(CommerceType.RETURN, null, null, null, null, null))
                .as("no return is left out")
                .containsExactly("RETURN /");
    }

    @Test
    void an_hour_is_written_at_its_end_corrected_afterwards_and_forgotten() throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (int i = 0; i < 20; i++) {
                send(harness, purchase(NOON + i * MINUTE, "SPRING", "f", 100));
            }
            send(harness, returned(NOON + HOUR - 1, 30));
            assertThat(harness.numEventTimeTimers()).isEqualTo(1);
            assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
            harness.processWatermark(NOON + HOUR - 2);
            assertThat(rows(harness)).isEmpty();
            harness.processWatermark(NOON + HOUR - 1);
            assertThat(rows(harness))
                    .containsExactly(
                            "kettle 0h RETURN fit/resale EUR 1 2 30",
                            "kettle 0h COUPON SPRING/ EUR 20 40 2000",
                            "kettle 0h BUYER /f EUR 20 40 2000");

            send(harness, returned(NOON, 5));
            send(harness, returned(NOON, 5));
            assertThat(rows(harness)).isEmpty();
            harness.processWatermark(NOON + HOUR);
            assertThat(rows(harness)).containsExactly("kettle 0h RETURN fit/resale EUR 3 6 40");

            long closed = NOON + HOUR + TIMES.grace().toMillis();
            harness.processWatermark(closed - 1);
            assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
            harness.processWatermark(closed);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
            send(harness, returned(NOON, 7));
            harness.processWatermark(closed + 1);
            assertThat(rows(harness)).isEmpty();
            assertThat(harness.getSideOutput(SideOutputs.REJECTED))
                    .as("told by the pane of its minute")
                    .isNullOrEmpty();
        }
    }

    @Test
    void copies_change_nothing_though_one_event_has_several_details() throws Exception {
        try (var harness = harness()) {
            harness.open();
            Ingested<CommerceEvent> bought = purchase(NOON, "SPRING", "f", 100);
            send(harness, bought);
            send(harness, bought);
            harness.processWatermark(NOON + HOUR);
            assertThat(rows(harness))
                    .containsExactly("kettle 0h COUPON SPRING/ EUR 1 2 100", "kettle 0h BUYER /f EUR 1 2 100");
            send(harness, bought);
            harness.processWatermark(NOON + HOUR + 1);
            assertThat(rows(harness)).isEmpty();
            assertThat(harness.getSideOutput(SideOutputs.FUNNEL))
                    .as("copies are counted with the event's minute")
                    .isNullOrEmpty();
        }
    }

    private List<String> said(
            CommerceType type,
            @Nullable String coupon,
            @Nullable String disposition,
            @Nullable String reason,
            @Nullable String ageGroup,
            @Nullable String gender) {
        List<String> said = new ArrayList<>();
        DetailFact.of(event(NOON, type, 1, coupon, disposition, reason, ageGroup, gender), fact -> {
            DetailCell cell = fact.cell();
            said.add(cell.kind() + " " + cell.first() + "/" + cell.second());
        });
        return said;
    }

    private Ingested<CommerceEvent> purchase(long at, String coupon, String gender, long amount) {
        return event(at, CommerceType.PURCHASE, amount, coupon, null, null, null, gender);
    }

    private Ingested<CommerceEvent> returned(long at, long amount) {
        return event(at, CommerceType.RETURN, amount, null, "resale", "fit", null, null);
    }

    private Ingested<CommerceEvent> event(
            long at,
            CommerceType type,
            long amount,
            @Nullable String coupon,
            @Nullable String disposition,
            @Nullable String reason,
            @Nullable String ageGroup,
            @Nullable String gender) {
        CommerceEvent event = new CommerceEvent(
                "c",
                at,
                type,
                "kettle",
                100,
                2,
                amount,
                "EUR",
                null,
                null,
                null,
                null,
                null,
                null,
                coupon,
                disposition,
                reason,
                ageGroup,
                gender);
        Ingested<CommerceEvent> ingested = new Ingested<>(event, at, at, 0, 0);
        identity += 1_000_003;
        ingested.identity = identity;
        return ingested;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, DetailFact, DetailRow> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new FillPanes<>(new DetailPanes(), TIMES), DetailFact::product, Types.STRING);
    }

    private static void send(
            KeyedOneInputStreamOperatorTestHarness<String, DetailFact, DetailRow> harness,
            Ingested<CommerceEvent> event)
            throws Exception {
        List<DetailFact> facts = new ArrayList<>();
        DetailFact.of(event, facts::add);
        for (DetailFact fact : facts) {
            harness.processElement(fact, fact.at());
        }
    }

    private static List<String> rows(KeyedOneInputStreamOperatorTestHarness<String, DetailFact, DetailRow> harness) {
        List<String> rows = harness.extractOutputValues().stream()
                .map(row -> row.productId() + " " + (row.hour() - NOON) / HOUR + "h "
                        + row.cell().kind() + " "
                        + row.cell().first() + "/" + row.cell().second() + " "
                        + row.cell().currency() + " "
                        + row.counts().events + " " + row.counts().units + " " + row.counts().amountMinor)
                .toList();
        harness.getOutput().clear();
        return rows;
    }
}
