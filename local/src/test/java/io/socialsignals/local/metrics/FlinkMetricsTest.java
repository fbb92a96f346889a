package io.socialsignals.local.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers as Flink 2.2 gives them. */
class FlinkMetricsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.ofEpochMilli(1_795_918_500_000L);

    @Test
    void ofSeveralJobsTheNewestThatRunsIsLookedAt() throws Exception {
        assertThat(
                        FlinkMetrics.newest(
                                JSON.readTree(
                                        """
                {"jobs":[{"jid":"old","state":"RUNNING","start-time":1},{"jid":"new","state":"RUNNING","start-time":3},
                         {"jid":"between","state":"RUNNING","start-time":2},{"jid":"failed","state":"FAILED","start-time":9}]}
                """)))
                .contains("new");
        assertThat(FlinkMetrics.newest(JSON.readTree("{\"jobs\":[]}"))).isEmpty();
    }

    @Test
    void aTaskIsToldByItsFirstStepAndAnOperatorByItsOwnName() throws Exception {
        List<Sample> samples = FlinkMetrics.ofTask(
                "match-products -> (score-posts -> (take-post-facts, write-scored-posts: Writer))",
                JSON.readTree(
                        """
                [{"id":"numRecordsInPerSecond","min":1.0,"max":2.5,"sum":3.5},
                 {"id":"busyTimeMsPerSecond","min":10.0,"max":250.0,"sum":260.0},
                 {"id":"backPressuredTimeMsPerSecond","min":0.0,"max":0.0,"sum":0.0},
                 {"id":"currentInputWatermark","min":1.79591844E12,"max":1.7959185E12,"sum":3.5918369E12},
                 {"id":"score-posts.textsByTierFASTPerSecond","min":4.0,"max":6.0,"sum":10.0},
                 {"id":"score-posts.scoreNanosByTierFAST_median","min":1.0,"max":30000.0,"sum":1.0},
                 {"id":"score-posts.scoreNanosByTierFAST_p99","min":1.0,"max":2000000.0,"sum":1.0},
                 {"id":"write-scored-posts__Writer.rowsWrittenPerSecond","min":7.0,"max":7.0,"sum":14.0},
                 {"id":"write-scored-posts__Writer.writeNanos_p95","min":1.0,"max":4.0E8,"sum":1.0},
                 {"id":"mailboxLatencyMs_p99","min":1.0,"max":1.0,"sum":1.0}]
                """),
                NOW);

        assertThat(samples)
                .extracting(sample -> sample.metric() + "|" + sample.step() + "|" + sample.part())
                .containsExactlyInAnyOrder(
                        "records_per_second|match-products|",
                        "busy_share|match-products|",
                        "event_time_lag_seconds|match-products|",
                        "texts_per_second|score-posts|fast",
                        "score_p50_seconds|score-posts|fast",
                        "score_p99_seconds|score-posts|fast",
                        "rows_per_second|write-scored-posts|",
                        "write_p95_seconds|write-scored-posts|");
        assertThat(value(samples, "records_per_second")).isEqualTo(3.5);
        assertThat(value(samples, "busy_share")).isEqualTo(0.25);
        assertThat(value(samples, "event_time_lag_seconds")).isEqualTo(60);
        assertThat(value(samples, "texts_per_second")).isEqualTo(10);
        assertThat(value(samples, "score_p99_seconds")).isCloseTo(0.002, within(1e-12));
        assertThat(value(samples, "write_p95_seconds")).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void aSourceTellsWhatWaitsAndAStepThatRestsTellsNothing() throws Exception {
        assertThat(FlinkMetrics.ofTask(
                        "Source: read-posts -> admit-posts",
                        JSON.readTree(
                                """
                [{"id":"numRecordsInPerSecond","min":0.0,"max":0.0,"sum":0.0},
                 {"id":"Source__read-posts.numRecordsInPerSecond","min":1.0,"max":1.0,"sum":2.0},
                 {"id":"Source__read-posts.pendingRecords","min":3.0,"max":4.0,"sum":7.0}]
                """),
                        NOW))
                .containsExactlyInAnyOrder(
                        new Sample("records_per_second", "read-posts", "", 2),
                        new Sample("pending_records", "read-posts", "", 7));
        assertThat(FlinkMetrics.ofTask(
                        "write-findings: Writer",
                        JSON.readTree(
                                """
                [{"id":"write-findings__Writer.rowsWrittenPerSecond","min":0.0,"max":0.0,"sum":0.0},
                 {"id":"write-findings__Writer.writeNanos_p95","min":1.0,"max":4.0E8,"sum":1.0},
                 {"id":"busyTimeMsPerSecond","min":"NaN","max":"NaN","sum":"NaN"},
                 {"id":"currentInputWatermark","min":-9.223372036854776E18,"max":1.0,"sum":0.0}]
                """),
                        NOW))
                .as("the latency of a sink that writes nothing, a watermark before the first record")
                .isEmpty();
    }

    @Test
    void checkpointsAreToldBeforeOneIsDone() throws Exception {
        List<Sample> samples = new ArrayList<>();
        FlinkMetrics.checkpoints(
                JSON.readTree("{\"counts\":{\"completed\":0,\"failed\":2},\"latest\":{\"completed\":null}}"), samples);
        assertThat(samples)
                .containsExactly(
                        new Sample("checkpoints_completed", "", "", 0), new Sample("checkpoints_failed", "", "", 2));

        samples.clear();
        FlinkMetrics.checkpoints(
                JSON.readTree(
                        """
                {"counts":{"completed":3,"failed":0},
                 "latest":{"completed":{"state_size":31267174,"end_to_end_duration":1725}}}
                """),
                samples);
        assertThat(samples)
                .contains(
                        new Sample("checkpoint_seconds", "", "", 1.725),
                        new Sample("checkpoint_bytes", "", "", 31_267_174));
    }

    private static double value(List<Sample> samples, String metric) {
        return samples.stream()
                .filter(sample -> sample.metric().equals(metric))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
