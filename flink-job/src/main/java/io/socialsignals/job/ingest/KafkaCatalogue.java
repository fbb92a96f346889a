package io.socialsignals.job.ingest;

import io.socialsignals.events.json.DecodeException;
import io.socialsignals.job.config.JobConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a topic once, from its first record to where it ends when that begins. It is read and not only asked for its end
 * offsets, because an end may lie behind a transaction's marker, a compacted record or one that is no product: none of
 * these ever comes out of the source.
 */
record KafkaCatalogue(RecordKind<?> kind, JobConfig.Kafka kafka) implements CatalogueAtStart {
    private static final Duration POLL = Duration.ofMillis(200);

    @Override
    public Map<Integer, Long> lastOffsets() {
        Map<Integer, Long> last = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(kind.topic()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (isReadable(record)) {
                        last.merge(record.partition(), record.offset(), Math::max);
                    }
                }
            }
        }
        return last;
    }

    private boolean isReadable(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return false;
        }
        try {
            kind.decoder().decode(record.value());
            return true;
        } catch (DecodeException e) {
            return false;
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        kafka.properties().forEach((name, value) -> properties.setProperty(name, value.reveal()));
        properties.setProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
        properties.setProperty(ConsumerConfig.CLIENT_ID_CONFIG, kafka.group() + "-catalogue");
        properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return properties;
    }
}
