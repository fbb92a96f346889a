package io.socialsignals.job.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.analytics.text.SpamLimits;
import io.socialsignals.analytics.topic.TopicModels;
import io.socialsignals.events.CampaignSpend;
import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.events.Post;
import io.socialsignals.events.Product;
import io.socialsignals.events.SearchInterest;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.config.Secret;
import io.socialsignals.job.detail.DetailSinks;
import io.socialsignals.job.ingest.Ingested;
import io.socialsignals.job.ingest.Sources;
import io.socialsignals.job.leadlag.DefaultPlans;
import io.socialsignals.job.pane.CommerceMinute;
import io.socialsignals.job.signal.SignalSinks;
import io.socialsignals.job.sink.TestDatabase;
import io.socialsignals.job.topic.TopicSinks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nine days of a shop in which talk about the kettle leads its sales by three hours, and talk about the lamp does nothing. */
@SuppressWarnings("try") // close() of an environment declares any exception
class LeadLagTopologyTest {
    private static final int HOURS = 9 * 24;
    private static final int LAG = 3;
    private static final long HOUR = 3_600_000;
    private static final long START = 1_767_225_600_000L;
    private static final int PARTITIONS = 2;
    private static final List<String> TABLES = List.of("lead_lag_tests", "lead_lag", "findings", "insights");
    private static TestDatabase database;

    private final List<List<Ingested<Post>>> posts = partitions();
    private final List<List<Ingested<CommerceEvent>>> commerce = partitions();

    @BeforeAll
    static void start() {
        database = TestDatabase.start();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void thePlantedLeadIsFoundAndTheTablesAreTheSameAtAnyParallelismAndAfterARestart() throws Exception {
        fill();
        run("lead-one", 1, false);
        Map<String, List<String>> one = content();
        assertThat(database.rows("SELECT product_id, direction, lag_seconds FROM report.what_leads_what_now"
                        + " WHERE pair = 'sentiment-purchases'"))
                .containsExactly("kettle|social leads|" + LAG * 3600);
        assertThat(database.rows("SELECT DISTINCT product_id FROM signals.findings WHERE status = 'confirmed'"))
                .containsExactly("kettle");
        assertThat(database.rows("SELECT count(*) FROM signals.insights WHERE posts LIKE 'post-kettle-%'")
                        .get(0))
                .isNotEqualTo("0");
        assertThat(one.get("lead_lag_tests")).hasSizeGreaterThan(2 * 6 * (HOURS - 1));
        assertThat(database.rows("SELECT DISTINCT family, pair FROM signals.lead_lag_tests WHERE family = 'minute'"
                        + " ORDER BY 2"))
                .containsExactly("minute|engagement-views", "minute|volume-views");

        run("lead-two", 2, false);
        assertThat(content()).isEqualTo(one);

        FailOnce.load();
        run("lead-restarted", 2, true);
        assertThat(FailOnce.failed()).isTrue();
        assertThat(content()).isEqualTo(one);
    }

    private static <T> List<List<Ingested<T>>> partitions() {
        List<List<Ingested<T>>> logs = new ArrayList<>();
        for (int p = 0; p < PARTITIONS; p++) {
            logs.add(new ArrayList<>());
        }
        return logs;
    }

    /** Events of an hour at random times, logged out of order within the disorder. */
    private void fill() {
        Random random = new Random(4);
        for (String product : List.of("kettle", "lamp")) {
            double[] driver = new double[HOURS + LAG];
            double value = 0;
            for (int t = 0; t < driver.length; t++) {
                value = 0.7 * value + 0.7 * random.nextGaussian();
                driver[t] = value;
            }
            for (int t = 0; t < HOURS; t++) {
                double tone = driver[t + LAG];
                for (int i = 0; i < 6; i++) {
                    boolean good = random.nextDouble() < 1 / (1 + Math.exp(-1.5 * tone));
                    String text = good
                            ? "I love my new " + product + ", best thing I ever bought"
                            : "this " + product + " is terrible, broke after a day, awful";
                    String id = "post-" + product + '-' + t + '-' + i;
                    long at = START + t * HOUR + random.nextInt((int) HOUR);
                    put(posts, post(id, at, text, random.nextInt(500)), at, random);
                }
                double pull = product.equals("kettle") ? driver[t] : random.nextGaussian();
                long purchases = Math.round(12 * Math.exp(0.5 * pull));
                for (int i = 0; i < purchases; i++) {
                    long at = START + t * HOUR + random.nextInt((int) HOUR);
                    put(commerce, purchase(product + '-' + t + '-' + i, product, at), at, random);
                }
            }
        }
        posts.forEach(log -> order(log));
        commerce.forEach(log -> order(log));
    }

    private static <T> void put(List<List<Ingested<T>>> logs, T value, long at, Random random) {
        int partition = random.nextInt(PARTITIONS);
        logs.get(partition).add(new Ingested<>(value, at, at + random.nextInt(9_000), partition, 0));
    }

    private static <T> void order(List<Ingested<T>> log) {
        log.sort((a, b) -> Long.compare(a.arrived, b.arrived));
        for (int i = 0; i < log.size(); i++) {
            Ingested<T> entry = log.get(i);
            log.set(i, new Ingested<>(entry.get(), entry.at, entry.arrived, entry.partition, i));
        }
    }

    private static Post post(String id, long at, String text, int followers) {
        return new Post(
                id, at, "x", "author", followers, text, "en", List.of(), List.of(), null, null, null, null, null, null);
    }

    private static CommerceEvent purchase(String id, String product, long at) {
        return new CommerceEvent(
                id,
                at,
                CommerceType.PURCHASE,
                product,
                1000,
                1,
                1000,
                "EUR",
                "user",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private Sources sources(String name, boolean stopsHalfway) {
        List<Ingested<Product>> catalogue = new ArrayList<>();
        for (String id : List.of("kettle", "lamp")) {
            Product product = new Product(id, id, "brand", "home", List.of(), List.of(), 100L, "EUR");
            catalogue.add(new Ingested<>(product, START, START, 0, catalogue.size()));
        }
        List<Ingested<SearchInterest>> searches = new ArrayList<>();
        List<Ingested<CampaignSpend>> spend = new ArrayList<>();
        Random random = new Random(5);
        for (int t = 0; t < HOURS; t++) {
            long at = START + t * HOUR;
            searches.add(new Ingested<>(
                    new SearchInterest("s" + t, at, 3600, "lamp", "world", 30 + random.nextInt(40)), at, at, 0, t));
            if (t % 50 < 8) {
                spend.add(new Ingested<>(
                        new CampaignSpend("c" + t, at, 3600, "spring", null, 1000 + random.nextInt(100), "EUR"),
                        at,
                        at,
                        0,
                        spend.size()));
            }
        }
        long last = catalogue.size() - 1L;
        return new Sources(
                new LogSource<>(name + "-posts", posts, 7, stopsHalfway),
                new LogSource<>(name + "-engagement", List.of(List.of()), 1, false),
                new LogSource<>(name + "-commerce", commerce, 13, stopsHalfway),
                new LogSource<>(name + "-reviews", List.of(List.of()), 1, false),
                new LogSource<>(name + "-search", List.of(searches), 1, false),
                new LogSource<>(name + "-spend", List.of(spend), 1, false),
                new LogSource<>(name + "-products", List.of(catalogue), 1, false),
                () -> Map.of(0, last));
    }

    private void run(String name, int parallelism, boolean restarts) throws Exception {
        TABLES.forEach(table -> database.execute("TRUNCATE signals." + table));
        Configuration settings = new Configuration();
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, restarts ? "fixed-delay" : "disable");
        if (restarts) {
            settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(20));
            settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        }
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings)) {
            Topology.define(env, config(), sources(name, restarts), sinks());
            env.execute(name);
        }
    }

    private static Sinks sinks() {
        Sinks tables = Sinks.production(config());
        Consumer<DataStream<CommerceMinute>> commerce = rows -> tables.commerce()
                .accept(rows.map(new FailOnce<>()).returns(CommerceMinute.class).uid("fail-once"));
        return new Sinks(
                tables.social(),
                commerce,
                tables.reviews(),
                tables.search(),
                tables.spend(),
                tables.scoredPosts(),
                tables.scoredReviews(),
                tables.postEngagement(),
                tables.products(),
                tables.funnel(),
                tables.rejectedCounts(),
                rejected ->
                        rejected.sinkTo(new KeepRejected()).uid("send-rejected").name("send-rejected"),
                tables.leadLag(),
                SignalSinks.NONE,
                Sinks.NO_JOURNEYS,
                TopicSinks.NONE,
                DetailSinks.NONE);
    }

    private static Map<String, List<String>> content() {
        Map<String, List<String>> content = new LinkedHashMap<>();
        TABLES.forEach(table ->
                content.put(table, database.rows("SELECT * FROM signals." + table + " ORDER BY 1, 2, 3, 4, 5")));
        return content;
    }

    private static JobConfig config() {
        return new JobConfig(
                new JobConfig.Kafka("nowhere:1", "test", true, Map.of()),
                new JobConfig.EventTime(
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(30),
                        Duration.ZERO),
                new JobConfig.Privacy(new Secret("a key only for tests")),
                new JobConfig.Sentiment("fast", "", 0),
                new JobConfig.Topics(TopicModels.shippedLines()),
                // All posts have one text, which would be spam.
                new SpamLimits(0, 10, 20),
                database.config(),
                new JobConfig.Analytics(true),
                DefaultPlans.config(),
                new JobConfig.Journeys(Duration.ZERO));
    }
}
