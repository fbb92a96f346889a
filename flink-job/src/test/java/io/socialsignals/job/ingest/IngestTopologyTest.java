package io.socialsignals.job.ingest;

import static io.socialsignals.job.ingest.Fixtures.HOUR;
import static io.socialsignals.job.ingest.Fixtures.KEY;
import static io.socialsignals.job.ingest.Fixtures.MINUTE;
import static io.socialsignals.job.ingest.Fixtures.NOON;
import static io.socialsignals.job.ingest.Fixtures.SECOND;
import static io.socialsignals.job.ingest.Fixtures.TIMES;
import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.Post;
import io.socialsignals.events.Rejected;
import io.socialsignals.events.json.DecodeException;
import io.socialsignals.events.json.EventCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of ingest together, on a cluster, against a plain loop over the same log. */
@SuppressWarnings("try") // close() of the iterators declares any exception
class IngestTopologyTest {
    @RegisterExtension
    private static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
                    .setNumberTaskManagers(1)
                    .setNumberSlotsPerTaskManager(4)
                    .build());

    private static final int PARTITIONS = 4;
    private static final int RECORDS = 4000;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theFatesOfRecordsAreTheSameAtAnyParallelism(int parallelism) throws Exception {
        List<ConsumerRecord<byte[], byte[]>> log = log();
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(parallelism);
        DecodeRecord<Post> decode = new DecodeRecord<>(RecordKinds.POSTS, Duration.ofMinutes(5));
        TypeInformation<Ingested<Post>> type = RecordKinds.POSTS.ingestedType();
        SingleOutputStreamOperator<Ingested<Post>> admitted = env.fromData(
                        log.stream().map(decode::ingest).toList(), type)
                .assignTimestampsAndWatermarks(EventTimes.of(TIMES))
                .partitionCustom((partition, tasks) -> partition % tasks, (Ingested<Post> i) -> i.partition)
                .transform("admit", type, new AdmitRecords<>(RecordKinds.POSTS, TIMES, KEY));
        SingleOutputStreamOperator<Ingested<Post>> unique = admitted.keyBy(DropDuplicates::bucket, Types.INT)
                .transform("dedup", type, new DropDuplicates<>(RecordKinds.POSTS, TIMES));
        SingleOutputStreamOperator<FunnelRow> funnel = admitted.getSideOutput(SideOutputs.FUNNEL)
                .union(unique.getSideOutput(SideOutputs.FUNNEL))
                .keyBy(FunnelKey::of, TypeInformation.of(FunnelKey.class))
                .transform("count", TypeInformation.of(FunnelRow.class), new CountFunnel());
        try (var posts = unique.collectAsync();
                var rejections = admitted.getSideOutput(SideOutputs.REJECTED).collectAsync();
                var rows = funnel.collectAsync()) {
            env.execute();
            Set<String> ids = new TreeSet<>();
            posts.forEachRemaining(post -> assertThat(ids.add(post.get().id())).isTrue());
            Map<String, Long> kinds = new TreeMap<>();
            rejections.forEachRemaining((Rejected r) -> kinds.merge(r.reason(), 1L, Long::sum));
            Map<FunnelKey, Long> last = new HashMap<>();
            rows.forEachRemaining(r ->
                    last.merge(new FunnelKey(r.minute(), r.topic(), r.stage(), r.reason()), r.records(), Math::max));
            Oracle oracle = new Oracle(log);
            assertThat(ids).isEqualTo(oracle.unique);
            assertThat(kinds).isEqualTo(oracle.rejected);
            assertThat(last).isEqualTo(oracle.funnel);
            assertThat(oracle.rejected.keySet()).contains("json.syntax", "time.ahead", "late.partition");
        }
    }

    /** A log with disorder, copies, late and future records and ones that are no JSON. */
    private static List<ConsumerRecord<byte[], byte[]>> log() {
        Random random = new Random(3);
        List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
        List<Post> sent = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            long now = NOON + i * 5 * SECOND;
            int fate = random.nextInt(100);
            Post post = fate < 5 && !sent.isEmpty()
                    ? sent.get(Math.max(0, sent.size() - 1 - random.nextInt(200)))
                    : Fixtures.post("p" + i, now - random.nextInt(10_000));
            if (fate == 5) {
                post = Fixtures.post("late" + i, now - 2 * HOUR);
            } else if (fate == 6) {
                post = Fixtures.post("ahead" + i, now + 365 * 24 * HOUR);
            }
            byte[] value = fate == 7 ? new byte[] {'{'} : EventCodec.encode(post);
            int partition = Math.floorMod(post.id().hashCode(), PARTITIONS);
            log.add(new ConsumerRecord<>(
                    "social.posts",
                    partition,
                    i,
                    now,
                    TimestampType.CREATE_TIME,
                    0,
                    0,
                    null,
                    value,
                    new RecordHeaders(),
                    Optional.empty()));
            sent.add(post);
        }
        return log;
    }

    /** What must come out, by the rules as they are written down. */
    private static final class Oracle {
        private final Set<String> unique = new TreeSet<>();
        private final Map<String, Long> rejected = new TreeMap<>();
        private final Map<FunnelKey, Long> funnel = new HashMap<>();

        Oracle(List<ConsumerRecord<byte[], byte[]>> log) {
            Map<Integer, Long> newest = new HashMap<>();
            Set<String> seen = new HashSet<>();
            for (ConsumerRecord<byte[], byte[]> record : log) {
                count(record, "raw", "");
                Post post;
                try {
                    post = EventCodec.decodePost(record.value());
                } catch (DecodeException e) {
                    reject(record, e.kind(), e.rule());
                    continue;
                }
                long clock = newest.getOrDefault(record.partition(), Long.MIN_VALUE / 2);
                if (post.at() > record.timestamp() + 5 * MINUTE) {
                    reject(record, "future", "time.ahead");
                } else if (post.at() < clock - HOUR - 10 * SECOND) {
                    reject(record, "late", "late.partition");
                } else {
                    newest.merge(record.partition(), post.at(), Math::max);
                    count(record, "valid", "");
                    if (seen.add(post.id() + "@" + post.at())) {
                        unique.add(post.id());
                        count(record, "unique", "");
                    } else {
                        count(record, "duplicate", "");
                    }
                }
            }
        }

        private void reject(ConsumerRecord<byte[], byte[]> record, String kind, String rule) {
            rejected.merge(rule, 1L, Long::sum);
            count(record, "rejected", kind + "/" + rule);
        }

        private void count(ConsumerRecord<byte[], byte[]> record, String stage, String reason) {
            funnel.merge(
                    new FunnelKey(Minutes.start(record.timestamp()), "social.posts", stage, reason), 1L, Long::sum);
        }
    }
}
