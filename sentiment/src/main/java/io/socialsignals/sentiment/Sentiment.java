package io.socialsignals.sentiment;

import org.jspecify.annotations.Nullable;

/**
 * What a model says about one text. Numbers are {@code NaN} and the label is null unless the status is
 * {@link Status#SCORED}: an unscored text is never a neutral one.
 *
 * @param polarity {@code pPositive - pNegative}, in [-1, 1]
 * @param pNegative calibrated probability of a negative tone, in [0, 1]; the three sum to 1
 * @param pNeutral calibrated probability of a neutral tone
 * @param pPositive calibrated probability of a positive tone
 * @param subjectivity probability that the text voices an opinion rather than a fact, in [0, 1]
 * @param label the decision; see {@link Label}
 * @param tier which part of the model answered
 * @param model id and version of the model, such as {@code fast-1+0f3a91bc}; empty if none was asked
 * @param language ISO 639-1 or 639-3 code of the text's language; {@code und} if it has none or it was not looked at
 */
public record Sentiment(
        Status status,
        double polarity,
        double pNegative,
        double pNeutral,
        double pPositive,
        double subjectivity,
        @Nullable Label label,
        Tier tier,
        String model,
        String language) {

    /** Both tones at least this probable: the text praises and blames at once. */
    private static final double MIXED_FROM = 0.3;

    /** What became of the text. */
    public enum Status {
        SCORED,
        /** Nothing to score: empty, or only links, user names, digits and punctuation. */
        NO_CONTENT,
        /** The text is in a language that the model does not read. */
        LANGUAGE_UNSUPPORTED,
        /** Scoring is switched off. */
        NOT_ASKED
    }

    /** The class decided for; may differ from the most probable one where the model weighs rare classes up. */
    public enum Label {
        NEGATIVE,
        NEUTRAL,
        POSITIVE
    }

    /** Which part of a model gave the score. */
    public enum Tier {
        NONE,
        FAST,
        /** The encoder's first layers. */
        EARLY,
        ENCODER,
        OTHER
    }

    /** A text that got no score, and why. */
    public static Sentiment unscored(Status status, String model, String language) {
        double none = Double.NaN;
        return new Sentiment(status, none, none, none, none, none, null, Tier.NONE, model, language);
    }

    public boolean isScored() {
        return status == Status.SCORED;
    }

    /** Whether the text is clearly positive and clearly negative at once; false if it is not scored. */
    public boolean isMixed() {
        return pNegative >= MIXED_FROM && pPositive >= MIXED_FROM;
    }
}
