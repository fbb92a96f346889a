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
 * @param catalogue what the topic of the products holds at the start
 */
public record Sources(
        Source<Ingested<Post>, ?, ?> posts,
        Source<Ingested<Engagement>, ?, ?> engagement,
        Source<Ingested<CommerceEvent>, ?, ?> commerce,
        Source<Ingested<Review>, ?, ?> reviews,
        Source<Ingested<SearchInterest>, ?, ?> search,
        Source<Ingested<CampaignSpend>, ?, ?> spend,
        Source<Ingested<Product>, ?, ?> products,
        CatalogueAtStart catalogue) {

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
                new KafkaCatalogue(RecordKinds.PRODUCTS, config.kafka()));
    }

    /**
     * A topic from its first record on: without a savepoint everything is read again, since the tables are sums over
     * all of it, and writing them again changes nothing.
     */
    private static <T> KafkaSource<Ingested<T>> topic(RecordKind<T> kind, JobConfig config) {
        Properties properties = new Properties();
        properties.setProperty("partition.discovery.interval.ms", "60000");
        properties.setProperty("max.poll.records", "5000");
        config.kafka().properties().forEach((name, value) -> properties.setProperty(name, value.reveal()));
        KafkaSourceBuilder<Ingested<T>> source = KafkaSource.<Ingested<T>>builder()
                .setBootstrapServers(config.kafka().bootstrap())
                .setGroupId(config.kafka().group())
                .setClientIdPrefix(config.kafka().group() + "-" + kind.name())
                .setTopics(kind.topic())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setProperties(properties)
                .setDeserializer(new DecodeRecord<>(kind, config.eventTime().maxAhead()));
        if (config.kafka().bounded()) {
            source.setBounded(OffsetsInitializer.latest());
        }
        return source.build();
    }
}
