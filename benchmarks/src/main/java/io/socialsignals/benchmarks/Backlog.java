package io.socialsignals.benchmarks;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.events.Product;
import io.socialsignals.events.Topics;
import io.socialsignals.events.json.EventCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A seeded day of commerce events in Kafka: 24 products, 4 regions, up to 8 s out of order, 1 % duplicates, 0.5 % late,
 * 0.2 % malformed. Names are as long as real ones.
 */
final class Backlog {
    private static final long START = 1_767_225_600_000L;
    private static final long DAY = 86_400_000L;
    private static final int PRODUCTS = 24;
    private static final int DISORDER = 8_000;
    private static final int LATE = 1_800_000;
    private final Random random = new Random(20260101);
    private final int events;
    private @Nullable Future<RecordMetadata> last;

    Backlog(int events) {
        this.events = events;
    }

    /** Sends everything; the mean size of a value in bytes. */
    long send(String bootstrap) throws ExecutionException, InterruptedException {
        long bytes = 0;
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        1 << 18),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int p = 0; p < PRODUCTS; p++) {
                Product product =
                        new Product(product(p), "Product " + p, "Brand", "home", List.of(), List.of(), 1999, "EUR");
                last = producer.send(
                        new ProducerRecord<>(Topics.PRODUCTS, key(product.id()), EventCodec.encode(product)));
            }
            for (int i = 0; i < events; i++) {
                CommerceEvent event = event(i);
                byte[] value = EventCodec.encode(event);
                if (random.nextInt(500) == 0) {
                    value[value.length / 2] = '{';
                }
                bytes += value.length;
                send(producer, event, value, i);
                if (random.nextInt(100) == 0) {
                    send(producer, event, value, i);
                }
            }
            producer.flush();
            if (last != null) {
                last.get();
            }
        }
        return bytes / events;
    }

    private void send(KafkaProducer<byte[], byte[]> producer, CommerceEvent event, byte[] value, int i) {
        last = producer.send(
                new ProducerRecord<>(Topics.COMMERCE, null, at(i) + DISORDER, key(event.productId()), value));
    }

    private CommerceEvent event(int i) {
        int kind = random.nextInt(100);
        CommerceType type = kind < 70
                ? CommerceType.VIEW
                : kind < 85 ? CommerceType.CART : kind < 97 ? CommerceType.PURCHASE : CommerceType.RETURN;
        boolean paid = type == CommerceType.PURCHASE || type == CommerceType.RETURN;
        long delay = random.nextInt(200) == 0 ? random.nextInt(LATE) : random.nextInt(DISORDER);
        return new CommerceEvent(
                "evt-" + Long.toString(random.nextLong() >>> 1, 36),
                at(i) - delay,
                type,
                product(random.nextInt(PRODUCTS)),
                1999,
                1,
                paid ? 1999 : 0,
                "EUR",
                "user-" + random.nextInt(20_000),
                "session-" + random.nextInt(200_000),
                paid ? "order-" + i : null,
                "region-" + random.nextInt(4),
                random.nextInt(3) == 0 ? "instagram" : null,
                random.nextInt(4) == 0 ? "spring-campaign" : null,
                null,
                type == CommerceType.RETURN ? "resale" : null,
                null,
                null,
                null);
    }

    private long at(int i) {
        return START + (long) ((double) i / events * DAY);
    }

    private static String product(int p) {
        return "home-product-" + p;
    }

    private static byte[] key(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
