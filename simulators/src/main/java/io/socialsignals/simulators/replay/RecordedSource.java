package io.socialsignals.simulators.replay;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads recorded data row by row and keeps the account. */
interface RecordedSource extends Closeable {
    /** What the next row became, empty when it was rejected; null at the end. */
    @Nullable
    List<Recorded> next() throws IOException;

    /**
     * A record to send.
     *
     * @param event a wire record, or what stands in for one
     * @param timestamp of the Kafka record, epoch milliseconds
     * @param key of the Kafka record, null for the event's own
     * @param value bytes to send, null for the event's own
     * @param partition to send to, -1 for the key's own
     */
    record Recorded(Object event, long timestamp, byte @Nullable [] key, byte @Nullable [] value, int partition) {
        static Recorded of(Object event, long timestamp) {
            return new Recorded(event, timestamp, null, null, -1);
        }
    }
}
