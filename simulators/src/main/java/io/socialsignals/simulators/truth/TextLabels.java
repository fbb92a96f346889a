package io.socialsignals.simulators.truth;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.socialsignals.simulators.record.EventParts;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.text.TextLabel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Writes the true label of every post and review, one JSON object a line: topic, id, tone (-1, 0, 1), kind, subject if any. */
public final class TextLabels implements Consumer<SimRecord>, AutoCloseable {
    private final JsonGenerator out;

    public TextLabels(Path file) {
        try {
            out = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8);
            out.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write labels to " + file, e);
        }
    }

    @Override
    public void accept(SimRecord record) {
        TextLabel label = record.label();
        if (label == null || record.fault() != null) {
            return;
        }
        try {
            out.writeStartObject();
            out.writeStringField("topic", record.topic());
            out.writeStringField("id", EventParts.id(record.event()));
            out.writeNumberField("tone", label.tone());
            out.writeStringField("kind", label.kind().name());
            if (label.subject() != null) {
                out.writeStringField("subject", label.subject().key());
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
