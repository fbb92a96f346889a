package io.socialsignals.job.ingest;

import io.socialsignals.events.Rejected;
import io.socialsignals.events.json.ArrivalRules;
import io.socialsignals.events.json.DecodeException;
import io.socialsignals.events.json.Rule;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Decodes inside the source, where watermarks are made per partition. Never throws: what cannot be used, or is dated
 * too far ahead of Kafka's time, becomes a rejection, which no watermark follows.
 */
public final class DecodeRecord<T> implements KafkaRecordDeserializationSchema<Ingested<T>> {
    /** Raw bytes beyond this are not kept: the rejection itself must still fit into a Kafka record. */
    static final int LONGEST_KEPT = 512 * 1024;

    private static final byte[] NOTHING = {};

    private final RecordKind<T> kind;
    private final long maxAheadMillis;

    public DecodeRecord(RecordKind<T> kind, Duration maxAhead) {
        this.kind = kind;
        this.maxAheadMillis = maxAhead.toMillis();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Ingested<T>> out) {
        out.collect(ingest(record));
    }

    Ingested<T> ingest(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        long arrived = record.timestamp();
        try {
            T event = kind.decoder().decode(value == null ? NOTHING : value);
            long at = kind.timed() ? kind.at().of(event) : arrived;
            if (kind.timed() && at - maxAheadMillis > arrived) {
                Rule rule = ArrivalRules.AHEAD;
                return rejection(record, rule.kind(), rule.name(), rule.meaning());
            }
            return new Ingested<>(event, at, arrived, record.partition(), record.offset());
        } catch (DecodeException e) {
            return rejection(record, e.kind(), e.rule(), e.detail());
        }
    }

    private static <T> Ingested<T> rejection(
            ConsumerRecord<byte[], byte[]> record, String kind, String rule, String detail) {
        byte[] raw = record.value();
        boolean kept = raw == null || raw.length <= LONGEST_KEPT;
        return new Ingested<>(new Rejected(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                kind,
                rule,
                kept ? detail : detail + "; too long to be kept here",
                record.key(),
                kept ? raw : null));
    }

    @Override
    public TypeInformation<Ingested<T>> getProducedType() {
        return kind.ingestedType();
    }
}
