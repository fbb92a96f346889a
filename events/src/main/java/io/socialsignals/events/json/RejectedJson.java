package io.socialsignals.events.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import io.socialsignals.events.Rejected;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * JSON of a {@link Rejected}; {@code key} and {@code raw} are Base64. Only our own job writes it, so that its rules are
 * few and its size is bounded by what the broker takes.
 */
final class RejectedJson implements RecordJson<Rejected> {
    static final Schema SCHEMA = new Schema("rejected");
    private static final TextField TOPIC = SCHEMA.id("topic");
    private static final NumberField PARTITION = SCHEMA.number("partition", 0, Integer.MAX_VALUE);
    private static final NumberField OFFSET = SCHEMA.number("offset", 0, Long.MAX_VALUE);
    private static final NumberField KAFKA_TIMESTAMP = SCHEMA.number("kafkaTimestamp", -1, Long.MAX_VALUE);
    private static final TextField KIND = SCHEMA.id("kind");
    private static final TextField REASON = SCHEMA.id("reason");
    private static final TextField DETAIL = SCHEMA.text("detail");
    private static final BytesField KEY = new BytesField(SCHEMA, "key");
    private static final BytesField RAW = new BytesField(SCHEMA, "raw");

    @Override
    public Rejected read(Cursor in) throws IOException, DecodeException {
        @Nullable String topic = null;
        long partition = 0;
        long offset = 0;
        long kafkaTimestamp = 0;
        @Nullable String kind = null;
        @Nullable String reason = null;
        @Nullable String detail = null;
        byte @Nullable [] key = null;
        byte @Nullable [] raw = null;
        for (String field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "topic" -> topic = TOPIC.read(in);
                case "partition" -> partition = PARTITION.read(in);
                case "offset" -> offset = OFFSET.read(in);
                case "kafkaTimestamp" -> kafkaTimestamp = KAFKA_TIMESTAMP.read(in);
                case "kind" -> kind = KIND.read(in);
                case "reason" -> reason = REASON.read(in);
                case "detail" -> detail = DETAIL.read(in);
                case "key" -> key = KEY.read(in);
                case "raw" -> raw = RAW.read(in);
                default -> in.skip();
            }
        }
        return new Rejected(
                TOPIC.require(topic),
                PARTITION.requireInt(in, partition),
                OFFSET.require(in, offset),
                KAFKA_TIMESTAMP.require(in, kafkaTimestamp),
                KIND.require(kind),
                REASON.require(reason),
                DETAIL.require(detail),
                key,
                raw);
    }

    @Override
    public void write(Rejected value, JsonGenerator out) throws IOException {
        out.writeStringField("topic", value.topic());
        out.writeNumberField("partition", value.partition());
        out.writeNumberField("offset", value.offset());
        out.writeNumberField("kafkaTimestamp", value.kafkaTimestamp());
        out.writeStringField("kind", value.kind());
        out.writeStringField("reason", value.reason());
        out.writeStringField("detail", value.detail());
        if (value.key() != null) {
            out.writeBinaryField("key", value.key());
        }
        if (value.raw() != null) {
            out.writeBinaryField("raw", value.raw());
        }
    }

    /** Bytes as Base64. */
    private static final class BytesField extends Field {
        BytesField(Schema schema, String name) {
            super(schema, name, "Base64", false, "is absent");
        }

        byte @Nullable [] read(Cursor in) throws IOException, DecodeException {
            JsonToken token = in.value(this);
            if (token == null) {
                return null;
            }
            if (token != JsonToken.VALUE_STRING) {
                throw wrongType();
            }
            try {
                return in.parser.getBinaryValue();
            } catch (JsonParseException e) {
                throw wrongType();
            }
        }
    }
}
