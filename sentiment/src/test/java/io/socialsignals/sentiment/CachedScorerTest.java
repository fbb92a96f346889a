package io.socialsignals.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachedScorerTest {
    private final List<String> asked = new ArrayList<>();
    private final CachedScorer cached = new CachedScorer(new Recording(), 2);

    @Test
    void aRepeatedTextIsNotScoredAgain() {
        Sentiment first = cached.score("a", "en");
        assertThat(cached.score("a", "en")).isSameAs(first);
        assertThat(asked).containsExactly("a");
    }

    @Test
    void theSameTextInAnotherLanguageIsAnotherQuestion() {
        cached.score("a", "en");
        cached.score("a", null);
        assertThat(asked).containsExactly("a", "a");
    }

    @Test
    void theTextLongestUnusedIsForgotten() {
        cached.score("a", null);
        cached.score("b", null);
        cached.score("a", null);
        cached.score("c", null);
        cached.score("a", null);
        cached.score("b", null);
        assertThat(asked).containsExactly("a", "b", "c", "b");
    }

    private final class Recording implements SentimentScorer {
        @Override
        public Sentiment score(String text, String declaredLanguage) {
            asked.add(text);
            return Sentiment.unscored(Sentiment.Status.NOT_ASKED, model(), "und");
        }

        @Override
        public String model() {
            return "recording";
        }

        @Override
        public void close() {}
    }
}
