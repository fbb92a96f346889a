package io.socialsignals.job.ingest;

import io.socialsignals.events.json.DecodeException;
import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What the ingest steps need to know of one kind of record.
 *
 * @param name in the plural, for the names of steps
 * @param topic where it is read
 * @param type its class
 * @param timed whether it has an event time of its own; else Kafka's time stands in, and it is never ahead or late
 * @param decoder from the bytes of a Kafka value
 * @param encoder back to bytes
 * @param key of the Kafka record
 * @param id that tells copies
 * @param at event time, epoch milliseconds
 * @param masking replaces ids of people
 */
public record RecordKind<T>(
        String name,
        String topic,
        Class<T> type,
        boolean timed,
        Decoder<T> decoder,
        To<T, byte[]> encoder,
        To<T, byte[]> key,
        To<T, String> id,
        EventTime<T> at,
        Masking<T> masking)
        implements Serializable {

    /** Bytes to a record. */
    @FunctionalInterface
    public interface Decoder<T> extends Serializable {
        T decode(byte[] json) throws DecodeException;
    }

    /** A part of a record, or another form of it. */
    @FunctionalInterface
    public interface To<T, R> extends Serializable {
        R of(T value);
    }

    /** Event time of a record. */
    @FunctionalInterface
    public interface EventTime<T> extends Serializable {
        long of(T value);
    }

    /** A record with pseudonyms in place of ids of people. */
    @FunctionalInterface
    public interface Masking<T> extends Serializable {
        T mask(T value, Pseudonyms pseudonyms);
    }

    /** Flink's type of what a source of it emits. */
    public TypeInformation<Ingested<T>> ingestedType() {
        return Ingested.typeOf(TypeInformation.of(type));
    }
}
