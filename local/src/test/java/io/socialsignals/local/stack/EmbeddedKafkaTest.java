package io.socialsignals.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.Topics;
import io.socialsignals.simulators.target.InputTopics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    /** 2001: any retention by time would drop it. */
    private static final long LONG_AGO = 1_000_000_000_000L;

    @Test
    void recordsWithOldTimesOutliveARestartInTheSameFolder(@TempDir Path folder) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder);
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", kafka.bootstrap()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            InputTopics.create(kafka.bootstrap(), 2);
            InputTopics.create(kafka.bootstrap(), 2);
            byte[] value = "hello".getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(Topics.POSTS, 1, LONG_AGO, null, value))
                    .get();
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder);
                var consumer = new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", kafka.bootstrap(), "auto.offset.reset", "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(Topics.POSTS, 1)));
            var records = consumer.poll(Duration.ofSeconds(20));
            assertThat(records).hasSize(1);
            assertThat(records.iterator().next().timestamp()).isEqualTo(LONG_AGO);
        }
    }
}
