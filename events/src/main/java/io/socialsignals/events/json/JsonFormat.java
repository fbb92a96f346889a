package io.socialsignals.events.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads and writes whole records of one kind. */
final class JsonFormat<T> {
    private static final JsonFactory FACTORY = factory(Limits.STRING);
    private static final int NO_LIMIT = 64 * 1024 * 1024;

    private final RecordJson<T> json;
    private final JsonFactory factory;
    private final int longest;

    private JsonFormat(RecordJson<T> json, JsonFactory factory, int longest) {
        this.json = json;
        this.factory = factory;
        this.longest = longest;
    }

    static <T> JsonFormat<T> of(RecordJson<T> json) {
        return new JsonFormat<>(json, FACTORY, Limits.RECORD_BYTES);
    }

    /** For records that hold a whole other record: no limit but memory. */
    static <T> JsonFormat<T> large(RecordJson<T> json) {
        return new JsonFormat<>(json, factory(NO_LIMIT), NO_LIMIT);
    }

    private static JsonFactory factory(int longestString) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Limits.DEPTH)
                        .maxNumberLength(Limits.NUMBER)
                        .maxStringLength(longestString)
                        .maxNameLength(Limits.NAME)
                        .build())
                // Names that collide on purpose must not raise anything but a slow look-up.
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }

    byte[] encode(T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = factory.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeNumberField("v", 1);
            json.write(value, out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be written as JSON", e);
        }
        return bytes.toByteArray();
    }

    T decode(byte[] bytes) throws DecodeException {
        if (bytes.length > longest) {
            throw GeneralRules.SIZE.broken();
        }
        if (bytes.length == 0) {
            throw GeneralRules.EMPTY.broken();
        }
        int check = Utf8Check.of(bytes);
        if (check == Utf8Check.BAD) {
            throw GeneralRules.UTF8.broken();
        }
        try (JsonParser parser = factory.createParser(bytes)) {
            Cursor cursor = new Cursor(parser, check == Utf8Check.ESCAPES);
            cursor.open();
            T value = json.read(cursor);
            cursor.close();
            return value;
        } catch (StreamConstraintsException e) {
            throw limit(e).broken();
        } catch (IOException e) {
            throw GeneralRules.SYNTAX.broken();
        } catch (DecodeException e) {
            throw e.kind().equals(Rule.INVALID) ? orVersion(bytes, e) : e;
        }
    }

    /** A record of another version may well break our rules: then its version is what is wrong with it. */
    private DecodeException orVersion(byte[] bytes, DecodeException broken) {
        try (JsonParser parser = factory.createParser(bytes)) {
            Cursor cursor = new Cursor(parser, false);
            cursor.open();
            while (cursor.next() != null) {
                cursor.skip();
            }
            return broken;
        } catch (IOException e) {
            return broken;
        } catch (DecodeException e) {
            return e.kind().equals(Rule.UNSUPPORTED) ? e : broken;
        }
    }

    /** Which limit the parser hit; only its message tells. */
    private static Rule limit(StreamConstraintsException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (message.contains("depth")) {
            return GeneralRules.DEPTH;
        }
        if (message.contains("Number")) {
            return GeneralRules.NUMBER_LENGTH;
        }
        return message.contains("Name") ? GeneralRules.NAME_LENGTH : GeneralRules.STRING_LENGTH;
    }
}
