package io.socialsignals.sentiment.profile;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From text to a sequence classifier's raw outputs; uses no array operation, which ONNX Runtime has none of. */
final class LogitsTranslator implements NoBatchifyTranslator<String, float[]> {
    private final ModelProfile profile;
    private @Nullable HuggingFaceTokenizer tokenizer;

    LogitsTranslator(ModelProfile profile) {
        this.profile = profile;
    }

    @Override
    public void prepare(TranslatorContext context) throws IOException {
        if (tokenizer != null) {
            return;
        }
        Path path = context.getModel().getModelPath();
        Path folder = Files.isDirectory(path) ? path : path.resolveSibling(".").normalize();
        Path file = folder.resolve("tokenizer.json");
        if (!Files.isRegularFile(file)) {
            throw new FileNotFoundException("there is no tokenizer.json beside the model in " + folder);
        }
        tokenizer = HuggingFaceTokenizer.newInstance(
                file,
                Map.of("padding", "false", "truncation", "true", "maxLength", String.valueOf(profile.maxTokens())));
    }

    @Override
    public NDList processInput(TranslatorContext context, String text) {
        if (tokenizer == null) {
            throw new IllegalStateException("the translator was not prepared");
        }
        Encoding encoding = tokenizer.encode(text);
        NDManager manager = context.getNDManager();
        NDList inputs = new NDList(
                named(manager, "input_ids", encoding.getIds()),
                named(manager, "attention_mask", encoding.getAttentionMask()));
        if (profile.tokenTypes()) {
            inputs.add(named(manager, "token_type_ids", encoding.getTypeIds()));
        }
        return inputs;
    }

    @Override
    public float[] processOutput(TranslatorContext context, NDList outputs) {
        return outputs.get(0).toFloatArray();
    }

    private static NDArray named(NDManager manager, String name, long[] values) {
        NDArray array = manager.create(values, new Shape(1, values.length));
        array.setName(name);
        return array;
    }
}
