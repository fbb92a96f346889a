package io.socialsignals.job.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.analytics.topic.TopicModel;
import io.socialsignals.analytics.topic.TopicModels;
import io.socialsignals.events.Post;
import io.socialsignals.job.enrich.JudgedPost;
import io.socialsignals.job.enrich.ScoredPost;
import io.socialsignals.job.enrich.Tone;
import io.socialsignals.job.pane.TopicFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares any exception
class AssignTopicsTest {
    @Test
    void everyPostGetsATopicAndTheTopicsGoOutOnce() throws Exception {
        try (var harness = new OneInputStreamOperatorTestHarness<ScoredPost, ScoredPost>(
                new ProcessOperator<>(new AssignTopics(TopicModels.shippedLines())))) {
            harness.open();
            for (String text : List.of(
                    "the courier lost my parcel, no tracking",
                    "tracking says the parcel is with the courier",
                    "the hotline has no agent who replied",
                    "what a match")) {
                harness.processElement(post(text), 1);
            }
            List<ScoredPost> posts = harness.extractOutputValues();
            Integer delivery = posts.get(0).topic();
            assertThat(delivery)
                    .isNotNull()
                    .isNotNegative()
                    .isEqualTo(posts.get(1).topic());
            assertThat(posts.get(2).topic()).isNotNull().isNotNegative().isNotEqualTo(delivery);
            assertThat(posts.get(3).topic()).isEqualTo(TopicModel.OTHER);
            List<TopicRow> topics = harness.getSideOutput(AssignTopics.TOPICS).stream()
                    .map(StreamRecord::getValue)
                    .toList();
            assertThat(topics).hasSize(11).extracting(TopicRow::id).contains(TopicModel.OTHER, delivery);
            assertThat(topics)
                    .extracting(TopicRow::model)
                    .doesNotContainNull()
                    .containsOnly(topics.get(0).model());
            assertThat(topics.stream()
                            .filter(topic -> topic.id() == Objects.requireNonNull(delivery))
                            .findFirst()
                            .orElseThrow()
                            .terms())
                    .contains("courier");
        }
    }

    @Test
    void aPostCountsOnceForEachOfItsProductsAndNotWithoutATopic() {
        ScoredPost post = post("text");
        List<TopicFact> facts = new ArrayList<>();
        new JudgedPost(post, "", null).topicFacts(facts::add);
        assertThat(facts).isEmpty();
        new JudgedPost(post.about(3), "", null).topicFacts(facts::add);
        assertThat(facts).extracting(TopicFact::product).containsExactly("kettle", "mug");
        assertThat(facts).allSatisfy(fact -> {
            assertThat(fact.topic()).isEqualTo(3);
            assertThat(fact.change().posts).isEqualTo(1);
            assertThat(fact.change().scored).isEqualTo(1);
            assertThat(fact.change().negative).isEqualTo(1);
            assertThat(fact.change().polarityMicro).isEqualTo(-500_000);
        });
    }

    private static ScoredPost post(String text) {
        Post post =
                new Post("p", 1, "x", "a", 10, text, "en", List.of(), List.of(), null, null, null, null, null, "text");
        Tone tone = new Tone("SCORED", "NEGATIVE", -0.5, 0.5, 0.6, 0.3, 0.1, "m", "FAST", "en");
        return new ScoredPost(post, 1, 0, 0, false, List.of("kettle", "mug"), tone);
    }
}
