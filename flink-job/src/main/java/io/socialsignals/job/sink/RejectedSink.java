package io.socialsignals.job.sink;

import io.socialsignals.events.Rejected;
import io.socialsignals.events.json.EventCodec;
import io.socialsignals.job.config.JobConfig;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Keeps rejected records in a topic; after a restart some can be there twice, with the same coordinates. */
public final class RejectedSink {
    /** A rejected record carries up to 64 KiB of raw bytes in Base64; the broker's own limit stays the last word. */
    private static final int LARGEST_REQUEST = 2 << 20;

    private RejectedSink() {}

    public static KafkaSink<Rejected> to(String topic, JobConfig.Kafka kafka) {
        Properties properties = new Properties();
        kafka.properties().forEach((name, value) -> properties.setProperty(name, value.reveal()));
        properties.setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(LARGEST_REQUEST));
        return KafkaSink.<Rejected>builder()
                .setBootstrapServers(kafka.bootstrap())
                .setKafkaProducerConfig(properties)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new ToJson(topic))
                .build();
    }

    private record ToJson(String topic) implements KafkaRecordSerializationSchema<Rejected> {
        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                Rejected rejected, KafkaSinkContext context, @Nullable Long timestamp) {
            return new ProducerRecord<>(topic, null, null, rejected.key(), EventCodec.encode(rejected));
        }
    }
}
