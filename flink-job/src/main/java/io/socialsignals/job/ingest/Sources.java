package io.socialsignals.job.ingest;

import io.socialsignals.events.CampaignSpend;
import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.Engagement;
import io.socialsignals.events.Post;
import io.socialsignals.events.Product;
import io.socialsignals.events.Review;
import io.socialsignals.events.SearchInterest;
import io.socialsignals.job.config.JobConfig;
import java.util.Properties;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;

/**
 * Where the job reads from; tests pass bounded sources of their own.
 *
 * @param catalogue the topic of the products once more, but only what it holds at the start
 */
public record Sources(
        Source<Ingested<Post>, ?, ?> posts,
        Source<Ingested<Engagement>, ?, ?> engagement,
        Source<Ingested<CommerceEvent>, ?, ?> commerce,
        Source<Ingested<Review>, ?, ?> reviews,
        Source<Ingested<SearchInterest>, ?, ?> search,
        Source<Ingested<CampaignSpend>, ?, ?> spend,
        Source<Ingested<Product>, ?, ?> products,
        Source<Ingested<Product>, ?, ?> catalogue) {

    /** The Kafka topics. */
    public static Sources kafka(JobConfig config) {
        return new Sources(
                topic(RecordKinds.POSTS, config),
                topic(RecordKinds.ENGAGEMENT, config),
                topic(RecordKinds.COMMERCE, config),
                topic(RecordKinds.REVIEWS, config),
                topic(RecordKinds.SEARCH, config),
                topic(RecordKinds.SPEND, config),
                topic(RecordKinds.PRODUCTS, config),
                heldAtStart(RecordKinds.PRODUCTS, config));
    }

    /**
     * A topic from its first record on: without a savepoint everything is read again, since the tables are sums over
     * all of it, and writing them again changes nothing.
     */
    private static <T> KafkaSource<Ingested<T>> topic(RecordKind<T> kind, JobConfig config) {
        KafkaSourceBuilder<Ingested<T>> source = reader(kind, kind.name(), config);
        if (config.kafka().bounded()) {
            source.setBounded(OffsetsInitializer.latest());
        }
        return source.build();
    }

    /** Commits no offsets: the group's are those of {@link #topic}. */
    private static <T> KafkaSource<Ingested<T>> heldAtStart(RecordKind<T> kind, JobConfig config) {
        return reader(kind, kind.name() + "-at-start", config)
                .setProperty("commit.offsets.on.checkpoint", "false")
                .setBounded(OffsetsInitializer.latest())
                .build();
    }

    private static <T> KafkaSourceBuilder<Ingested<T>> reader(RecordKind<T> kind, String client, JobConfig config) {
        Properties properties = new Properties();
        properties.setProperty("partition.discovery.interval.ms", "60000");
        properties.setProperty("max.poll.records", "5000");
        config.kafka().properties().forEach((name, value) -> properties.setProperty(name, value.reveal()));
        return KafkaSource.<Ingested<T>>builder()
                .setBootstrapServers(config.kafka().bootstrap())
                .setGroupId(config.kafka().group())
                .setClientIdPrefix(config.kafka().group() + "-" + client)
                .setTopics(kind.topic())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setProperties(properties)
                .setDeserializer(new DecodeRecord<>(kind, config.eventTime().maxAhead()));
    }
}
