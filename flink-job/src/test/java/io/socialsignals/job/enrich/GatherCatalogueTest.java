package io.socialsignals.job.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.Product;
import io.socialsignals.job.ingest.Ingested;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares any exception
final class GatherCatalogueTest {
    @Test
    void the_catalogue_is_complete_when_everything_was_seen_that_it_held_at_the_start() throws Exception {
        try (var harness = gatherer(Map.of(0, 0L, 1, 1L))) {
            harness.open();
            harness.processElement(product("kettle", 0, 0));
            harness.processWatermarkStatus(WatermarkStatus.IDLE);
            harness.processElement(product("lamp", 1, 0));
            assertThat(told(harness)).containsExactly("kettle", "lamp");
            harness.processElement(product("lamp", 1, 1));
            assertThat(told(harness)).containsExactly("kettle", "lamp", "lamp", "complete", "idle");
            harness.processElement(product("sofa", 0, 1));
            assertThat(told(harness)).containsExactly("kettle", "lamp", "lamp", "complete", "idle", "sofa");
        }
    }

    @Test
    void a_record_that_was_compacted_away_meanwhile_is_not_waited_for() throws Exception {
        try (var harness = gatherer(Map.of(0, 3L))) {
            harness.open();
            harness.processElement(product("kettle", 0, 7));
            assertThat(told(harness)).containsExactly("kettle", "complete", "idle");
        }
    }

    @Test
    void an_empty_catalogue_waits_for_a_product_and_then_for_silence() throws Exception {
        try (var harness = gatherer(Map.of())) {
            harness.open();
            harness.processWatermarkStatus(WatermarkStatus.IDLE);
            assertThat(told(harness)).isEmpty();
            harness.processWatermarkStatus(WatermarkStatus.ACTIVE);
            harness.processElement(product("kettle", 0, 0));
            harness.processElement(product("lamp", 0, 1));
            assertThat(told(harness)).containsExactly("kettle", "lamp");
            harness.processWatermarkStatus(WatermarkStatus.IDLE);
            assertThat(told(harness)).containsExactly("kettle", "lamp", "complete", "idle");
        }
    }

    @Test
    void the_end_of_the_topic_completes_it_even_without_a_product() throws Exception {
        try (var harness = gatherer(Map.of())) {
            harness.open();
            harness.processWatermark(Watermark.MAX_WATERMARK);
            assertThat(told(harness)).isEmpty();
            harness.endInput();
            assertThat(told(harness)).containsExactly("complete", "idle");
        }
    }

    @Test
    void a_restart_goes_on_with_what_was_seen() throws Exception {
        OperatorSubtaskState halfway;
        try (var harness = gatherer(Map.of(0, 0L, 1, 1L))) {
            harness.open();
            harness.processElement(product("kettle", 0, 0));
            halfway = harness.snapshot(1, 1);
        }
        try (var harness = gatherer(Map.of(0, 0L, 1, 1L))) {
            harness.initializeState(halfway);
            harness.open();
            assertThat(told(harness)).isEmpty();
            harness.processElement(product("lamp", 1, 1));
            assertThat(told(harness)).containsExactly("lamp", "complete", "idle");
        }
    }

    @Test
    void a_restart_that_finds_nothing_new_is_complete_at_once() throws Exception {
        OperatorSubtaskState all;
        try (var harness = gatherer(Map.of(0, 0L))) {
            harness.open();
            harness.processElement(product("kettle", 0, 0));
            all = harness.snapshot(1, 1);
        }
        try (var harness = gatherer(Map.of(0, 0L))) {
            harness.initializeState(all);
            harness.open();
            harness.setProcessingTime(1);
            assertThat(told(harness)).containsExactly("complete", "idle");
        }
    }

    private static OneInputStreamOperatorTestHarness<Ingested<Product>, CatalogueUpdate> gatherer(
            Map<Integer, Long> held) throws Exception {
        return new OneInputStreamOperatorTestHarness<>(new GatherCatalogue(() -> held));
    }

    private static StreamRecord<Ingested<Product>> product(String id, int partition, long offset) {
        Product product = new Product(id, id, "brand", "home", List.of(), List.of(), 1, "EUR");
        return new StreamRecord<>(new Ingested<>(product, 0, 0, partition, offset));
    }

    private static List<String> told(OneInputStreamOperatorTestHarness<Ingested<Product>, CatalogueUpdate> harness) {
        List<String> told = new ArrayList<>();
        for (Object element : harness.getOutput()) {
            if (element instanceof StreamRecord<?> record) {
                Product product = ((CatalogueUpdate) record.getValue()).product();
                told.add(product == null ? "complete" : product.id());
            } else {
                told.add(element.equals(WatermarkStatus.IDLE) ? "idle" : element.toString());
            }
        }
        return told;
    }
}
