package io.socialsignals.sentiment.encoder;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import io.socialsignals.sentiment.Judgement;
import io.socialsignals.sentiment.Sentiment.Tier;
import io.socialsignals.sentiment.SentimentException;
import io.socialsignals.sentiment.Softmax;
import io.socialsignals.sentiment.fast.FastTier;

/** The encoder's first layers with a head of their own, mixed with the fast tier. One thread at a time. */
public final class EarlyTier implements AutoCloseable {
    private final Predictor<String, Encoded> predictor;
    private final EncoderHead head;
    private final FastTier fast;
    private final float[] decision;

    /** Takes over the predictor and closes it. */
    public EarlyTier(Predictor<String, Encoded> predictor, EncoderHead head, FastTier fast) {
        this.predictor = predictor;
        this.head = head;
        this.fast = fast;
        this.decision = head.tuning().decision();
    }

    FastTier fast() {
        return fast;
    }

    /** What the first layers say about a prepared text. */
    Encoded read(String prepared) {
        try {
            return predictor.predict(prepared);
        } catch (TranslateException e) {
            throw new SentimentException("the sentence encoder failed on a text: " + e.getMessage(), e);
        }
    }

    /** Judges what {@link #read} said. */
    Judgement judge(Encoded started, double[] fastLogits) {
        return Softmax.judge(head.tuning().join(head.logits(started), fastLogits), decision, Tier.EARLY);
    }

    String id() {
        return head.id();
    }

    @Override
    public void close() {
        predictor.close();
    }
}
