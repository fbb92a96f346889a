package io.socialsignals.simulators.target;

import io.socialsignals.events.Topics;
import io.socialsignals.simulators.record.SimRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends records to Kafka as fast as it takes them, each to its own partition and with its own time stamp. Order within
 * a partition is kept and nothing is doubled (idempotent producer), so a run that was cut off goes on exactly where it
 * stopped: with {@link #resuming} the records that the partitions already hold are stepped over.
 */
public final class KafkaTarget implements Target {
    private static final long[] NOTHING = {0};

    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<TopicPartition, long[]> held;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private KafkaTarget(KafkaProducer<byte[], byte[]> producer, Map<TopicPartition, long[]> held) {
        this.producer = producer;
        this.held = held;
    }

    /** A target that sends everything. */
    public static KafkaTarget open(String bootstrap) {
        return new KafkaTarget(producer(bootstrap), Map.of());
    }

    /** A target for topics that only one simulation ever wrote to: sends what they do not hold yet. */
    public static KafkaTarget resuming(String bootstrap) {
        return new KafkaTarget(producer(bootstrap), held(bootstrap));
    }

    private static KafkaProducer<byte[], byte[]> producer(String bootstrap) {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024);
        // A broker on a machine with too much to do is slow, not gone; whether it is there was asked before.
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 300_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 120_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 600_000);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Map<TopicPartition, long[]> held(String bootstrap) {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            consumer.listTopics(Duration.ofSeconds(15)).forEach((topic, infos) -> {
                if (Topics.INPUTS.contains(topic)) {
                    infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
                }
            });
            Map<TopicPartition, long[]> held = new HashMap<>();
            consumer.endOffsets(partitions).forEach((partition, end) -> held.put(partition, new long[] {end}));
            return held;
        } catch (KafkaException e) {
            throw new TargetException("cannot reach Kafka at " + bootstrap + ": " + e.getMessage(), e);
        }
    }

    @Override
    public boolean holds(SimRecord record) {
        return left(record)[0] > 0;
    }

    /** How many of the next records of its partition Kafka holds already. */
    private long[] left(SimRecord record) {
        return held.isEmpty()
                ? NOTHING
                : held.getOrDefault(new TopicPartition(record.topic(), record.partition()), NOTHING);
    }

    @Override
    public void send(SimRecord record) {
        check();
        long[] left = left(record);
        if (left[0] > 0) {
            left[0]--;
            return;
        }
        try {
            // The callback tells of failures; the future would tell the same.
            var unused = producer.send(
                    new ProducerRecord<>(
                            record.topic(), record.partition(), record.timestamp(), record.key(), record.value()),
                    (done, error) -> {
                        if (error != null) {
                            failure.compareAndSet(null, error);
                        }
                    });
        } catch (KafkaException e) {
            throw new TargetException("Kafka does not take records: " + e.getMessage(), e);
        }
    }

    /** Whether Kafka holds records that have not been stepped over yet. */
    public boolean holdsMore() {
        return held.values().stream().anyMatch(left -> left[0] > 0);
    }

    @Override
    public void flush() {
        producer.flush();
        check();
    }

    @Override
    public void close() {
        try {
            producer.flush();
        } finally {
            producer.close(Duration.ofSeconds(30));
        }
        check();
    }

    private void check() {
        Exception error = failure.get();
        if (error != null) {
            throw new TargetException("Kafka did not take a record: " + error.getMessage(), error);
        }
    }
}
