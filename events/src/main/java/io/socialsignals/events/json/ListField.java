package io.socialsignals.events.json;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A list of short strings; absent means empty. */
final class ListField extends Field {
    private final Rule count;
    private final Rule length;

    ListField(Schema schema, String name) {
        super(schema, name, "a list of strings", false, "is absent");
        this.count = rule(schema, "count", "has more than " + Limits.LIST + " entries");
        this.length = rule(schema, "length", "has an entry that is empty or longer than " + Limits.ID + " characters");
    }

    List<String> read(Cursor in) throws IOException, DecodeException {
        JsonToken token = in.value(this);
        if (token == null) {
            return List.of();
        }
        if (token != JsonToken.START_ARRAY) {
            throw wrongType();
        }
        token = in.parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
            return List.of();
        }
        List<String> values = new ArrayList<>(4);
        for (; token != JsonToken.END_ARRAY; token = in.parser.nextToken()) {
            if (token != JsonToken.VALUE_STRING) {
                throw wrongType();
            }
            if (values.size() == Limits.LIST) {
                throw count.broken();
            }
            String value = in.text();
            if (value.isEmpty() || value.length() > Limits.ID) {
                throw length.broken();
            }
            values.add(value);
        }
        return values;
    }
}
