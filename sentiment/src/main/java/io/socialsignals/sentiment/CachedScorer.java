package io.socialsignals.sentiment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers the texts scored last: reposts and stock phrases are answered without asking the model again. */
final class CachedScorer implements SentimentScorer {
    private final SentimentScorer scorer;
    private final Map<Asked, Sentiment> answers;

    CachedScorer(SentimentScorer scorer, int size) {
        this.scorer = scorer;
        this.answers = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Asked, Sentiment> eldest) {
                return size() > size;
            }
        };
    }

    @Override
    public Sentiment score(String text, @Nullable String declaredLanguage) {
        Asked asked = new Asked(text, declaredLanguage);
        Sentiment known = answers.get(asked);
        if (known == null) {
            known = scorer.score(text, declaredLanguage);
            answers.put(asked, known);
        }
        return known;
    }

    @Override
    public String model() {
        return scorer.model();
    }

    @Override
    public void close() {
        answers.clear();
        scorer.close();
    }

    private record Asked(String text, @Nullable String language) {}
}
