package io.socialsignals.events.json;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** A boolean; absent means false. */
final class FlagField extends Field {
    FlagField(Schema schema, String name) {
        super(schema, name, "true or false", false, "is absent");
    }

    boolean read(Cursor in) throws IOException, DecodeException {
        JsonToken token = in.value(this);
        if (token == null || token == JsonToken.VALUE_FALSE) {
            return false;
        }
        if (token != JsonToken.VALUE_TRUE) {
            throw wrongType();
        }
        return true;
    }
}
