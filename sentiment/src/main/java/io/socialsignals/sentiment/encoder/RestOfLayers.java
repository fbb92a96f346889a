package io.socialsignals.sentiment.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.util.Arrays;

/** From the tokens' vectors where the first layers stopped to what the later ones say. */
final class RestOfLayers implements NoBatchifyTranslator<Encoded, Encoded> {
    private final String from;
    private final int layers;

    /** @param from the tensor that the tokens' vectors stand for */
    RestOfLayers(String from, int layers) {
        this.from = from;
        this.layers = layers;
    }

    @Override
    public NDList processInput(TranslatorContext context, Encoded started) {
        int tokens = started.tokens().length / SentenceEncoder.WIDTH;
        NDManager manager = context.getNDManager();
        long[] all = new long[tokens];
        Arrays.fill(all, 1);
        NDArray mask = manager.create(all, new Shape(1, tokens));
        mask.setName("attention_mask");
        NDArray vectors = manager.create(started.tokens(), new Shape(1, tokens, SentenceEncoder.WIDTH));
        vectors.setName(from);
        return new NDList(mask, vectors);
    }

    @Override
    public Encoded processOutput(TranslatorContext context, NDList outputs) {
        return ReadLayers.meansAndTokens(outputs, layers);
    }
}
