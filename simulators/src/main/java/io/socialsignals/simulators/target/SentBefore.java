package io.socialsignals.simulators.target;

import io.socialsignals.events.Topics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What an earlier run left in the topics. */
public final class SentBefore {
    private SentBefore() {}

    /**
     * When the simulation begins that the topics hold. Its catalogue arrives at its very start, a whole hour, so the time
     * stamps of the catalogue tell; empty where there is none, or one that no simulation sent.
     *
     * @throws TargetException if the broker cannot be reached
     */
    public static Optional<Instant> start(String bootstrap) {
        try (Admin admin = InputTopics.admin(bootstrap)) {
            Map<TopicPartition, OffsetSpec> newest = new HashMap<>();
            admin.describeTopics(List.of(Topics.PRODUCTS))
                    .allTopicNames()
                    .get()
                    .forEach((topic, description) -> description
                            .partitions()
                            .forEach(partition -> newest.put(
                                    new TopicPartition(topic, partition.partition()), OffsetSpec.maxTimestamp())));
            return admin.listOffsets(newest).all().get().values().stream()
                    .map(ListOffsetsResultInfo::timestamp)
                    .filter(time -> time >= 0)
                    .max(Long::compare)
                    .map(Instant::ofEpochMilli)
                    .filter(time -> time.equals(time.truncatedTo(ChronoUnit.HOURS)));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty(); // Made a moment ago, or not at all.
            }
            throw new TargetException(
                    "cannot look into " + Topics.PRODUCTS + " at " + bootstrap + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TargetException("interrupted while looking into " + Topics.PRODUCTS, e);
        }
    }
}
