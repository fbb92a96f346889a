package io.socialsignals.events.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Walks the fields of one record's object; knows which fields came and checks the version. */
final class Cursor {
    final JsonParser parser;
    private final boolean escapes;
    private int named;
    private int filled;

    Cursor(JsonParser parser, boolean escapes) {
        this.parser = parser;
        this.escapes = escapes;
    }

    void open() throws IOException, DecodeException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw GeneralRules.NOT_AN_OBJECT.broken();
        }
    }

    void close() throws IOException, DecodeException {
        if (parser.nextToken() != null) {
            throw GeneralRules.SYNTAX.broken("something follows the object");
        }
    }

    /** Name of the next field other than the version, null at the end of the object. */
    @Nullable
    String next() throws IOException, DecodeException {
        String name = parser.nextFieldName();
        while (name != null && name.equals("v")) {
            checkVersion();
            name = parser.nextFieldName();
        }
        return name;
    }

    /** Passes over the value of a field that this version does not know. */
    void skip() throws IOException {
        parser.nextToken();
        parser.skipChildren();
    }

    private void checkVersion() throws IOException, DecodeException {
        if (parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
            throw GeneralRules.VERSION_TYPE.broken();
        }
        if (parser.getNumberType() != JsonParser.NumberType.INT || parser.getIntValue() != 1) {
            throw GeneralRules.VERSION.broken();
        }
    }

    /** Steps to the field's value; null for a JSON null. A field that comes twice is ambiguous and refused. */
    @Nullable
    JsonToken value(Field field) throws IOException, DecodeException {
        if ((named & field.bit) != 0) {
            throw GeneralRules.DUPLICATE.broken("the field " + field.name + " comes twice");
        }
        named |= field.bit;
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        filled |= field.bit;
        return token;
    }

    boolean filled(Field field) {
        return (filled & field.bit) != 0;
    }

    /** The current string value, checked for characters that no table can store. */
    String text() throws IOException, DecodeException {
        String text = parser.getText();
        if (escapes && !Utf8Check.storable(text)) {
            throw GeneralRules.CHARACTER.broken();
        }
        return text;
    }
}
