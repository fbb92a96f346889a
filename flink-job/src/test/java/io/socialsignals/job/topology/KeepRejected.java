package io.socialsignals.job.topology;

import io.socialsignals.events.Rejected;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps rejected records by where Kafka had them. */
final class KeepRejected implements Sink<Rejected> {
    static final Map<String, String> KEPT = new ConcurrentHashMap<>();

    @Override
    public SinkWriter<Rejected> createWriter(WriterInitContext context) {
        return new SinkWriter<>() {
            @Override
            public void write(Rejected rejected, Context written) {
                KEPT.put(
                        rejected.topic() + "/" + rejected.partition() + "/" + rejected.offset(),
                        rejected.kind() + "/" + rejected.reason());
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
