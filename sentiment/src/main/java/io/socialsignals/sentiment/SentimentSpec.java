package io.socialsignals.sentiment;

import java.io.Serializable;

/**
 * Which model scores, in one line of configuration.
 *
 * @param model {@code cascade}, {@code encoder}, {@code fast}, {@code none}, the name of a profile
 *     ({@code distilbert-sst2}, {@code twitter-roberta}), or the URL or path of a model folder or a profile file
 * @param threshold cascade only: the fast tier answers when it is at least this sure, in [0, 1]; {@code NaN} for the
 *     value chosen in training. 0 never asks the encoder, anything above 1 always does
 * @param earlyThreshold cascade only: the encoder's first layers answer when they are at least this sure; {@code NaN}
 *     for the value chosen in training. Above 1 every text that the encoder is asked about goes through all layers
 * @param cacheSize how many distinct texts each scorer remembers; 0 for no cache
 */
public record SentimentSpec(String model, double threshold, double earlyThreshold, int cacheSize)
        implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int DEFAULT_CACHE = 10_000;
    private static final String CASCADE = "cascade";

    public SentimentSpec {
        if (model.isBlank()) {
            throw new SentimentException("no sentiment model is named; use cascade, encoder, fast or none");
        }
        if (threshold < 0 || earlyThreshold < 0) {
            throw new SentimentException(
                    "the cascade's thresholds must not be negative: " + threshold + ", " + earlyThreshold);
        }
        if (cacheSize < 0) {
            throw new SentimentException("the cache's size must not be negative: " + cacheSize);
        }
    }

    /**
     * Reads {@code MODEL}, {@code cascade@THRESHOLD} or {@code cascade@THRESHOLD/EARLY}, such as {@code cascade@0.6} and
     * {@code cascade@0.6/0.5}.
     *
     * @throws SentimentException if the text is blank or a threshold is no number
     */
    public static SentimentSpec parse(String text) {
        String trimmed = text.strip();
        if (!trimmed.startsWith(CASCADE + "@")) {
            return new SentimentSpec(trimmed, Double.NaN, Double.NaN, DEFAULT_CACHE);
        }
        String numbers = trimmed.substring(CASCADE.length() + 1);
        int slash = numbers.indexOf('/');
        double fast = number(slash < 0 ? numbers : numbers.substring(0, slash));
        double early = slash < 0 ? Double.NaN : number(numbers.substring(slash + 1));
        return new SentimentSpec(CASCADE, fast, early, DEFAULT_CACHE);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new SentimentException("the cascade's threshold is no number: " + text, e);
        }
    }

    /** The same model with another cache; benchmarks of the model itself use 0. */
    public SentimentSpec withCacheSize(int size) {
        return new SentimentSpec(model, threshold, earlyThreshold, size);
    }

    @Override
    public String toString() {
        String fast = Double.isNaN(threshold) ? "" : "@" + threshold;
        return model + fast + (Double.isNaN(earlyThreshold) ? "" : "/" + earlyThreshold);
    }
}
