package io.socialsignals.sentiment;

import org.jspecify.annotations.Nullable;

/** Scoring switched off: every text comes back as not asked. */
final class NoScorer implements SentimentScorer {
    @Override
    public Sentiment score(String text, @Nullable String declaredLanguage) {
        return Sentiment.unscored(Sentiment.Status.NOT_ASKED, model(), "und");
    }

    @Override
    public String model() {
        return "none";
    }

    @Override
    public void close() {}
}
