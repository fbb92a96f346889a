package io.socialsignals.sentiment.encoder;

import ai.djl.inference.Predictor;
import io.socialsignals.sentiment.fast.FastModel;
import io.socialsignals.sentiment.fast.FastTier;

/**
 * Everything that the encoder tier and the cascade share between threads.
 *
 * @param first the encoder up to the last layer that the early head reads
 * @param rest the layers after it, up to the last one that the head reads
 */
public record EncoderModel(SentenceEncoder first, LaterLayers rest, EncoderHead early, EncoderHead head, FastModel fast)
        implements AutoCloseable {

    /** The model that travels with the build. */
    public static EncoderModel shipped() {
        EncoderHead early = EncoderHead.shippedEarly();
        EncoderHead head = EncoderHead.shipped();
        FastModel fast = FastModel.shipped();
        SentenceEncoder first = SentenceEncoder.reading(early.layers());
        try {
            return new EncoderModel(first, LaterLayers.reading(early.lastLayer(), head.layers()), early, head, fast);
        } catch (RuntimeException e) {
            first.close();
            throw e;
        }
    }

    /** The cascade's thresholds that were chosen in training. */
    public Thresholds thresholds() {
        return new Thresholds(head.tuning().threshold(), early.tuning().threshold());
    }

    /** A classifier for one thread. */
    public EncoderTier newEncoder() {
        return new EncoderTier(newEarly(), rest.newPredictor(), head);
    }

    /** A cascade for one thread. */
    public Cascade newCascade(Thresholds thresholds) {
        return new Cascade(newEncoder(), thresholds);
    }

    private EarlyTier newEarly() {
        Predictor<String, Encoded> predictor = first.newPredictor();
        return new EarlyTier(predictor, early, new FastTier(fast));
    }

    @Override
    public void close() {
        try {
            rest.close();
        } finally {
            first.close();
        }
    }
}
