package io.socialsignals.events.json;

import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A whole number within bounds. */
class NumberField extends Field {
    private final long least;
    private final long most;
    private final boolean required;
    private final Rule range;

    NumberField(Schema schema, String name, long least, long most, boolean required) {
        super(schema, name, "a whole number", required, "is absent");
        this.least = least;
        this.most = most;
        this.required = required;
        this.range = range(schema, least, most);
    }

    /** The rule that the bounds make. */
    Rule range(Schema schema, long least, long most) {
        return rule(schema, "range", "is not between " + least + " and " + most);
    }

    /** The value; 0 when it is null, which {@link #require} or the cursor tells apart. */
    final long read(Cursor in) throws IOException, DecodeException {
        JsonToken token = in.value(this);
        if (token == null) {
            return 0;
        }
        if (token != JsonToken.VALUE_NUMBER_INT) {
            throw wrongType();
        }
        if (in.parser.getNumberType() == NumberType.BIG_INTEGER) {
            throw range.broken();
        }
        long value = in.parser.getLongValue();
        if (value < least || value > most) {
            throw range.broken();
        }
        return value;
    }

    /** Checks that the field came, when it must. */
    final long require(Cursor in, long value) throws DecodeException {
        if (required && !in.filled(this)) {
            throw absent();
        }
        return value;
    }

    /** As {@link #require}, for bounds within an int. */
    final int requireInt(Cursor in, long value) throws DecodeException {
        return Math.toIntExact(require(in, value));
    }

    /** The value or null when the field did not come. */
    final @Nullable Long boxed(Cursor in, long value) {
        return in.filled(this) ? Long.valueOf(value) : null;
    }
}
