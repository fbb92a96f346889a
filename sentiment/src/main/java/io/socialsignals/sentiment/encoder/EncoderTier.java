package io.socialsignals.sentiment.encoder;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import io.socialsignals.sentiment.Classifier;
import io.socialsignals.sentiment.Judgement;
import io.socialsignals.sentiment.Sentiment.Tier;
import io.socialsignals.sentiment.SentimentException;
import io.socialsignals.sentiment.Softmax;

/**
 * Scores with all of the encoder's layers that are used and their head, mixed with the fast tier. One thread at a time.
 */
public final class EncoderTier implements Classifier {
    private final EarlyTier early;
    private final Predictor<Encoded, Encoded> rest;
    private final EncoderHead head;
    private final float[] decision;

    /** Takes over the first layers and the predictor and closes them. */
    public EncoderTier(EarlyTier early, Predictor<Encoded, Encoded> rest, EncoderHead head) {
        this.early = early;
        this.rest = rest;
        this.head = head;
        this.decision = head.tuning().decision();
    }

    EarlyTier early() {
        return early;
    }

    @Override
    public Judgement judge(String prepared) {
        return judge(early.read(prepared), early.fast().logits(prepared));
    }

    /** Judges a text that the first layers have read and the fast tier knows already. */
    public Judgement judge(Encoded started, double[] fastLogits) {
        try {
            double[] logits = head.logits(rest.predict(started));
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
        try {
            rest.close();
        } finally {
            early.close();
        }
    }
}
