package io.socialsignals.local.redrive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.socialsignals.events.Rejected;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a repair file: where a record came from, why it was rejected, and its text to repair ({@code text}, or
 * {@code base64} when the bytes are no UTF-8).
 */
record RepairLine(Coordinates from, byte @Nullable [] key, byte[] value) {
    private static final JsonFactory JSON = new JsonFactory();

    /** A line without line break. */
    static String format(Rejected rejected, byte[] value) throws IOException {
        var out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("topic", rejected.topic());
            json.writeNumberField("partition", rejected.partition());
            json.writeNumberField("offset", rejected.offset());
            json.writeStringField("kind", rejected.kind());
            json.writeStringField("reason", rejected.reason());
            json.writeStringField("detail", rejected.detail());
            if (rejected.key() != null) {
                write(json, "key", "keyBase64", rejected.key());
            }
            write(json, "text", "base64", value);
            json.writeEndObject();
        }
        return out.toString();
    }

    private static void write(JsonGenerator json, String text, String base64, byte[] bytes) throws IOException {
        try {
            json.writeStringField(
                    text,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            json.writeStringField(base64, Base64.getEncoder().encodeToString(bytes));
        }
    }

    /**
     * Reads a line.
     *
     * @throws IOException if it is no JSON object or lacks a field; the message says which
     */
    static RepairLine parse(String line) throws IOException {
        var fields = new HashMap<String, String>();
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                if (!json.nextToken().isScalarValue()) {
                    throw new IOException("field '" + name
                            + "' is not a text or number; a record's text goes into 'text'," + " as a JSON string");
                }
                fields.put(name, json.getText());
            }
        }
        byte[] value = bytes(fields, "text", "base64");
        if (value == null) {
            throw new IOException("neither 'text' nor 'base64'");
        }
        try {
            var from = new Coordinates(
                    need(fields, "topic"),
                    Integer.parseInt(need(fields, "partition")),
                    Long.parseLong(need(fields, "offset")));
            return new RepairLine(from, bytes(fields, "key", "keyBase64"), value);
        } catch (NumberFormatException e) {
            throw new IOException("'partition' and 'offset' must be whole numbers", e);
        }
    }

    private static String need(Map<String, String> fields, String name) throws IOException {
        String value = fields.get(name);
        if (value == null) {
            throw new IOException("no '" + name + "'");
        }
        return value;
    }

    private static byte @Nullable [] bytes(Map<String, String> fields, String text, String base64) throws IOException {
        if (fields.containsKey(text)) {
            return fields.get(text).getBytes(StandardCharsets.UTF_8);
        }
        if (!fields.containsKey(base64)) {
            return null;
        }
        try {
            return Base64.getDecoder().decode(fields.get(base64));
        } catch (IllegalArgumentException e) {
            throw new IOException("'" + base64 + "' is not Base64", e);
        }
    }
}
