package io.socialsignals.job.enrich;

import io.socialsignals.sentiment.Sentiment;
import org.jspecify.annotations.Nullable;

/**
 * The sentiment of a text as the tables hold it. Numbers are {@code NaN} and the label is null without a score.
 *
 * @param status SCORED, or why there is no score
 * @param label NEGATIVE, NEUTRAL or POSITIVE
 * @param language ISO code, {@code und} where unknown
 */
public record Tone(
        String status,
        @Nullable String label,
        double polarity,
        double subjectivity,
        double pNegative,
        double pNeutral,
        double pPositive,
        String model,
        String tier,
        String language) {
    private static final String SCORED = Sentiment.Status.SCORED.name();
    private static final double MICRO = 1e6;

    static Tone of(Sentiment sentiment) {
        Sentiment.Label label = sentiment.label();
        return new Tone(
                sentiment.status().name(),
                label == null ? null : label.name(),
                sentiment.polarity(),
                sentiment.subjectivity(),
                sentiment.pNegative(),
                sentiment.pNeutral(),
                sentiment.pPositive(),
                sentiment.model(),
                sentiment.tier().name(),
                sentiment.language());
    }

    /** The model failed on the text. */
    static Tone failed(String model) {
        double none = Double.NaN;
        return new Tone("FAILED", null, none, none, none, none, none, model, Sentiment.Tier.NONE.name(), "und");
    }

    public boolean isScored() {
        return status.equals(SCORED);
    }

    /** 1 if the text has this label, else 0. */
    long count(Sentiment.Label wanted) {
        return wanted.name().equals(label) ? 1 : 0;
    }

    /** Polarity in millionths, 0 without a score: sums of it do not depend on their order. */
    long polarityMicro() {
        return isScored() ? Math.round(polarity * MICRO) : 0;
    }

    /** Subjectivity in millionths, 0 without a score. */
    long subjectivityMicro() {
        return isScored() ? Math.round(subjectivity * MICRO) : 0;
    }

    /** The language that was found, else the one that was declared. */
    public @Nullable String languageOr(@Nullable String declared) {
        return language.equals("und") ? declared : language;
    }
}
