package io.socialsignals.job.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What serializers of values that never change share. They are written by hand because a hop between subtasks is what
 * ingest costs most after parsing, and Flink's own go through reflection field by field, and through strings character
 * by character.
 */
public abstract class ValueSerializer<T> extends TypeSerializerSingleton<T> {
    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public T copy(T event) {
        return event;
    }

    @Override
    public T copy(T event, T reuse) {
        return event;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public T deserialize(T reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    /** Writes a number that is mostly small, of either sign: 1 to 10 bytes. */
    protected static void writeNumber(long value, DataOutputView out) throws IOException {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    protected static long readNumber(DataInputView in) throws IOException {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.readByte();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
    }

    /** Writes UTF-8 after its length plus one; 0 is null. */
    protected static void writeText(@Nullable String text, DataOutputView out) throws IOException {
        if (text == null) {
            out.writeByte(0);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writeNumber(bytes.length + 1L, out);
        out.write(bytes);
    }

    protected static @Nullable String readOptional(DataInputView in) throws IOException {
        int length = (int) readNumber(in) - 1;
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    protected static String readText(DataInputView in) throws IOException {
        return Objects.requireNonNull(readOptional(in));
    }

    protected static void writeTexts(List<String> texts, DataOutputView out) throws IOException {
        writeNumber(texts.size(), out);
        for (String text : texts) {
            writeText(text, out);
        }
    }

    protected static List<String> readTexts(DataInputView in) throws IOException {
        int size = (int) readNumber(in);
        if (size == 0) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            texts.add(readText(in));
        }
        return texts;
    }

    protected static void writeOptional(@Nullable Long value, DataOutputView out) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            writeNumber(value, out);
        }
    }

    protected static @Nullable Long readOptionalNumber(DataInputView in) throws IOException {
        return in.readBoolean() ? Long.valueOf(readNumber(in)) : null;
    }
}
