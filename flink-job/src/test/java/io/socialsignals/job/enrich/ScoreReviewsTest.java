package io.socialsignals.job.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.Review;
import io.socialsignals.job.ingest.Ingested;
import io.socialsignals.sentiment.SentimentSpec;
import io.socialsignals.sentiment.encoder.SharedModels;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Meter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingTaskMetricGroup;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares any exception
class ScoreReviewsTest {
    private static final long NOON = 1_767_225_600_000L;
    private static final List<String> TEXTS =
            List.of("I love it!", "The lid broke after two days, terrible.", "It arrived on Tuesday.");

    private final InterceptingOperatorMetricGroup metrics = new InterceptingOperatorMetricGroup();

    @Test
    void rateAndLatencyAreMetrics() throws Exception {
        run();
        assertThat(metric("scoreNanos", Histogram.class).getCount()).isEqualTo(TEXTS.size());
        assertThat(metric("scoreNanos", Histogram.class).getStatistics().getMax())
                .isPositive();
        assertThat(metric("textsByTierENCODER", Counter.class).getCount()).isEqualTo(TEXTS.size());
        assertThat(metric("scoreNanosByTierENCODER", Histogram.class).getCount())
                .isEqualTo(TEXTS.size());
        assertThat(metric("scoreNanosByTierFAST", Histogram.class).getCount()).isZero();
        assertThat(metric("textsByTierENCODERPerSecond", Meter.class).getCount())
                .isEqualTo(TEXTS.size());
        assertThat(metric("scoreFailures", Counter.class).getCount()).isZero();
    }

    @Test
    void aStepThatStartsAgainInTheSameProcessScoresTheSame() throws Exception {
        List<Tone> before = run();
        assertThat(SharedModels.open()).as("the last scorer closed the model").isZero();
        assertThat(run()).isEqualTo(before);
    }

    private List<Tone> run() throws Exception {
        try (MockEnvironment environment = new MockEnvironmentBuilder()
                        .setMetricGroup(new InterceptingTaskMetricGroup() {
                            @Override
                            public InternalOperatorMetricGroup getOrAddOperator(
                                    OperatorID id, String name, Map<String, String> variables) {
                                return metrics;
                            }
                        })
                        .build();
                OneInputStreamOperatorTestHarness<Ingested<Review>, ScoredReview> harness =
                        new OneInputStreamOperatorTestHarness<>(
                                new ScoreReviews(SentimentSpec.parse("encoder")), environment)) {
            harness.open();
            for (int i = 0; i < TEXTS.size(); i++) {
                Review review = new Review("r" + i, NOON + i, false, "sku", 5, TEXTS.get(i), "en", null, "ada");
                harness.processElement(new Ingested<>(review, review.at(), NOON, 0, i), review.at());
            }
            return harness.extractOutputValues().stream()
                    .map(ScoredReview::tone)
                    .toList();
        }
    }

    private <M extends Metric> M metric(String name, Class<M> type) {
        return type.cast(metrics.get(name));
    }
}
