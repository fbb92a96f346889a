package io.socialsignals.sentiment.encoder;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.inference.Predictor;
import io.socialsignals.sentiment.SentimentException;
import io.socialsignals.sentiment.ShippedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shipped sentence encoder (e5-small-v2, int8 ONNX), cut after the last layer that is asked for, on DJL's ONNX
 * Runtime engine. Loaded once per JVM and shared; each thread takes its own {@link Predictor}.
 *
 * <p>Dynamic int8 quantisation takes its scales over everything that shares a call, so a text scored in a batch gets
 * other bits than alone. Hence one text per call, never padded, and one thread inside the session: parallelism comes from
 * several callers.
 */
public final class SentenceEncoder implements AutoCloseable {
    /** Length of one layer's vector. */
    public static final int WIDTH = 384;

    /** The encoder's layers; asking for the last one leaves the network whole. */
    public static final int LAYERS = 12;

    private static final int MOST_TOKENS = 128;
    private static final ShippedFile NETWORK = new ShippedFile("/e5-small-v2-q.onnx");
    private static final ShippedFile TOKENIZER = new ShippedFile("/e5-small-v2-q-tokenizer.json");
    /** One thread per call, no spinning pool: callers are the parallelism. */
    static final Map<String, String> SESSION =
            Map.of("intraOpNumThreads", "1", "interOpNumThreads", "1", "memoryPatternOptimization", "false");

    private final Model model;
    private final HuggingFaceTokenizer tokenizer;
    private final int layers;

    private SentenceEncoder(Model model, HuggingFaceTokenizer tokenizer, int layers) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.layers = layers;
    }

    /**
     * Loads the encoder so that it yields the given layers (1 to {@link #LAYERS}), in that order.
     *
     * @throws SentimentException if its files are missing, damaged or others than expected
     */
    public static SentenceEncoder reading(List<Integer> layers) {
        Engines.prepare();
        byte[] network = cut(layers);
        Model model = Model.newInstance("e5-small-v2", Engines.ONNX_RUNTIME);
        try {
            HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(TOKENIZER.bytes()),
                    Map.of("padding", "false", "truncation", "true", "maxLength", String.valueOf(MOST_TOKENS)));
            model.load(new ByteArrayInputStream(network), SESSION);
            return new SentenceEncoder(model, tokenizer, layers.size());
        } catch (IOException | MalformedModelException e) {
            model.close();
            throw new SentimentException("the sentence encoder cannot be loaded: " + e.getMessage(), e);
        }
    }

    /** The cut network's bytes, for measuring a bare ONNX Runtime session against this class. */
    public static byte[] cut(List<Integer> layers) {
        List<String> tensors = layers.stream().map(SentenceEncoder::tensorOf).toList();
        return OnnxCut.computing(NETWORK.bytes(), tensors);
    }

    /** The bytes of the network between {@code from}, whose tokens' vectors are given, and the last of {@code layers}. */
    static byte[] between(int from, List<Integer> layers) {
        List<String> tensors = layers.stream().map(SentenceEncoder::tensorOf).toList();
        return OnnxCut.computing(NETWORK.bytes(), Set.of(tensorOf(from)), tensors);
    }

    static String tensorOf(int layer) {
        if (layer < 1 || layer > LAYERS) {
            throw new SentimentException("the encoder has layers 1 to " + LAYERS + ", not " + layer);
        }
        return layer == LAYERS
                ? "last_hidden_state"
                : "/encoder/layer." + (layer - 1) + "/output/LayerNorm/Add_1_output_0";
    }

    /** A predictor for one thread, from a prepared text to what the layers say. */
    public Predictor<String, Encoded> newPredictor() {
        return model.newPredictor(new ReadLayers(tokenizer, layers));
    }

    /** The tokenizer, thread-safe and owned by this encoder. */
    public HuggingFaceTokenizer tokenizer() {
        return tokenizer;
    }

    @Override
    public void close() {
        model.close();
        tokenizer.close();
    }
}
