package io.socialsignals.sentiment.encoder;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;

/**
 * From text to token ids, and from the layers' token vectors to their means, summed in the tokens' order, and the last
 * layer's vectors themselves.
 */
final class ReadLayers implements NoBatchifyTranslator<String, Encoded> {
    /** e5 was trained with this prefix on every short text. */
    private static final String PREFIX = "query: ";

    private final HuggingFaceTokenizer tokenizer;
    private final int layers;

    ReadLayers(HuggingFaceTokenizer tokenizer, int layers) {
        this.tokenizer = tokenizer;
        this.layers = layers;
    }

    @Override
    public NDList processInput(TranslatorContext context, String prepared) {
        Encoding encoding = tokenizer.encode(PREFIX + prepared);
        NDManager manager = context.getNDManager();
        return new NDList(
                named(manager, "input_ids", encoding.getIds()),
                named(manager, "attention_mask", encoding.getAttentionMask()),
                named(manager, "token_type_ids", encoding.getTypeIds()));
    }

    @Override
    public Encoded processOutput(TranslatorContext context, NDList outputs) {
        return meansAndTokens(outputs, layers);
    }

    /** Each layer's mean over the tokens, and the last layer's tokens. */
    static Encoded meansAndTokens(NDList outputs, int layers) {
        float[] means = new float[layers * SentenceEncoder.WIDTH];
        float[] tokens = new float[0];
        for (int layer = 0; layer < layers; layer++) {
            tokens = outputs.get(layer).toFloatArray();
            addMean(tokens, means, layer * SentenceEncoder.WIDTH);
        }
        return new Encoded(means, tokens);
    }

    private static void addMean(float[] tokens, float[] means, int at) {
        int width = SentenceEncoder.WIDTH;
        for (int from = 0; from < tokens.length; from += width) {
            for (int d = 0; d < width; d++) {
                means[at + d] += tokens[from + d];
            }
        }
        float scale = (float) width / tokens.length;
        for (int d = 0; d < width; d++) {
            means[at + d] *= scale;
        }
    }

    private static NDArray named(NDManager manager, String name, long[] values) {
        NDArray array = manager.create(values, new Shape(1, values.length));
        array.setName(name);
        return array;
    }
}
