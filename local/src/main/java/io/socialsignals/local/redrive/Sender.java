package io.socialsignals.local.redrive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends records to their topics, and writes each into the ledger after Kafka has acknowledged it. Killed in between, the
 * next redrive sends that record again, and the job drops it as a duplicate by its id.
 */
final class Sender implements AutoCloseable {
    /** Header of a record that was sent again: where it was first. */
    static final String HEADER = "redriven-from";

    private static final int IN_FLIGHT = 1000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Ledger ledger;
    private final Queue<Sent> waiting = new ArrayDeque<>();
    private long sent;

    private record Sent(Coordinates from, Future<RecordMetadata> acknowledged) {}

    Sender(String bootstrap, Ledger ledger) {
        this.ledger = ledger;
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ProducerConfig.ACKS_CONFIG, "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void send(RepairLine line) {
        var again = new ProducerRecord<>(line.from().topic(), line.key(), line.value());
        again.headers().add(HEADER, line.from().toString().getBytes(StandardCharsets.UTF_8));
        waiting.add(new Sent(line.from(), producer.send(again)));
        sent++;
        if (waiting.size() >= IN_FLIGHT) {
            settle();
        }
    }

    /** Waits until everything is acknowledged; returns how many records were sent. */
    long finish() {
        settle();
        producer.flush();
        return sent;
    }

    private void settle() {
        producer.flush();
        while (!waiting.isEmpty()) {
            Sent next = waiting.remove();
            try {
                next.acknowledged().get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("Kafka refused the record of " + next.from() + ": " + e.getCause(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            Future<RecordMetadata> entry = producer.send(ledger.entry(next.from()));
            if (entry.isCancelled()) {
                throw new IllegalStateException("Kafka refused an entry of " + Ledger.TOPIC);
            }
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
