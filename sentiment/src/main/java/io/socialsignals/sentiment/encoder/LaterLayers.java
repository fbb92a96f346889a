package io.socialsignals.sentiment.encoder;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import io.socialsignals.sentiment.SentimentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/**
 * The part of the shipped encoder after one of its layers: it goes on from what {@link SentenceEncoder} says about a text
 * when that reads this layer last. Loaded once per JVM and shared, like the other part; no weight is in both.
 */
public final class LaterLayers implements AutoCloseable {
    private final Model model;
    private final int from;
    private final int layers;

    private LaterLayers(Model model, int from, int layers) {
        this.model = model;
        this.from = from;
        this.layers = layers;
    }

    /**
     * Loads the layers after {@code from} so that they yield the given ones, in that order.
     *
     * @throws SentimentException if the encoder's file is missing, damaged or another than expected
     */
    public static LaterLayers reading(int from, List<Integer> layers) {
        Engines.prepare();
        Model model = Model.newInstance("e5-small-v2-after-" + from, Engines.ONNX_RUNTIME);
        try {
            model.load(new ByteArrayInputStream(SentenceEncoder.between(from, layers)), SentenceEncoder.SESSION);
            return new LaterLayers(model, from, layers.size());
        } catch (IOException | MalformedModelException e) {
            model.close();
            throw new SentimentException("the sentence encoder cannot be loaded: " + e.getMessage(), e);
        }
    }

    /** A predictor for one thread, from what the earlier layers say to what these say. */
    public Predictor<Encoded, Encoded> newPredictor() {
        return model.newPredictor(new RestOfLayers(SentenceEncoder.tensorOf(from), layers));
    }

    @Override
    public void close() {
        model.close();
    }
}
