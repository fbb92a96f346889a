package io.socialsignals.job.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.Product;
import io.socialsignals.events.Rejected;
import io.socialsignals.job.ingest.Ingested;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares any exception
final class GatherCatalogueTest {

    @Test
    void the_catalogue_is_complete_when_everything_was_seen_that_it_held_at_the_start() throws Exception {
        try (var harness = gatherer()) {
            harness.processElement1(product("kettle", 0, 0));
            harness.processElement2(product("kettle", 0, 0));
            harness.processElement2(product("lamp", 1, 0));
            harness.processElement2(product("lamp", 1, 1));
            harness.endInput2();
            harness.processWatermarkStatus1(WatermarkStatus.IDLE);
            harness.processElement1(product("lamp", 1, 0));
            assertThat(told(harness)).containsExactly("kettle", "lamp");
            harness.processElement1(product("lamp", 1, 1));
            assertThat(told(harness)).containsExactly("kettle", "lamp", "lamp", "complete", "idle");
            harness.processElement1(product("sofa", 0, 1));
            assertThat(told(harness)).containsExactly("kettle", "lamp", "lamp", "complete", "idle", "sofa");
        }
    }

    @Test
    void it_is_not_complete_before_it_is_known_what_it_held() throws Exception {
        try (var harness = gatherer()) {
            harness.processElement1(product("kettle", 0, 0));
            harness.processElement2(product("kettle", 0, 0));
            harness.processWatermarkStatus1(WatermarkStatus.IDLE);
            assertThat(told(harness)).containsExactly("kettle");
            harness.endInput2();
            assertThat(told(harness)).containsExactly("kettle", "complete", "idle");
        }
    }

    @Test
    void a_record_that_cannot_be_read_is_not_waited_for() throws Exception {
        try (var harness = gatherer()) {
            harness.processElement1(product("kettle", 0, 0));
            harness.processElement2(product("kettle", 0, 0));
            harness.processElement2(new StreamRecord<>(
                    new Ingested<>(new Rejected("t", 0, 1, 1, "malformed", "json.syntax", "no JSON", null, null))));
            harness.endInput2();
            assertThat(told(harness)).containsExactly("kettle", "complete", "idle");
        }
    }

    @Test
    void a_record_that_was_compacted_away_meanwhile_is_not_waited_for() throws Exception {
        try (var harness = gatherer()) {
            harness.processElement2(product("kettle", 0, 0));
            harness.endInput2();
            harness.processElement1(product("kettle", 0, 7));
            assertThat(told(harness)).containsExactly("kettle", "complete", "idle");
        }
    }

    @Test
    void an_empty_catalogue_waits_for_a_product_and_then_for_silence() throws Exception {
        try (var harness = gatherer()) {
            harness.endInput2();
            harness.processWatermarkStatus1(WatermarkStatus.IDLE);
            assertThat(told(harness)).isEmpty();
            harness.processWatermarkStatus1(WatermarkStatus.ACTIVE);
            harness.processElement1(product("kettle", 0, 0));
            harness.processElement1(product("lamp", 0, 1));
            assertThat(told(harness)).containsExactly("kettle", "lamp");
            harness.processWatermarkStatus1(WatermarkStatus.IDLE);
            assertThat(told(harness)).containsExactly("kettle", "lamp", "complete", "idle");
        }
    }

    @Test
    void the_end_of_the_topic_completes_it_even_without_a_product() throws Exception {
        try (var harness = gatherer()) {
            harness.endInput2();
            harness.processWatermark1(Watermark.MAX_WATERMARK);
            harness.processWatermark2(Watermark.MAX_WATERMARK);
            assertThat(told(harness)).isEmpty();
            harness.endInput1();
            assertThat(told(harness)).containsExactly("complete", "idle");
        }
    }

    @Test
    void a_restart_goes_on_with_what_was_known() throws Exception {
        OperatorSubtaskState halfway;
        try (var harness = gatherer()) {
            harness.processElement1(product("kettle", 0, 0));
            harness.processElement2(product("kettle", 0, 0));
            harness.processElement2(product("lamp", 0, 1));
            halfway = harness.snapshot(1, 1);
        }
        try (var harness = new TwoInputStreamOperatorTestHarness<>(new GatherCatalogue())) {
            harness.initializeState(halfway);
            harness.open();
            harness.endInput2();
            assertThat(told(harness)).isEmpty();
            harness.processElement1(product("lamp", 0, 1));
            assertThat(told(harness)).containsExactly("lamp", "complete", "idle");
        }
    }

    private static TwoInputStreamOperatorTestHarness<Ingested<Product>, Ingested<Product>, CatalogueUpdate> gatherer()
            throws Exception {
        var harness = new TwoInputStreamOperatorTestHarness<>(new GatherCatalogue());
        harness.open();
        return harness;
    }

    private static StreamRecord<Ingested<Product>> product(String id, int partition, long offset) {
        Product product = new Product(id, id, "brand", "home", List.of(), List.of(), 1, "EUR");
        return new StreamRecord<>(new Ingested<>(product, 0, 0, partition, offset));
    }

    private static List<String> told(
            TwoInputStreamOperatorTestHarness<Ingested<Product>, Ingested<Product>, CatalogueUpdate> harness) {
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
