package io.socialsignals.events.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes the fields of one kind of record. */
interface RecordJson<T> {
    /** Reads up to the end of the object, whose start has been read. */
    T read(Cursor in) throws IOException, DecodeException;

    /** Writes the fields between the version and the end of the object. */
    void write(T value, JsonGenerator out) throws IOException;

    static void optional(JsonGenerator out, String name, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(name, value);
        }
    }

    static void optional(JsonGenerator out, String name, @Nullable Long value) throws IOException {
        if (value != null) {
            out.writeNumberField(name, value.longValue());
        }
    }

    static void list(JsonGenerator out, String name, List<String> values) throws IOException {
        if (!values.isEmpty()) {
            out.writeArrayFieldStart(name);
            for (String value : values) {
                out.writeString(value);
            }
            out.writeEndArray();
        }
    }
}
