package io.socialsignals.sentiment.fast;

import io.socialsignals.sentiment.SentimentException;
import io.socialsignals.sentiment.ShippedFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The fast tier's weights: one signed byte per bucket and output, a scale and a bias per output. Immutable; shared by
 * all threads.
 */
public final class FastModel {
    /** Three classes and subjectivity. */
    public static final int OUTPUTS = 4;

    private static final int MAGIC = 0x53534654;
    private static final ShippedFile SHIPPED = new ShippedFile("fast.bin");

    private final int bits;
    private final byte[] weights;
    private final float[] scales;
    private final float[] biases;
    /** Factors on the class probabilities before the largest decides. */
    private final float[] decision;

    private final String id;

    FastModel(int bits, byte[] weights, float[] scales, float[] biases, float[] decision, String id) {
        this.bits = bits;
        this.weights = weights;
        this.scales = scales;
        this.biases = biases;
        this.decision = decision;
        this.id = id;
    }

    /** The model that travels with the build. */
    public static FastModel shipped() {
        return read(SHIPPED.bytes(), "fast-1+" + SHIPPED.shortHash());
    }

    /** Rounds trained weights ({@code [bucket * OUTPUTS + output]}) to bytes. */
    static FastModel quantise(int bits, float[] trained, float[] biases, float[] decision, String id) {
        float[] scales = new float[OUTPUTS];
        for (int i = 0; i < trained.length; i++) {
            scales[i % OUTPUTS] = Math.max(scales[i % OUTPUTS], Math.abs(trained[i]));
        }
        byte[] weights = new byte[trained.length];
        for (int o = 0; o < OUTPUTS; o++) {
            scales[o] = scales[o] == 0 ? 1 : scales[o] / 127;
        }
        for (int i = 0; i < trained.length; i++) {
            weights[i] = (byte) Math.round(trained[i] / scales[i % OUTPUTS]);
        }
        return new FastModel(bits, weights, scales, biases.clone(), decision.clone(), id);
    }

    /**
     * Reads a model.
     *
     * @throws SentimentException if the bytes are none
     */
    public static FastModel read(byte[] file, String id) {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(file)))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("wrong first bytes");
            }
            int bits = in.readInt();
            float[] scales = readFloats(in, OUTPUTS);
            float[] biases = readFloats(in, OUTPUTS);
            float[] decision = readFloats(in, OUTPUTS - 1);
            byte[] weights = new byte[OUTPUTS << bits];
            in.readFully(weights);
            return new FastModel(bits, weights, scales, biases, decision, id);
        } catch (IOException e) {
            throw new SentimentException(
                    "the fast tier's weights cannot be read (" + e.getMessage() + "); train or build them again", e);
        }
    }

    /** The file that {@link #read} takes. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(MAGIC);
            out.writeInt(bits);
            writeFloats(out, scales);
            writeFloats(out, biases);
            writeFloats(out, decision);
            out.write(weights);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The same weights, their outputs multiplied by {@code sharpness}, deciding with {@code factors} per class. */
    public FastModel tuned(double sharpness, float[] factors) {
        float[] sharpScales = scales.clone();
        float[] sharpBiases = biases.clone();
        for (int o = 0; o < OUTPUTS; o++) {
            sharpScales[o] *= (float) sharpness;
            sharpBiases[o] *= (float) sharpness;
        }
        return new FastModel(bits, weights, sharpScales, sharpBiases, factors.clone(), id);
    }

    int bits() {
        return bits;
    }

    String id() {
        return id;
    }

    /** Factors on the class probabilities before the largest decides. */
    public float[] decision() {
        return decision;
    }

    /** Adds up the logits of the text that {@code features} has read, in a fixed order. */
    void logits(NgramFeatures features, double[] logits) {
        long w0 = 0;
        long w1 = 0;
        long w2 = 0;
        long w3 = 0;
        for (int i = 0; i < features.wordCount(); i++) {
            int at = features.word(i) * OUTPUTS;
            w0 += weights[at];
            w1 += weights[at + 1];
            w2 += weights[at + 2];
            w3 += weights[at + 3];
        }
        long g0 = 0;
        long g1 = 0;
        long g2 = 0;
        long g3 = 0;
        for (int i = 0; i < features.gramCount(); i++) {
            int at = features.gram(i) * OUTPUTS;
            g0 += weights[at];
            g1 += weights[at + 1];
            g2 += weights[at + 2];
            g3 += weights[at + 3];
        }
        double word = features.wordValue();
        double gram = features.gramValue();
        logits[0] = biases[0] + scales[0] * (w0 * word + g0 * gram);
        logits[1] = biases[1] + scales[1] * (w1 * word + g1 * gram);
        logits[2] = biases[2] + scales[2] * (w2 * word + g2 * gram);
        logits[3] = biases[3] + scales[3] * (w3 * word + g3 * gram);
    }

    private static float[] readFloats(DataInputStream in, int count) throws IOException {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }

    private static void writeFloats(DataOutputStream out, float[] values) throws IOException {
        for (float value : values) {
            out.writeFloat(value);
        }
    }
}
