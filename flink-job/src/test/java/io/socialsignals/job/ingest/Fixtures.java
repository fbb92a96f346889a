package io.socialsignals.job.ingest;

import io.socialsignals.events.Post;
import io.socialsignals.events.Review;
import io.socialsignals.events.json.EventCodec;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.config.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records, times and settings of the tests of this package. */
final class Fixtures {
    /** 2026-01-01T00:00:00Z, the start of a minute. */
    static final long NOON = 1_767_225_600_000L;

    static final long SECOND = 1000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final Secret KEY = new Secret("a key for the tests");
    static final JobConfig.EventTime TIMES = new JobConfig.EventTime(
            Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ZERO);

    private Fixtures() {}

    static Post post(String id, long at) {
        return new Post(
                id,
                at,
                "x",
                "ada",
                10,
                "text",
                "en",
                List.of("tag"),
                List.of("bob"),
                "p0",
                null,
                "bob",
                null,
                null,
                null);
    }

    static Review review(String id, long at) {
        return new Review(id, at, false, "sku", 5, "good", null, null, "ada");
    }

    /** A post that a source emitted; Kafka had it a second after it was written. */
    static Ingested<Post> ingested(String id, long at, int partition) {
        return new Ingested<>(post(id, at), at, at + SECOND, partition, 0);
    }

    /** A post that was admitted. */
    static Ingested<Post> admitted(String id, long at) {
        Ingested<Post> ingested = ingested(id, at, 0);
        ingested.identity = Identity.of(id, at);
        return ingested;
    }

    static ConsumerRecord<byte[], byte[]> kafka(byte[] value, long arrived) {
        return new ConsumerRecord<>(
                "social.posts",
                3,
                42,
                arrived,
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[] {'k'},
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    static ConsumerRecord<byte[], byte[]> kafka(Post post, long arrived) {
        return kafka(EventCodec.encode(post), arrived);
    }

    static <X> List<X> side(AbstractStreamOperatorTestHarness<?> harness, OutputTag<X> tag) {
        Collection<StreamRecord<X>> records = harness.getSideOutput(tag);
        List<X> values = new ArrayList<>();
        if (records != null) {
            records.forEach(record -> values.add(record.getValue()));
        }
        return values;
    }

    /** What was counted so far: "stage reason=count", added up over flushes. */
    static List<String> funnel(AbstractStreamOperatorTestHarness<?> harness) {
        var sums = new TreeMap<String, Long>();
        for (FunnelCount count : side(harness, SideOutputs.FUNNEL)) {
            sums.merge((count.stage() + " " + count.reason()).strip(), count.count(), Long::sum);
        }
        return sums.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .toList();
    }
}
