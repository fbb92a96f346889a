package io.socialsignals.simulators.target;

import io.socialsignals.events.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Creates the topics that the job reads, and the one for what it rejects. */
public final class InputTopics {
    private InputTopics() {}

    /**
     * Creates the topics that are missing: {@code partitions} each, one replica, nothing ever deleted by age (simulated
     * history is older than any default retention), the catalogue compacted.
     *
     * @throws TargetException if the broker cannot be reached or a topic has another number of partitions
     */
    public static void create(String bootstrap, int partitions) {
        try (Admin admin = admin(bootstrap)) {
            List<String> wanted = new ArrayList<>(Topics.INPUTS);
            wanted.add(Topics.REJECTED);
            Set<String> present = admin.listTopics().names().get();
            List<String> known = wanted.stream().filter(present::contains).toList();
            admin.describeTopics(known).allTopicNames().get().forEach((name, topic) -> {
                if (topic.partitions().size() != partitions && !name.equals(Topics.REJECTED)) {
                    throw new TargetException(
                            "topic " + name + " has " + topic.partitions().size() + " partitions, not " + partitions
                                    + ": use as many in the scenario, or another broker",
                            null);
                }
            });
            List<NewTopic> missing = wanted.stream()
                    .filter(name -> !present.contains(name))
                    .map(name -> topic(name, partitions))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            throw new TargetException("cannot create topics at " + bootstrap + ": " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TargetException("interrupted while creating topics", e);
        }
    }

    /** Gives up after 15 s: whoever waits at a terminal is to be told that there is no broker. */
    static Admin admin(String bootstrap) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                15_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000));
    }

    private static NewTopic topic(String name, int partitions) {
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
        config.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
        if (name.equals(Topics.PRODUCTS)) {
            config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        }
        return new NewTopic(name, partitions, (short) 1).configs(config);
    }

    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
