package io.socialsignals.sentiment.encoder;

/** Walks over the fields of one protobuf message inside a byte array, copying nothing. */
final class WireReader {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;

    private final byte[] bytes;
    private final int limit;
    private int position;
    private int entryStart;
    private int start;
    private int field;
    private int type;

    WireReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.position = from;
        this.limit = to;
    }

    /** Moves to the next field; false at the message's end. */
    boolean next() {
        if (position >= limit) {
            return false;
        }
        entryStart = position;
        long key = varint();
        field = (int) (key >>> 3);
        type = (int) (key & 7);
        start = position;
        switch (type) {
            case VARINT -> varint();
            case FIXED64 -> position += 8;
            case FIXED32 -> position += 4;
            case LENGTH_DELIMITED -> {
                long length = varint();
                start = position;
                if (length < 0 || length > limit - position) {
                    throw broken();
                }
                position += (int) length;
            }
            default -> throw broken();
        }
        if (position > limit) {
            throw broken();
        }
        return true;
    }

    int field() {
        return field;
    }

    boolean isMessage() {
        return type == LENGTH_DELIMITED;
    }

    /** Where the field's key begins. */
    int entryStart() {
        return entryStart;
    }

    /** Where the field's content begins. */
    int start() {
        return start;
    }

    int end() {
        return position;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position >= limit) {
                throw broken();
            }
            byte next = bytes[position++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw broken();
    }

    private static IllegalArgumentException broken() {
        return new IllegalArgumentException("not an ONNX model: its bytes are cut short or damaged");
    }
}
