package io.socialsignals.simulators.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.Post;
import io.socialsignals.events.Review;
import io.socialsignals.sentiment.Sentiment;
import io.socialsignals.sentiment.SentimentScorer;
import io.socialsignals.sentiment.SentimentScorers;
import io.socialsignals.sentiment.SentimentSpec;
import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Fault;
import io.socialsignals.simulators.scenario.ScenarioReader;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WriterTest {
    @Test
    void whatIsLabelledScorableIsWhatTheScorersScore() {
        Set<TextKind> kinds = EnumSet.noneOf(TextKind.class);
        try (SentimentScorer scorer = SentimentScorers.open(SentimentSpec.parse("fast"))) {
            Simulation simulation = Simulation.of(ScenarioReader.builtIn("demo"));
            for (int i = 0; i < 60_000; i++) {
                SimRecord record = simulation.next();
                TextLabel label = record.label();
                if (label == null || record.fault() != null) {
                    continue;
                }
                kinds.add(label.kind());
                boolean isPost = record.event() instanceof Post;
                String text = isPost ? ((Post) record.event()).text() : ((Review) record.event()).text();
                String language = isPost ? ((Post) record.event()).language() : ((Review) record.event()).language();
                Sentiment.Status expected = label.scorable()
                        ? Sentiment.Status.SCORED
                        : label.kind() == TextKind.NO_CONTENT
                                ? Sentiment.Status.NO_CONTENT
                                : Sentiment.Status.LANGUAGE_UNSUPPORTED;
                assertThat(scorer.score(text, language).status())
                        .as("%s '%s'", language, text)
                        .isEqualTo(expected);
            }
        }
        assertThat(kinds).containsExactlyInAnyOrder(TextKind.values());
    }

    @Test
    void textsVary() {
        Set<String> texts = new HashSet<>();
        int posts = 0;
        Simulation simulation = Simulation.of(ScenarioReader.builtIn("demo"));
        while (posts < 2_000) {
            SimRecord record = simulation.next();
            if (record.event() instanceof Post post && record.fault() != Fault.DUPLICATE) {
                posts++;
                texts.add(post.text());
            }
        }
        assertThat(texts).hasSizeGreaterThan(1_200);
    }
}
