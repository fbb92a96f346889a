package io.socialsignals.sentiment.evaluate;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import io.socialsignals.sentiment.SentimentException;
import io.socialsignals.sentiment.encoder.Encoded;
import io.socialsignals.sentiment.encoder.SentenceEncoder;
import java.util.List;

/** The encoder in one piece, without a head: what the cascade and a bare session are measured against. */
final class WholeEncoder {
    private WholeEncoder() {}

    /** Rate of all 12 layers on one core. */
    static double textsPerSecond(List<String> texts, int rounds) {
        try (SentenceEncoder whole = SentenceEncoder.reading(List.of(SentenceEncoder.LAYERS));
                Predictor<String, Encoded> predictor = whole.newPredictor()) {
            return Speed.oneThread(texts, rounds, text -> predict(predictor, text));
        }
    }

    /** Rate of DJL's path divided by that of a bare session with the same layers, in paired runs. */
    static double againstBareSession(List<String> texts, List<Integer> layers, int rounds) {
        try (SentenceEncoder encoder = SentenceEncoder.reading(layers);
                Predictor<String, Encoded> predictor = encoder.newPredictor();
                BareSession bare = new BareSession(layers, encoder.tokenizer(), 1)) {
            return Speed.pairedRatio(texts, rounds, text -> predict(predictor, text), bare::run);
        }
    }

    private static void predict(Predictor<String, Encoded> predictor, String text) {
        try {
            predictor.predict(text);
        } catch (TranslateException e) {
            throw new SentimentException("the encoder failed on a text", e);
        }
    }
}
