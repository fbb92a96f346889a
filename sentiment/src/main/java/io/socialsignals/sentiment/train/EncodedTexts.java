package io.socialsignals.sentiment.train;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import io.socialsignals.sentiment.SentimentException;
import io.socialsignals.sentiment.ShippedFile;
import io.socialsignals.sentiment.encoder.Encoded;
import io.socialsignals.sentiment.encoder.SentenceEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * What the encoder says about many texts, in a file that is kept between runs and mapped into memory: it takes minutes
 * to make, about 24 KB a text to keep, and never changes for the same texts and layers. Token vectors are rounded to 16
 * bits there.
 */
public final class EncodedTexts {
    private final MappedByteBuffer rows;
    private final int[] offsets;
    private final int means;

    private EncodedTexts(MappedByteBuffer rows, int[] offsets, int means) {
        this.rows = rows;
        this.offsets = offsets;
        this.means = means;
    }

    /**
     * Encodes prepared texts, or finds them encoded already in the folder {@code cache}.
     *
     * @param progress is told how many texts are done, every thousand
     */
    public static EncodedTexts of(
            List<String> prepared, SentenceEncoder encoder, List<Integer> layers, Path cache, IntConsumer progress) {
        String key = ShippedFile.sha256((layers + "\n" + String.join("\n", prepared)).getBytes(StandardCharsets.UTF_8));
        Path file = cache.resolve("encoded-" + key.substring(0, 16) + ".bin");
        int means = layers.size() * SentenceEncoder.WIDTH;
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(cache);
                Path part = cache.resolve(file.getFileName() + ".part");
                write(prepared, encoder, part, progress);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            }
            try (FileChannel in = FileChannel.open(file)) {
                MappedByteBuffer rows = in.map(FileChannel.MapMode.READ_ONLY, 0, in.size());
                int[] offsets = new int[prepared.size()];
                int at = 0;
                for (int i = 0; i < offsets.length; i++) {
                    offsets[i] = at;
                    at += Integer.BYTES + means * Float.BYTES + rows.getInt(at) * Short.BYTES;
                }
                return new EncodedTexts(rows, offsets, means);
            }
        } catch (IOException e) {
            throw new SentimentException("the folder for encoded texts cannot be used: " + cache, e);
        }
    }

    public int size() {
        return offsets.length;
    }

    /** Number of the layers' means together. */
    public int means() {
        return means;
    }

    public Encoded get(int text) {
        int at = offsets[text];
        float[] values = new float[means];
        ByteBuffer row = rows.duplicate().position(at + Integer.BYTES);
        row.asFloatBuffer().get(values);
        short[] halves = new short[rows.getInt(at)];
        row.position(at + Integer.BYTES + means * Float.BYTES);
        row.asShortBuffer().get(halves);
        float[] tokens = new float[halves.length];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = Float.intBitsToFloat(halves[i] << 16);
        }
        return new Encoded(values, tokens);
    }

    private static void write(List<String> prepared, SentenceEncoder encoder, Path file, IntConsumer progress)
            throws IOException {
        try (Predictor<String, Encoded> predictor = encoder.newPredictor();
                FileChannel out = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            for (int i = 0; i < prepared.size(); i++) {
                ByteBuffer row = row(predictor.predict(prepared.get(i)));
                while (row.hasRemaining()) {
                    out.write(row);
                }
                if ((i + 1) % 1000 == 0) {
                    progress.accept(i + 1);
                }
            }
        } catch (TranslateException e) {
            throw new SentimentException("the sentence encoder failed on a text", e);
        }
    }

    private static ByteBuffer row(Encoded encoded) {
        ByteBuffer row = ByteBuffer.allocate(
                Integer.BYTES + encoded.means().length * Float.BYTES + encoded.tokens().length * Short.BYTES);
        row.putInt(encoded.tokens().length);
        for (float value : encoded.means()) {
            row.putFloat(value);
        }
        for (float value : encoded.tokens()) {
            row.putShort((short) ((Float.floatToIntBits(value) + 0x8000) >> 16));
        }
        return row.flip();
    }
}
