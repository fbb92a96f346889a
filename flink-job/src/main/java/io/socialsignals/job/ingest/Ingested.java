package io.socialsignals.job.ingest;

import io.socialsignals.events.Rejected;
import java.io.Serializable;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * What a source emits: a decoded record or a rejection, with where and when Kafka had it. Exactly one of
 * {@code event} and {@code rejected} is set.
 */
public final class Ingested<T> implements Serializable {
    public @Nullable T event;
    public @Nullable Rejected rejected;
    /** Event time, epoch milliseconds UTC; of a rejection the Kafka record's time. */
    public long at;
    /** The Kafka record's time, epoch milliseconds UTC: the funnel counts by its minute. */
    public long arrived;

    public int partition;
    public long offset;

    /** Identity of the record (id and event time), set when it is admitted. */
    public long identity;

    /** Whether it came after its minute was due, so that it corrects a result; set when it is admitted. */
    public boolean overdue;

    public Ingested() {}

    public Ingested(T event, long at, long arrived, int partition, long offset) {
        this.event = event;
        this.at = at;
        this.arrived = arrived;
        this.partition = partition;
        this.offset = offset;
    }

    /** A rejection; its time is Kafka's. */
    public Ingested(Rejected rejected) {
        this.rejected = rejected;
        this.at = rejected.kafkaTimestamp();
        this.arrived = rejected.kafkaTimestamp();
        this.partition = rejected.partition();
        this.offset = rejected.offset();
    }

    /** The decoded record; only for an element that is known not to be a rejection. */
    public T get() {
        return Objects.requireNonNull(event, "event of a rejection");
    }

    /** The type of {@code Ingested<T>}, which Flink cannot find out by itself. */
    public static <T> TypeInformation<Ingested<T>> typeOf(TypeInformation<T> event) {
        return new IngestedType<>(event);
    }
}
