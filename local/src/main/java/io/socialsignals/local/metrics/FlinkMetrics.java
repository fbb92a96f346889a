package io.socialsignals.local.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Samples of the newest running job of a cluster. The job is looked up each time, so one that was restarted, or
 * submitted anew, is followed without being told.
 */
public final class FlinkMetrics {
    /** A task registers further metrics while it runs (Kafka's lag, for one), so its list is not asked for only once. */
    private static final int LIST_EVERY = 6;
    /** Watermarks before the first record and after the last one. */
    private static final double NO_WATERMARK = 9e18;

    private final FlinkRest rest;
    private final Map<String, List<String>> listed = new HashMap<>();
    private String job = "";
    private int reads;

    /** @param url of Flink's web pages, such as {@code http://127.0.0.1:8081} */
    public FlinkMetrics(String url) {
        this.rest = new FlinkRest(url);
    }

    /**
     * What the job tells now; empty when none runs. Steps that did nothing have no sample: a rate or share without one
     * is zero.
     *
     * @throws IOException if the cluster does not answer
     */
    public List<Sample> read(Instant now) throws IOException, InterruptedException {
        Optional<String> running = newest(rest.get("/jobs/overview"));
        if (running.isEmpty()) {
            return List.of();
        }
        if (!running.get().equals(job) || reads++ % LIST_EVERY == 0) {
            listed.clear();
            job = running.get();
        }
        List<Sample> samples = new ArrayList<>();
        checkpoints(rest.get("/jobs/" + job + "/checkpoints"), samples);
        for (JsonNode metric : rest.get("/jobs/" + job + "/metrics?get=numRestarts")) {
            samples.add(new Sample("restarts", "", "", metric.path("value").asDouble()));
        }
        for (JsonNode task : rest.get("/jobs/" + job).path("vertices")) {
            String metrics = "/jobs/" + job + "/vertices/" + task.path("id").asText() + "/subtasks/metrics";
            List<String> wanted = listed.get(metrics);
            if (wanted == null) {
                wanted = wanted(rest.get(metrics));
                if (!wanted.isEmpty()) {
                    listed.put(metrics, wanted);
                }
            }
            if (!wanted.isEmpty()) {
                JsonNode values = rest.get(metrics + "?get=" + String.join(",", wanted) + "&agg=sum,max,min");
                samples.addAll(ofTask(task.path("name").asText(), values, now));
            }
        }
        return samples;
    }

    static Optional<String> newest(JsonNode overview) {
        @Nullable JsonNode newest = null;
        for (JsonNode one : overview.path("jobs")) {
            boolean runs = one.path("state").asText().equals("RUNNING");
            if (runs
                    && (newest == null
                            || one.path("start-time").asLong()
                                    > newest.path("start-time").asLong())) {
                newest = one;
            }
        }
        return newest == null
                ? Optional.empty()
                : Optional.of(newest.path("jid").asText());
    }

    private static List<String> wanted(JsonNode list) {
        List<String> wanted = new ArrayList<>();
        for (JsonNode metric : list) {
            String name = metric.path("id").asText();
            if (MetricRule.of(name).isPresent()) {
                wanted.add(name);
            }
        }
        return wanted;
    }

    static void checkpoints(JsonNode answer, List<Sample> into) {
        JsonNode counts = answer.path("counts");
        into.add(new Sample(
                "checkpoints_completed", "", "", counts.path("completed").asDouble()));
        into.add(new Sample("checkpoints_failed", "", "", counts.path("failed").asDouble()));
        JsonNode newest = answer.at("/latest/completed");
        if (newest.isObject()) {
            into.add(new Sample(
                    "checkpoint_seconds",
                    "",
                    "",
                    newest.path("end_to_end_duration").asDouble() / 1e3));
            into.add(new Sample(
                    "checkpoint_bytes", "", "", newest.path("state_size").asDouble()));
        }
    }

    /** Samples of a task, whose name lists its steps: {@code first -> second -> (third, fourth)}. */
    static List<Sample> ofTask(String name, JsonNode values, Instant now) {
        String first = name.split(" -> ", 2)[0].replaceFirst("^Source: ", "").replaceFirst(": .*$", "");
        Map<List<String>, Sample> samples = new HashMap<>();
        for (JsonNode metric : values) {
            String id = metric.path("id").asText();
            MetricRule rule = MetricRule.of(id).orElse(null);
            double value = rule == null ? Double.NaN : metric.path(rule.over()).asDouble(Double.NaN);
            if (rule != null && Double.isFinite(value) && Math.abs(value) < NO_WATERMARK && value != 0) {
                Sample sample = lag(rule.sample(first, id, value), now);
                samples.put(List.of(sample.metric(), sample.step(), sample.part()), sample);
            }
        }
        // Latencies are of the newest batches and texts, however old; of a step that rests they tell nothing.
        List<Sample> told = new ArrayList<>();
        samples.forEach((key, sample) -> {
            String rate =
                    switch (sample.metric()) {
                        case MetricRule.WRITE_P95 -> MetricRule.ROWS;
                        case MetricRule.SCORE_P50, MetricRule.SCORE_P99 -> MetricRule.TEXTS;
                        default -> sample.metric();
                    };
            if (samples.containsKey(List.of(rate, sample.step(), sample.part()))) {
                told.add(sample);
            }
        });
        return told;
    }

    private static Sample lag(Sample sample, Instant now) {
        return sample.metric().equals(MetricRule.WATERMARK)
                ? new Sample(
                        "event_time_lag_seconds",
                        sample.step(),
                        sample.part(),
                        (now.toEpochMilli() - sample.value()) / 1e3)
                : sample;
    }
}
