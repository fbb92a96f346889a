package io.socialsignals.sentiment;

import io.socialsignals.sentiment.fast.FastModel;
import io.socialsignals.sentiment.fast.FastTier;
import io.socialsignals.sentiment.language.LanguageGate;

/** Opens scorers; the one door to every model of this module. */
public final class SentimentScorers {
    private SentimentScorers() {}

    /**
     * Opens a scorer for the calling thread.
     *
     * @throws SentimentException if the model is unknown, missing, damaged, or not the one its checksum promises
     */
    public static SentimentScorer open(SentimentSpec spec) {
        if (spec.model().equals("none")) {
            return new NoScorer();
        }
        if (spec.model().equals("fast")) {
            FastModel model = FastModel.shipped();
            return cached(spec, new GatedScorer(LanguageGate.english(), new FastTier(model)));
        }
        throw new SentimentException("unknown sentiment model '" + spec.model() + "'; use fast or none");
    }

    private static SentimentScorer cached(SentimentSpec spec, SentimentScorer scorer) {
        return spec.cacheSize() == 0 ? scorer : new CachedScorer(scorer, spec.cacheSize());
    }
}
