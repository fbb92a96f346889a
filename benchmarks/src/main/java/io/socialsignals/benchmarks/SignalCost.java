package io.socialsignals.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.socialsignals.analytics.spike.BurstState;
import io.socialsignals.analytics.spike.CountState;
import io.socialsignals.analytics.spike.IncidentState;
import io.socialsignals.analytics.spike.MeanState;
import io.socialsignals.analytics.spike.ProductState;
import io.socialsignals.analytics.spike.ProductWatch;
import io.socialsignals.analytics.spike.SlowShift;
import io.socialsignals.analytics.text.PrintedPost;
import io.socialsignals.analytics.text.SpamLimits;
import io.socialsignals.analytics.trend.TagState;
import io.socialsignals.events.Post;
import io.socialsignals.job.config.ConfigLoader;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.enrich.ProductMatcher;
import io.socialsignals.job.ingest.Sources;
import io.socialsignals.job.signal.SignalSinks;
import io.socialsignals.job.topology.Sinks;
import io.socialsignals.job.topology.Topology;
import io.socialsignals.local.signal.SimulatedShop;
import io.socialsignals.local.stack.EmbeddedPostgres;
import io.socialsignals.local.stack.RunDirectory;
import io.socialsignals.sentiment.SentimentScorer;
import io.socialsignals.sentiment.SentimentScorers;
import io.socialsignals.sentiment.SentimentSpec;
import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.Scenario.Line;
import io.socialsignals.simulators.scenario.ScenarioReader;
import io.socialsignals.timescale.Migrations;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What signals cost: processor time of the job with and without them on the same input, in turn, the first round not
 * counted; and the size of what is remembered per product and hashtag, serialised. Broker and database run in processes
 * of their own; processor time is that of this process only.
 *
 * <p>Arguments: days of the demo's scenario (default 7), rounds (default 4), and what is left out in turn: all (default:
 * signals, topics, the judgement of spam and journeys), signals (they alone) or journeys (without signals in either turn).
 */
public final class SignalCost {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final double NANOS = 1e9;
    private static final double MILLION = 1e6;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    private SignalCost() {}

    /** Prints the state first, then a line per round, then the medians. */
    public static void main(String[] args) throws Exception {
        int days = args.length > 0 ? Integer.parseInt(args[0]) : 7;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 4;
        String what = args.length > 2 ? args[2] : "all";
        boolean all = what.equals("all");
        boolean signals = all || what.equals("signals");
        Scenario scenario = ScenarioReader.builtIn("demo");
        if (signals) {
            state(scenario);
        }
        try (RunDirectory run = RunDirectory.open(null);
                BrokerProcess broker = BrokerProcess.start(run.folder("kafka"), scenario.partitions());
                EmbeddedPostgres database = EmbeddedPostgres.start(run)) {
            Migrations.apply(database.jdbcUrl(), EmbeddedPostgres.USER, database.password());
            long events = send(scenario, days, broker.bootstrap());
            System.out.printf(Locale.ROOT, "%,d events, %d days of the demo, parallelism 1%n", events, days);
            double[] without = new double[rounds];
            double[] with = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                boolean journeys = what.equals("signals");
                without[round] = cpu(config(broker.bootstrap(), database, journeys, !all), false) / events;
                with[round] = cpu(config(broker.bootstrap(), database, true, true), signals) / events;
                System.out.printf(
                        Locale.ROOT,
                        "%s%.1f s of processor per million events without %s, %.1f s with%n",
                        round == 0 ? "warm-up: " : "",
                        without[round] * MILLION,
                        what,
                        with[round] * MILLION);
            }
            double base = median(without);
            double complete = median(with);
            System.out.printf(
                    Locale.ROOT,
                    "median: %.1f s per million events without %s, %.1f s with: %+.1f s (%+.0f %%)%n",
                    base * MILLION,
                    what,
                    complete * MILLION,
                    (complete - base) * MILLION,
                    100 * (complete / base - 1));
        }
    }

    private static long send(Scenario scenario, int days, String bootstrap)
            throws ExecutionException, InterruptedException {
        long events = 0;
        Future<RecordMetadata> last = null;
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "linger.ms", 20),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            Simulation simulation = Simulation.of(scenario);
            long end = simulation.start() + days * DAY;
            while (simulation.hasNext()) {
                SimRecord record = simulation.next();
                if (record.timestamp() >= end) {
                    break;
                }
                last = producer.send(new ProducerRecord<>(
                        record.topic(), record.partition(), record.timestamp(), record.key(), record.value()));
                events++;
            }
            producer.flush();
            if (last != null) {
                last.get();
            }
        }
        return events;
    }

    /** Seconds of processor that the whole job takes for everything in Kafka. */
    private static double cpu(JobConfig config, boolean signals) throws Exception {
        Configuration settings = new Configuration();
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, settings);
        Sinks all = Sinks.production(config);
        Topology.define(env, config, Sources.kafka(config), signals ? all : all.withSignals(SignalSinks.NONE));
        System.gc();
        long before = SYSTEM.getProcessCpuTime();
        env.execute();
        long after = SYSTEM.getProcessCpuTime();
        env.close();
        return (after - before) / NANOS;
    }

    /** @param posts whether posts get topics and are judged for spam */
    private static JobConfig config(String bootstrap, EmbeddedPostgres database, boolean journeys, boolean posts) {
        return ConfigLoader.load(
                new String[] {
                    "--kafka.bootstrap=" + bootstrap,
                    "--kafka.stop-at=latest",
                    "--sentiment.scorer=fast",
                    "--privacy.allow-development-key=true",
                    "--event-time.alignment-drift=0s",
                    "--journeys.gap=" + (journeys ? "30min" : "0s"),
                    "--topic.model=" + (posts ? "shipped" : "none"),
                    "--spam.memory=" + (posts ? "12h" : "0s"),
                    "--database.url=" + database.jdbcUrl(),
                    "--database.user=" + EmbeddedPostgres.USER
                },
                Map.of("SOCIAL_SIGNALS_DATABASE_PASSWORD", database.password()));
    }

    private static double median(double[] rounds) {
        double[] sorted = Arrays.copyOfRange(rounds, Math.min(1, rounds.length - 1), rounds.length);
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 2];
    }

    private static void state(Scenario scenario) throws IOException {
        SimulatedShop shop;
        try (SentimentScorer scorer = SentimentScorers.open(SentimentSpec.parse("fast"))) {
            shop = SimulatedShop.run(scenario, scorer);
        }
        long start = System.nanoTime();
        long hours = 0;
        long bytes = 0;
        int series = 0;
        for (Line line : scenario.products()) {
            ProductState state = new ProductState();
            for (int hour = 0; hour < shop.hours(); hour++) {
                ProductWatch.feed(
                        state, shop.firstHour() + hour, shop.hour(line.product().id(), hour));
                hours++;
            }
            series += state.counts().size() + state.means().size();
            bytes += size(state.counts().values(), CountState.class)
                    + size(state.means().values(), MeanState.class)
                    + size(state.shifts().values(), SlowShift.class)
                    + size(state.bursts().values(), BurstState.class)
                    + size(List.of(state.incident()), IncidentState.class);
        }
        double micros = (System.nanoTime() - start) / 1e3;
        int products = scenario.products().size();
        System.out.printf(
                Locale.ROOT,
                "state: %,d bytes per product (%.1f series), %,d per hashtag or phrase%n",
                bytes / products,
                series / (double) products,
                size(List.of(new TagState()), TagState.class));
        System.out.printf(Locale.ROOT, "judging: %.0f microseconds per product and hour%n", micros / hours);
        long[] prints = prints(scenario);
        System.out.printf(
                Locale.ROOT,
                "prints of texts: %,d bytes per post, kept %d hours: %,d bytes per product%n",
                prints[1] / prints[0],
                SpamLimits.standard().memory() / HOUR,
                prints[1] * (SpamLimits.standard().memory() / HOUR) / (scenario.days() * 24L) / products);
    }

    /** Posts about products, and the bytes of their prints, with the two numbers by which each run of words finds them. */
    private static long[] prints(Scenario scenario) throws IOException {
        ProductMatcher matcher = new ProductMatcher(
                scenario.products().stream().map(Line::product).toList());
        List<PrintedPost> prints = new ArrayList<>();
        long marks = 0;
        Simulation simulation = Simulation.of(scenario);
        while (simulation.hasNext()) {
            SimRecord record = simulation.next();
            if (record.fault() == null
                    && record.event() instanceof Post post
                    && !matcher.match(post.text(), post.hashtags()).isEmpty()) {
                PrintedPost print =
                        PrintedPost.of(post.id(), post.authorId(), post.at(), post.repostOf() != null, post.text());
                prints.add(print);
                marks += 1 + print.textMarks().length;
            }
        }
        return new long[] {prints.size(), size(prints, PrintedPost.class) + 2 * Long.BYTES * marks};
    }

    private static <T> long size(Collection<T> values, Class<T> type) throws IOException {
        TypeSerializer<T> serializer = TypeInformation.of(type).createSerializer(new SerializerConfigImpl());
        DataOutputSerializer out = new DataOutputSerializer(1 << 14);
        for (T value : values) {
            serializer.serialize(value, out);
        }
        return out.length();
    }
}
