package io.socialsignals.events.json;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A string field. */
class TextField extends Field {
    private final int longest;
    private final boolean emptyCounts;
    private final Rule length;

    TextField(Schema schema, String name, int longest, boolean required, boolean emptyCounts) {
        super(schema, name, "a string", required, emptyCounts ? "is absent" : "is absent or empty");
        this.longest = longest;
        this.emptyCounts = emptyCounts;
        this.length = rule(schema, "length", "is longer than " + longest + " characters");
    }

    /** The value; null when it is null, or empty where that counts as absent. */
    @Nullable
    String read(Cursor in) throws IOException, DecodeException {
        JsonToken token = in.value(this);
        if (token == null) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING) {
            throw wrongType();
        }
        String text = in.text();
        if (text.length() > longest) {
            throw length.broken();
        }
        if (text.isEmpty() && !emptyCounts) {
            return null;
        }
        check(text);
        return text;
    }

    /** Checks a value's form beyond its length. */
    void check(String text) throws DecodeException {}

    /** The value of a field that must be there. */
    final String require(@Nullable String value) throws DecodeException {
        if (value == null) {
            throw absent();
        }
        return value;
    }
}
