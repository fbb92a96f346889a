package io.socialsignals.sentiment.profile;

/**
 * How a neutral tone is derived from a model that knows only negative and positive: with {@code m = 2p - 1} for the
 * positive class's probability p, the positive tone is {@code max(m, 0)}, the negative {@code max(-m, 0)}, and the rest
 * neutral. A model torn between its two classes says nothing about the tone; polarity stays {@code 2p - 1}.
 */
final class TwoClasses {
    private TwoClasses() {}

    /** Negative, neutral and positive probabilities for the positive class's probability {@code p}. */
    static double[] spread(double p) {
        double margin = 2 * p - 1;
        return new double[] {Math.max(-margin, 0), 1 - Math.abs(margin), Math.max(margin, 0)};
    }
}
