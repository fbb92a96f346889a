package io.socialsignals.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.socialsignals.events.Topics;
import io.socialsignals.events.json.DecodeException;
import io.socialsignals.events.json.EventCodec;
import io.socialsignals.job.PipelineMain;
import io.socialsignals.job.config.ConfigLoader;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.local.stack.EmbeddedPostgres;
import io.socialsignals.local.stack.RunDirectory;
import io.socialsignals.timescale.Migrations;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Drains a backlog of commerce events four ways, in turn: polled and parsed by one thread; by a bare Flink window job;
 * and by the job with its tables in PostgreSQL, without and with journeys. Broker and database run in processes of their own; processor time
 * is that of this process only. The first round warms up and is not counted.
 *
 * <p>Arguments: events (default 2,000,000), rounds (default 5), parallelism (default 1).
 */
public final class ThroughputBenchmark {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int PARTITIONS = 4;
    private static final double NANOS = 1e9;
    private static final long CHECKPOINT_MILLIS = 10_000;

    private final int events;
    private final int parallelism;
    private final String bootstrap;
    private final EmbeddedPostgres database;
    private final Path checkpoints;
    private final Map<String, List<Drain>> drains = new LinkedHashMap<>();

    private ThroughputBenchmark(
            int events, int parallelism, String bootstrap, EmbeddedPostgres database, Path checkpoints) {
        this.events = events;
        this.parallelism = parallelism;
        this.bootstrap = bootstrap;
        this.database = database;
        this.checkpoints = checkpoints;
    }

    private record Drain(double seconds, double cpuSeconds) {}

    private interface Work {
        void run() throws Exception;
    }

    /** Runs all rounds and prints the medians. */
    public static void main(String[] args) throws Exception {
        int events = args.length > 0 ? Integer.parseInt(args[0]) : 2_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        int parallelism = args.length > 2 ? Integer.parseInt(args[2]) : 1;
        try (RunDirectory run = RunDirectory.open(null);
                BrokerProcess broker = BrokerProcess.start(run.folder("kafka"), PARTITIONS);
                EmbeddedPostgres database = EmbeddedPostgres.start(run)) {
            Migrations.apply(database.jdbcUrl(), EmbeddedPostgres.USER, database.password());
            long bytes = new Backlog(events).send(broker.bootstrap());
            System.out.printf(Locale.ROOT, "%,d events of %d bytes, parallelism %d%n", events, bytes, parallelism);
            ThroughputBenchmark benchmark = new ThroughputBenchmark(
                    events, parallelism, broker.bootstrap(), database, run.folder("checkpoints"));
            for (int round = 0; round < rounds; round++) {
                benchmark.round(round > 0);
            }
            benchmark.print();
        }
    }

    private void round(boolean counted) throws Exception {
        drain("poll and parse", counted, this::pollAndParse);
        drain("bare window job", counted, () -> execute(env -> BareWindowJob.define(env, bootstrap)));
        drain("this job with database", counted, () -> execute(env -> PipelineMain.build(env, config(false))));
        drain("the same with journeys", counted, () -> execute(env -> PipelineMain.build(env, config(true))));
    }

    private void drain(String name, boolean counted, Work work) throws Exception {
        System.gc();
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        Drain drain = new Drain((System.nanoTime() - start) / NANOS, (SYSTEM.getProcessCpuTime() - cpu) / NANOS);
        System.out.printf(
                Locale.ROOT,
                "%s%-24s %6.1f s, %6.1f s of processor%n",
                counted ? "" : "warm-up: ",
                name,
                drain.seconds,
                drain.cpuSeconds);
        if (counted) {
            drains.computeIfAbsent(name, n -> new ArrayList<>()).add(drain);
        }
    }

    private void execute(Consumer<StreamExecutionEnvironment> define) throws Exception {
        Configuration settings = new Configuration();
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings);
        env.getConfig().enableObjectReuse();
        env.enableCheckpointing(CHECKPOINT_MILLIS);
        define.accept(env);
        env.execute();
        env.close();
    }

    private JobConfig config(boolean journeys) {
        return ConfigLoader.load(
                new String[] {
                    "--kafka.bootstrap=" + bootstrap,
                    "--kafka.stop-at=latest",
                    "--sentiment.scorer=none",
                    "--privacy.allow-development-key=true",
                    "--analytics.enabled=false",
                    "--journeys.gap=" + (journeys ? "30min" : "0s"),
                    "--event-time.alignment-drift=0s",
                    "--database.url=" + database.jdbcUrl(),
                    "--database.user=" + EmbeddedPostgres.USER
                },
                Map.of("SOCIAL_SIGNALS_DATABASE_PASSWORD", database.password()));
    }

    /** What a plain program needs to read and decode the same bytes: the ceiling. */
    private void pollAndParse() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "max.poll.records", 5000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.COMMERCE).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long left = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            long checksum = 0;
            while (left > 0) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    left--;
                    try {
                        checksum +=
                                EventCodec.decodeCommerceEvent(record.value()).at();
                    } catch (DecodeException e) {
                        checksum++;
                    }
                }
            }
            if (checksum == 0) {
                throw new IllegalStateException("nothing was read");
            }
        }
    }

    private void print() throws SQLException {
        System.out.printf(
                Locale.ROOT, "%n%-24s %12s %12s %14s%n", "median of rounds", "events/s", "of bare job", "CPU ns/event");
        double bare = median("bare window job", Drain::seconds);
        for (String name : drains.keySet()) {
            double seconds = median(name, Drain::seconds);
            System.out.printf(
                    Locale.ROOT,
                    "%-24s %,12.0f %12.2f %14.0f%n",
                    name,
                    events / seconds,
                    bare / seconds,
                    median(name, Drain::cpuSeconds) * NANOS / events);
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*), sum(views + carts + purchases + returns) FROM signals.commerce_metrics")) {
            rows.next();
            System.out.printf(Locale.ROOT, "%,d rows hold %,d events%n", rows.getLong(1), rows.getLong(2));
        }
    }

    private double median(String name, ToDoubleFunction<Drain> of) {
        double[] sorted = drains.getOrDefault(name, List.of()).stream()
                .mapToDouble(of)
                .sorted()
                .toArray();
        return Arrays.stream(sorted).skip((sorted.length - 1) / 2).limit(1).sum();
    }
}
