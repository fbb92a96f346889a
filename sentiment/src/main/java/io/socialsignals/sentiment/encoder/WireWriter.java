package io.socialsignals.sentiment.encoder;

import java.io.ByteArrayOutputStream;

/** Writes length-delimited protobuf fields. */
final class WireWriter {
    private WireWriter() {}

    static void message(ByteArrayOutputStream out, int field, byte[] content, int from, int length) {
        varint(out, ((long) field << 3) | 2);
        varint(out, length);
        out.write(content, from, length);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
