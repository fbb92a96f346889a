package io.socialsignals.events.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** One pass over a record's bytes that tells how carefully its strings must be looked at. */
final class Utf8Check {
    /** Pure ASCII without escapes: no string can hold a bad character. */
    static final int PLAIN = 0;
    /** Well-formed UTF-8 without escapes: no string can hold a bad character either. */
    static final int WELL_FORMED = 1;
    /** Well-formed, with escapes, which can spell U+0000 or half a surrogate pair. */
    static final int ESCAPES = 2;
    /** Not UTF-8. */
    static final int BAD = 3;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH = 0x8080808080808080L;
    private static final long LOW = 0x0101010101010101L;
    private static final long BACKSLASHES = 0x5c5c5c5c5c5c5c5cL;

    private Utf8Check() {}

    static int of(byte[] bytes) {
        int end = bytes.length;
        if (end >= 2 && (bytes[0] == 0 || bytes[1] == 0)) {
            return BAD; // UTF-16 or UTF-32, which the parser would take
        }
        boolean escapes = false;
        boolean ascii = true;
        int at = 0;
        for (; at + 8 <= end; at += 8) {
            long word = (long) LONGS.get(bytes, at);
            long other = word ^ BACKSLASHES;
            if ((((other - LOW) & ~other) & HIGH) != 0) {
                escapes = true;
            }
            if ((word & HIGH) != 0) {
                ascii = false;
                break;
            }
        }
        if (ascii) {
            for (; at < end; at++) {
                escapes |= bytes[at] == '\\';
                ascii &= bytes[at] >= 0;
            }
            if (ascii) {
                return escapes ? ESCAPES : PLAIN;
            }
            at = Math.max(0, end - 8);
        }
        if (!wellFormed(bytes, at)) {
            return BAD;
        }
        for (; at < end && !escapes; at++) {
            escapes = bytes[at] == '\\';
        }
        return escapes ? ESCAPES : WELL_FORMED;
    }

    /** Strict: no overlong form, no surrogate, nothing above U+10FFFF. All bytes before {@code from} are ASCII. */
    private static boolean wellFormed(byte[] bytes, int from) {
        int end = bytes.length;
        int at = from;
        while (at < end) {
            int first = bytes[at];
            if (first >= 0) {
                at++;
                continue;
            }
            int lead = first & 0xff;
            int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
            if (lead < 0xc2 || lead > 0xf4 || at + more >= end) {
                return false;
            }
            int second = bytes[at + 1] & 0xff;
            int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
            int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
            if (second < lowest || second > highest) {
                return false;
            }
            for (int i = 2; i <= more; i++) {
                if ((bytes[at + i] & 0xc0) != 0x80) {
                    return false;
                }
            }
            at += more + 1;
        }
        return true;
    }

    /** Whether a string can be stored: no U+0000 and no half of a surrogate pair. */
    static boolean storable(String value) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == length || !Character.isLowSurrogate(value.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
