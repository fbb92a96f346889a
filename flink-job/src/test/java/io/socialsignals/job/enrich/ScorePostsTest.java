package io.socialsignals.job.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.Post;
import io.socialsignals.job.ingest.FunnelCount;
import io.socialsignals.job.ingest.SideOutputs;
import io.socialsignals.sentiment.SentimentSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingTaskMetricGroup;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares any exception
class ScorePostsTest {
    private static final long NOON = 1_767_225_600_000L;
    private static final MatchedPost GOOD = post(0, "I love this kettle, it is wonderful!", "kettle", "pot");
    private static final MatchedPost BAD = post(1, "The lid broke after two days, terrible.", "kettle");
    private static final MatchedPost FOREIGN = post(2, "Das ist wirklich ein sehr schöner Kessel, danke!", "kettle");
    private static final MatchedPost OTHER = post(3, "Traffic is awful again this morning.");

    private final InterceptingOperatorMetricGroup metrics = new InterceptingOperatorMetricGroup();

    @Test
    void aPostAboutProductsIsScoredAndKeepsWhereItCameFrom() throws Exception {
        try (var harness = harness("fast", null)) {
            harness.processElement(GOOD, NOON);
            harness.processElement(BAD, NOON + 1);
            assertThat(harness.extractOutputValues())
                    .satisfiesExactly(
                            good -> {
                                assertThat(good.post()).isEqualTo(GOOD.post());
                                assertThat(good.products()).containsExactly("kettle", "pot");
                                assertThat(good.offset()).isZero();
                                assertThat(good.tone().label()).isEqualTo("POSITIVE");
                            },
                            bad -> assertThat(bad.tone().label()).isEqualTo("NEGATIVE"));
            assertThat(harness.extractOutputStreamRecords())
                    .extracting(element -> element.getTimestamp())
                    .containsExactly(NOON, NOON + 1);
        }
    }

    @Test
    void whatIsNotAboutAProductOrCannotBeScoredIsCounted() throws Exception {
        try (var harness = harness("fast", null)) {
            for (MatchedPost post : List.of(GOOD, BAD, FOREIGN, OTHER)) {
                harness.processElement(post, post.post().at());
            }
            harness.prepareSnapshotPreBarrier(1);
            assertThat(counted(harness))
                    .isEqualTo(Map.of(
                            "irrelevant", 1L, "relevant", 3L, "scored", 2L, "unscored LANGUAGE_UNSUPPORTED", 1L));
            assertThat(harness.extractOutputValues()).hasSize(3);
        }
    }

    @Test
    void withoutAModelEveryPostGoesOnUnscored() throws Exception {
        try (var harness = harness("none", null)) {
            harness.processElement(GOOD, NOON);
            harness.prepareSnapshotPreBarrier(1);
            assertThat(harness.extractOutputValues())
                    .singleElement()
                    .satisfies(post -> assertThat(post.tone().isScored()).isFalse());
            assertThat(counted(harness)).containsEntry("relevant", 1L).doesNotContainKey("scored");
        }
    }

    @Test
    void textsAreCountedByTierAndTimed() throws Exception {
        try (var harness = harness("fast", null)) {
            harness.processElement(GOOD, NOON);
            harness.processElement(BAD, NOON);
            harness.processElement(OTHER, NOON);
        }
        assertThat(metric("scoreNanos", Histogram.class).getCount()).isEqualTo(2);
        assertThat(metric("textsByTierFAST", Counter.class).getCount()).isEqualTo(2);
        assertThat(metric("scoreFailures", Counter.class).getCount()).isZero();
    }

    @Test
    void aRestartNeitherLosesNorRepeatsCounts() throws Exception {
        OperatorSubtaskState checkpoint;
        Map<String, Long> before;
        try (var harness = harness("fast", null)) {
            harness.processElement(GOOD, NOON);
            harness.prepareSnapshotPreBarrier(1);
            checkpoint = harness.snapshot(1, NOON);
            before = counted(harness);
            harness.processElement(BAD, NOON); // after the checkpoint: comes again
        }
        try (var harness = harness("fast", checkpoint)) {
            harness.processElement(BAD, NOON);
            harness.prepareSnapshotPreBarrier(2);
            assertThat(before).isEqualTo(Map.of("relevant", 1L, "scored", 1L));
            assertThat(counted(harness)).isEqualTo(Map.of("relevant", 1L, "scored", 1L));
            assertThat(harness.extractOutputValues()).hasSize(1);
        }
    }

    private OneInputStreamOperatorTestHarness<MatchedPost, ScoredPost> harness(
            String scorer, @Nullable OperatorSubtaskState from) throws Exception {
        MockEnvironment environment = new MockEnvironmentBuilder()
                .setMetricGroup(new InterceptingTaskMetricGroup() {
                    @Override
                    public InternalOperatorMetricGroup getOrAddOperator(
                            OperatorID id, String name, Map<String, String> variables) {
                        return metrics;
                    }
                })
                .build();
        var harness = new OneInputStreamOperatorTestHarness<MatchedPost, ScoredPost>(
                new ScorePosts(SentimentSpec.parse(scorer)), environment);
        if (from != null) {
            harness.initializeState(from);
        }
        harness.open();
        return harness;
    }

    private static Map<String, Long> counted(OneInputStreamOperatorTestHarness<MatchedPost, ScoredPost> harness) {
        Map<String, Long> sums = new TreeMap<>();
        for (var element : harness.getSideOutput(SideOutputs.FUNNEL)) {
            FunnelCount count = element.getValue();
            sums.merge((count.stage() + " " + count.reason()).strip(), count.count(), Long::sum);
        }
        return sums;
    }

    private <M extends Metric> M metric(String name, Class<M> type) {
        return type.cast(metrics.get(name));
    }

    private static MatchedPost post(int offset, String text, String... products) {
        Post post = new Post(
                "p" + offset,
                NOON + offset,
                "x",
                "ada",
                10,
                text,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                "text");
        return new MatchedPost(post, NOON, 0, offset, false, List.of(products));
    }
}
