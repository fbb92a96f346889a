package io.socialsignals.simulators.generate;

import io.socialsignals.events.Topics;
import io.socialsignals.simulators.scenario.Fault;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Turns the bytes of a good record into those of a faulty one. */
final class Spoil {
    private Spoil() {}

    /** The bytes to send; the good ones where the fault is not in the bytes. */
    static byte[] bytes(Fault fault, String topic, byte[] good) {
        switch (fault) {
            case CUT_OFF:
                return Arrays.copyOf(good, lastComma(good));
            case BAD_UTF8:
                return afterId(good, new byte[] {(byte) 0xC3, (byte) 0x28});
            case TOO_DEEP:
                return withExtra(good, "[".repeat(40) + "]".repeat(40));
            case LONG_NUMBER:
                return withExtra(good, "7".repeat(5_000));
            case LONG_TEXT:
                return afterId(good, ascii("y".repeat(25_000)));
            case OVERSIZED:
                return withExtra(good, "\"" + "z".repeat(70_000) + "\"");
            case UNKNOWN_VERSION:
                return replace(good, "{\"v\":1", "{\"v\":9");
            case MISSING_ID:
                return withId(good, "");
            case WRONG_TYPE:
                return withNumber(good, "at", "\"yesterday\"");
            case OUT_OF_RANGE:
                return withNumber(good, ranged(topic), "-1");
            default:
                return good;
        }
    }

    /** A number of each topic's records whose range is checked. */
    static String ranged(String topic) {
        switch (topic) {
            case Topics.POSTS:
                return "authorFollowers";
            case Topics.ENGAGEMENT:
                return "likes";
            case Topics.COMMERCE:
                return "quantity";
            case Topics.REVIEWS:
                return "stars";
            case Topics.SEARCH:
                return "value";
            default:
                return "costMinor";
        }
    }

    private static int lastComma(byte[] json) {
        int at = json.length * 6 / 10;
        while (json[at] != ',') {
            at--;
        }
        return at;
    }

    private static byte[] withExtra(byte[] json, String value) {
        return splice(json, json.length - 1, json.length - 1, ascii(",\"extra\":" + value));
    }

    private static byte[] afterId(byte[] json, byte[] inserted) {
        int from = find(json, "\"id\":\"") + 6;
        return splice(json, from, from, inserted);
    }

    private static byte[] withId(byte[] json, String id) {
        int from = find(json, "\"id\":\"") + 6;
        int to = from;
        while (json[to] != '"') {
            to++;
        }
        return splice(json, from, to, ascii(id));
    }

    private static byte[] withNumber(byte[] json, String field, String value) {
        int from = find(json, "\"" + field + "\":") + field.length() + 3;
        int to = from;
        while (json[to] != ',' && json[to] != '}') {
            to++;
        }
        return splice(json, from, to, ascii(value));
    }

    private static byte[] replace(byte[] json, String old, String replacement) {
        int at = find(json, old);
        return splice(json, at, at + old.length(), ascii(replacement));
    }

    private static byte[] splice(byte[] json, int from, int to, byte[] middle) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length + middle.length);
        out.write(json, 0, from);
        out.writeBytes(middle);
        out.write(json, to, json.length - to);
        return out.toByteArray();
    }

    private static int find(byte[] json, String wanted) {
        byte[] bytes = ascii(wanted);
        for (int i = 0; i + bytes.length <= json.length; i++) {
            if (Arrays.equals(json, i, i + bytes.length, bytes, 0, bytes.length)) {
                return i;
            }
        }
        throw new IllegalStateException("no " + wanted + " in a record");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
