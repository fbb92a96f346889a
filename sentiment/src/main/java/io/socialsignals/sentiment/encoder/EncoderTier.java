package io.socialsignals.sentiment.encoder;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import io.socialsignals.sentiment.Classifier;
import io.socialsignals.sentiment.Judgement;
import io.socialsignals.sentiment.Sentiment.Tier;
import io.socialsignals.sentiment.SentimentException;
import io.socialsignals.sentiment.Softmax;
import io.socialsignals.sentiment.fast.FastTier;

/** Scores with the encoder and its head, mixed with the fast tier. One thread at a time. */
public final class EncoderTier implements Classifier {
    private final Predictor<String, Encoded> predictor;
    private final EncoderHead head;
    private final FastTier fast;
    private final float[] decision;

    /** Takes over the predictor and closes it. */
    public EncoderTier(Predictor<String, Encoded> predictor, EncoderHead head, FastTier fast) {
        this.predictor = predictor;
        this.head = head;
        this.fast = fast;
        this.decision = head.tuning().decision();
    }

    @Override
    public Judgement judge(String prepared) {
        return judge(prepared, fast.logits(prepared));
    }

    /** Judges a text for which the fast tier's outputs are known already. */
    public Judgement judge(String prepared, double[] fastLogits) {
        try {
            double[] logits = head.logits(predictor.predict(prepared));
            return Softmax.judge(head.tuning().join(logits, fastLogits), decision, Tier.ENCODER);
        } catch (TranslateException e) {
            throw new SentimentException("the sentence encoder failed on a text: " + e.getMessage(), e);
        }
    }

    @Override
    public String id() {
        return head.id();
    }

    @Override
    public void close() {
        predictor.close();
    }
}
