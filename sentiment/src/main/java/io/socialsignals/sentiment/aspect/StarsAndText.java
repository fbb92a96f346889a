package io.socialsignals.sentiment.aspect;

import io.socialsignals.sentiment.Sentiment;

/**
 * How far a review's stars and its text disagree: the text's polarity minus the stars on the same scale,
 * {@code (stars - 3) / 2}.
 *
 * @param stars 1 to 5
 * @param gap in [-2, 2]; negative where the text is worse than the stars; {@code NaN} for an unscored text
 */
public record StarsAndText(int stars, double gap) {
    /** From here on one of the two must be mistaken, ironic, or about something else than the product. */
    private static final double CONTRADICTION = 1;

    /**
     * Compares a review's stars with its text.
     *
     * @throws IllegalArgumentException if the stars are not 1 to 5
     */
    public static StarsAndText of(int stars, Sentiment text) {
        return of(stars, text.polarity());
    }

    /**
     * Compares a review's stars with its text's polarity.
     *
     * @param polarity in [-1, 1], {@code NaN} for an unscored text
     * @throws IllegalArgumentException if the stars are not 1 to 5
     */
    public static StarsAndText of(int stars, double polarity) {
        if (stars < 1 || stars > 5) {
            throw new IllegalArgumentException("stars must be 1 to 5, not " + stars);
        }
        return new StarsAndText(stars, polarity - (stars - 3) / 2.0);
    }

    /** Whether stars and text point in clearly different directions; false for an unscored text. */
    public boolean contradict() {
        return Math.abs(gap) >= CONTRADICTION;
    }
}
