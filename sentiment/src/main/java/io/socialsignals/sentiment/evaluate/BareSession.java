package io.socialsignals.sentiment.evaluate;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.socialsignals.sentiment.SentimentException;
import io.socialsignals.sentiment.encoder.SentenceEncoder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/** The same network without DJL, to measure what DJL costs. The engine must have been started before. */
final class BareSession implements AutoCloseable {
    private static final String PREFIX = "query: ";

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;

    /** @param threads that work on one text inside the session */
    BareSession(List<Integer> layers, HuggingFaceTokenizer tokenizer, int threads) {
        this.tokenizer = tokenizer;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setMemoryPatternOptimization(false);
            session = environment.createSession(SentenceEncoder.cut(layers), options);
        } catch (OrtException e) {
            throw new SentimentException("the bare session cannot be opened", e);
        }
    }

    /** Runs one text and copies every output, as the encoder does; returns how many numbers came out. */
    int run(String prepared) {
        Encoding encoding = tokenizer.encode(PREFIX + prepared);
        try (OnnxTensor ids = tensor(encoding.getIds());
                OnnxTensor mask = tensor(encoding.getAttentionMask());
                OnnxTensor types = tensor(encoding.getTypeIds());
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            int numbers = 0;
            for (Map.Entry<String, OnnxValue> output : result) {
                FloatBuffer buffer = ((OnnxTensor) output.getValue()).getFloatBuffer();
                float[] values = new float[buffer.remaining()];
                buffer.get(values);
                numbers += values.length;
            }
            return numbers;
        } catch (OrtException e) {
            throw new SentimentException("the bare session failed on a text", e);
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, new long[][] {values});
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new SentimentException("the bare session cannot be closed", e);
        }
    }
}
