package io.socialsignals.sentiment;

import io.socialsignals.sentiment.Sentiment.Status;
import io.socialsignals.sentiment.language.LanguageGate;
import io.socialsignals.sentiment.text.PostText;
import org.jspecify.annotations.Nullable;

/** Puts a classifier behind the checks that a text must pass first: it says something, in a language the model reads. */
final class GatedScorer implements SentimentScorer {
    private final LanguageGate gate;
    private final Classifier classifier;

    GatedScorer(LanguageGate gate, Classifier classifier) {
        this.gate = gate;
        this.classifier = classifier;
    }

    @Override
    public Sentiment score(String text, @Nullable String declaredLanguage) {
        String masked = PostText.masked(text);
        if (!PostText.hasContent(masked)) {
            return Sentiment.unscored(Status.NO_CONTENT, model(), LanguageGate.UNDETERMINED);
        }
        String language = gate.languageOf(masked, declaredLanguage);
        if (!gate.reads(language)) {
            return Sentiment.unscored(Status.LANGUAGE_UNSUPPORTED, model(), language);
        }
        Judgement judged = classifier.judge(classifier.prepare(text));
        return new Sentiment(
                Status.SCORED,
                judged.positive() - judged.negative(),
                judged.negative(),
                judged.neutral(),
                judged.positive(),
                judged.subjectivity(),
                judged.label(),
                judged.tier(),
                classifier.id(),
                language);
    }

    @Override
    public String model() {
        return classifier.id();
    }

    @Override
    public void close() {
        classifier.close();
    }
}
