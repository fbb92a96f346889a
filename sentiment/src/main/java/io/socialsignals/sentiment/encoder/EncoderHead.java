package io.socialsignals.sentiment.encoder;

import io.socialsignals.sentiment.SentimentException;
import io.socialsignals.sentiment.ShippedFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What was trained on top of the frozen encoder: several small networks, differing only in their seed, whose outputs are
 * averaged, and how the answer is mixed with the fast tier and calibrated. Immutable.
 *
 * @param layers which of the encoder's layers are read
 * @param mean of each input over the training set
 * @param deviation of each input over the training set
 * @param members the averaged networks
 * @param tuning mixing, calibration, decision and the cascade's threshold
 * @param id id and version
 */
public record EncoderHead(
        List<Integer> layers, float[] mean, float[] deviation, List<HeadWeights> members, Tuning tuning, String id) {
    private static final int MAGIC = 0x53534548;
    /** Single tokens spread about twice as far as means over them. */
    private static final float TOKEN_SPREAD = 2;

    private static final ShippedFile LATE = new ShippedFile("head.bin");
    private static final ShippedFile EARLY = new ShippedFile("early.bin");

    /** The head that travels with the build. */
    public static EncoderHead shipped() {
        return read(LATE.bytes(), "e5-small-v2-head-1+" + LATE.shortHash());
    }

    /** The head on the first layers that travels with the build. */
    public static EncoderHead shippedEarly() {
        return read(EARLY.bytes(), "e5-small-v2-early-1+" + EARLY.shortHash());
    }

    /** The averaged outputs for what the encoder said. */
    public double[] logits(Encoded encoded) {
        Encoded standard = standardised(encoded);
        double[] logits = new double[HeadWeights.OUTPUTS];
        for (HeadWeights member : members) {
            member.addLogits(standard, logits);
        }
        for (int o = 0; o < logits.length; o++) {
            logits[o] /= members.size();
        }
        return logits;
    }

    /** The encoder's vectors on the scale that the networks were trained on. */
    public Encoded standardised(Encoded encoded) {
        float[] means = new float[encoded.means().length];
        for (int d = 0; d < means.length; d++) {
            means[d] = (encoded.means()[d] - mean[d]) / deviation[d];
        }
        int width = SentenceEncoder.WIDTH;
        int last = means.length - width;
        float[] tokens = new float[encoded.tokens().length];
        for (int from = 0; from < tokens.length; from += width) {
            for (int d = 0; d < width; d++) {
                tokens[from + d] = (encoded.tokens()[from + d] - mean[last + d]) / (TOKEN_SPREAD * deviation[last + d]);
            }
        }
        return new Encoded(means, tokens);
    }

    /** The deepest of the layers that are read, whose tokens the head looks at. */
    int lastLayer() {
        return layers.get(layers.size() - 1);
    }

    public EncoderHead with(Tuning other) {
        return new EncoderHead(layers, mean, deviation, members, other, id);
    }

    /** The file that {@link #read} takes; weights are rounded to 16 bits. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(MAGIC);
            out.writeInt(layers.size());
            for (int layer : layers) {
                out.writeInt(layer);
            }
            tuning.write(out);
            writeRounded(out, mean);
            writeRounded(out, deviation);
            out.writeInt(members.size());
            for (HeadWeights member : members) {
                writeRounded(out, member.queries());
                writeRounded(out, member.w1());
                writeRounded(out, member.b1());
                writeRounded(out, member.w2());
                writeRounded(out, member.b2());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a head.
     *
     * @throws SentimentException if the bytes are no head
     */
    public static EncoderHead read(byte[] file, String id) {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(file)))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("wrong first bytes");
            }
            List<Integer> layers = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                layers.add(in.readInt());
            }
            Tuning tuning = Tuning.read(in);
            float[] mean = readRounded(in);
            float[] deviation = readRounded(in);
            List<HeadWeights> members = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                members.add(HeadWeights.read(() -> readRounded(in)));
            }
            return new EncoderHead(List.copyOf(layers), mean, deviation, List.copyOf(members), tuning, id);
        } catch (IOException e) {
            throw new SentimentException(
                    "the encoder's head cannot be read (" + e.getMessage() + "); train or build it again", e);
        }
    }

    /** Keeps the upper half of each float (bfloat16), rounded to nearest. */
    private static void writeRounded(DataOutputStream out, float[] values) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeShort((Float.floatToIntBits(value) + 0x8000) >> 16);
        }
    }

    private static float[] readRounded(DataInputStream in) throws IOException {
        float[] values = new float[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat(in.readShort() << 16);
        }
        return values;
    }
}
