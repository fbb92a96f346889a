package io.socialsignals.local.redrive;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Which rejections were sent in again already: a compacted topic, so that it is shared and survives. */
public final class Ledger {
    /** Key: the coordinates; value: the topic that the record was sent to. */
    public static final String TOPIC = "signals.redriven";

    private final Set<String> sent = new HashSet<>();

    /** Reads the ledger; makes the topic when it does not exist. */
    public static Ledger open(String bootstrap, TopicLog log) {
        create(bootstrap);
        var ledger = new Ledger();
        log.readAll(TOPIC, entry -> ledger.sent.add(new String(entry.key(), StandardCharsets.UTF_8)));
        return ledger;
    }

    private static void create(String bootstrap) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            var topic = new NewTopic(TOPIC, 1, (short) 1)
                    .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(
                        "Cannot make the topic " + TOPIC + " on " + bootstrap + ": " + e.getCause(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    public boolean contains(Coordinates coordinates) {
        return sent.contains(coordinates.toString());
    }

    /** The entry to send once the record itself has been acknowledged. */
    ProducerRecord<byte[], byte[]> entry(Coordinates coordinates) {
        sent.add(coordinates.toString());
        return new ProducerRecord<>(
                TOPIC,
                coordinates.toString().getBytes(StandardCharsets.UTF_8),
                coordinates.topic().getBytes(StandardCharsets.UTF_8));
    }
}
