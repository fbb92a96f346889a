package io.socialsignals.simulators.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.events.Post;
import io.socialsignals.events.Topics;
import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthTest {
    @TempDir
    Path directory;

    @Test
    void theTruthNamesWhatWasPlantedAndCountsWhatWasSent() throws IOException {
        Scenario tiny = ScenarioReader.builtIn("tiny");
        Path file = directory.resolve("truth.json");
        Path labels = directory.resolve("labels.ndjson");
        long texts = 0;
        long faults = 0;
        long good = 0;
        long hot = 0;
        try (Truth truth = new Truth(file, tiny);
                TextLabels labelled = new TextLabels(labels)) {
            Simulation simulation = Simulation.of(tiny);
            while (simulation.hasNext()) {
                SimRecord record = simulation.next();
                truth.accept(record);
                labelled.accept(record);
                texts += record.label() != null && record.fault() == null ? 1 : 0;
                faults += record.fault() != null ? 1 : 0;
                good += record.fault() == null && !record.topic().equals(Topics.PRODUCTS) ? 1 : 0;
                hot += record.fault() == null && isHotView(tiny, record.event()) ? 1 : 0;
            }
        }
        JsonNode truth = new ObjectMapper().readTree(file.toFile());
        assertThat(truth.path("products").path(0).path("product").asText()).isEqualTo("p-zephyra");
        assertThat(truth.path("products").path(0).path("lag_hours").asInt()).isEqualTo(3);
        assertThat(truth.path("incidents").path(0).path("from").asText()).isEqualTo("2026-01-05T12:00:00Z");
        assertThat(truth.path("drivers").path("p-zephyra").path("tone")).hasSize(24);
        assertThat(sum(truth.path("faults"))).isEqualTo(faults);
        assertThat(sum(truth.path("texts"))).isEqualTo(texts);
        assertThat(sum(truth.path("arrivals"))).isEqualTo(good);
        assertThat(truth.path("arrivals").path("out-of-order").asLong()).isPositive();
        assertThat(truth.path("arrivals").path("behind-the-bound").asLong()).isPositive();
        assertThat(truth.path("silences").path(0).path("topic").asText()).isEqualTo(Topics.POSTS);
        assertThat(truth.path("silences").path(0).path("records_rerouted").asLong())
                .isPositive();
        assertThat(truth.path("hot_keys").path(0).path("product").asText()).isEqualTo("p-torvex");
        assertThat(truth.path("hot_keys").path(0).path("views").asLong())
                .isEqualTo(hot)
                .isPositive();
        assertThat(Files.readAllLines(labels))
                .hasSize((int) texts)
                .first()
                .asString()
                .contains("\"tone\":");
    }

    @Test
    void salesFollowTheToneOfALeadingProductByItsLagAndOnlyThere() throws IOException {
        Path file = directory.resolve("truth.json");
        new Truth(file, ScenarioReader.builtIn("demo")).close();
        JsonNode drivers = new ObjectMapper().readTree(file.toFile()).path("drivers");
        for (int hour = 24; hour < 300; hour++) {
            assertThat(drivers.path("p-zephyra").path("purchases").path(hour))
                    .isEqualTo(drivers.path("p-zephyra").path("tone").path(hour - 3));
            assertThat(drivers.path("p-vibraxo").path("tone").path(hour))
                    .isEqualTo(drivers.path("p-vibraxo").path("purchases").path(hour - 8));
        }
        assertThat(drivers.path("p-torvex").path("purchases"))
                .isNotEqualTo(drivers.path("p-torvex").path("tone"));
    }

    @Test
    void everyPostThatWasWrittenAboutASubjectIsNamedUnderIt() throws IOException {
        Path file = directory.resolve("truth.json");
        Map<String, List<String>> expected = new TreeMap<>();
        try (Truth truth = new Truth(file, ScenarioReader.builtIn("demo"))) {
            Simulation simulation = Simulation.of(ScenarioReader.builtIn("demo"));
            for (int i = 0; i < 5_000; i++) {
                SimRecord record = simulation.next();
                truth.accept(record);
                if (record.fault() == null
                        && record.event() instanceof Post post
                        && record.label() != null
                        && record.label().subject() != null) {
                    expected.computeIfAbsent(record.label().subject().key(), key -> new ArrayList<>())
                            .add(post.id());
                }
            }
        }
        Map<String, List<String>> named = new TreeMap<>();
        for (Map.Entry<String, JsonNode> subject :
                new ObjectMapper().readTree(file.toFile()).path("subjects").properties()) {
            List<String> posts = new ArrayList<>();
            subject.getValue().forEach(post -> posts.add(post.asText()));
            named.put(subject.getKey(), posts);
        }
        assertThat(named).isEqualTo(expected).isNotEmpty();
    }

    private static boolean isHotView(Scenario scenario, Object event) {
        Scenario.HotKey hot = scenario.faults().hotKeys().get(0);
        long hours = event instanceof CommerceEvent e
                        && e.type() == CommerceType.VIEW
                        && e.productId().equals(hot.product())
                ? Math.floorDiv(e.at() - scenario.start().toEpochMilli(), 3_600_000L)
                : -1;
        return hours >= hot.fromHour() && hours < hot.fromHour() + hot.hours();
    }

    private static long sum(JsonNode counts) {
        long sum = 0;
        for (JsonNode count : counts) {
            sum += count.asLong();
        }
        return sum;
    }
}
