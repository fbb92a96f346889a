package io.socialsignals.sentiment;

import java.io.Serializable;

/**
 * Which model scores, in one line of configuration.
 *
 * @param model {@code cascade}, {@code encoder}, {@code fast}, {@code none}, the name of a profile
 *     ({@code distilbert-sst2}, {@code twitter-roberta}), or the URL or path of a model folder or a profile file
 * @param threshold cascade only: the fast tier answers when it is at least this sure, in [0, 1]; {@code NaN} for the
 *     value chosen in training. 0 never asks the encoder, anything above 1 always does
 * @param cacheSize how many distinct texts each scorer remembers; 0 for no cache
 */
public record SentimentSpec(String model, double threshold, int cacheSize) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int DEFAULT_CACHE = 10_000;
    private static final String CASCADE = "cascade";

    public SentimentSpec {
        if (model.isBlank()) {
            throw new SentimentException("no sentiment model is named; use cascade, encoder, fast or none");
        }
        if (threshold < 0) {
            throw new SentimentException("the cascade's threshold must not be negative: " + threshold);
        }
        if (cacheSize < 0) {
            throw new SentimentException("the cache's size must not be negative: " + cacheSize);
        }
    }

    /**
     * Reads {@code MODEL} or {@code cascade@THRESHOLD}, such as {@code cascade@0.6}.
     *
     * @throws SentimentException if the text is blank or the threshold is no number
     */
    public static SentimentSpec parse(String text) {
        String trimmed = text.strip();
        if (!trimmed.startsWith(CASCADE + "@")) {
            return new SentimentSpec(trimmed, Double.NaN, DEFAULT_CACHE);
        }
        String number = trimmed.substring(CASCADE.length() + 1);
        try {
            return new SentimentSpec(CASCADE, Double.parseDouble(number), DEFAULT_CACHE);
        } catch (NumberFormatException e) {
            throw new SentimentException("the cascade's threshold is no number: " + number, e);
        }
    }

    /** The same model with another cache; benchmarks of the model itself use 0. */
    public SentimentSpec withCacheSize(int size) {
        return new SentimentSpec(model, threshold, size);
    }

    @Override
    public String toString() {
        return Double.isNaN(threshold) ? model : model + "@" + threshold;
    }
}
