package io.socialsignals.job.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.analytics.text.SpamLimits;
import io.socialsignals.analytics.topic.TopicModels;
import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.events.Engagement;
import io.socialsignals.events.Post;
import io.socialsignals.events.Review;
import io.socialsignals.events.Topics;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.config.Secret;
import io.socialsignals.job.ingest.Sources;
import io.socialsignals.job.leadlag.DefaultPlans;
import io.socialsignals.job.pane.CommerceMinute;
import io.socialsignals.job.signal.SignalSinks;
import io.socialsignals.job.sink.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of an environment declares any exception
final class TopologyTest {
    private static final ShopDay DAY = new ShopDay(11, 1600);
    private static final Map<String, String> CONTENT = new LinkedHashMap<>();
    private static TestDatabase database;

    static {
        CONTENT.put(
                "commerce_metrics",
                "product_id, region, currency, minute, views, carts, purchases, units, revenue_minor, returns,"
                        + " returned_units, refund_minor, late_events");
        CONTENT.put(
                "social_metrics",
                "product_id, platform, minute, posts, scored, positive, neutral, negative, polarity_micro,"
                        + " subjectivity_micro, reposts, followers, likes, comments, shares, saves, clicks,"
                        + " profile_visits, reach, impressions");
        CONTENT.put("review_metrics", "*");
        CONTENT.put("search_interest", "*");
        CONTENT.put("campaign_spend", "*");
        CONTENT.put("scored_posts", "*");
        CONTENT.put("scored_reviews", "*");
        CONTENT.put("post_engagement", "*");
        CONTENT.put("products", "*");
        CONTENT.put("topics", "*");
        CONTENT.put(
                "topic_metrics",
                "product_id, hour, topic_id, posts, scored, positive, neutral, negative, polarity_micro");
        CONTENT.put("journey_hours", "*");
        CONTENT.put("return_reasons", "*");
        CONTENT.put("coupon_sales", "*");
        CONTENT.put("buyer_groups", "*");
        CONTENT.put("pipeline_funnel", "*");
        CONTENT.put("rejected_counts", "*");
    }

    @BeforeAll
    static void start() {
        database = TestDatabase.start();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        CONTENT.keySet().forEach(table -> database.execute("TRUNCATE signals." + table));
        KeepRejected.KEPT.clear();
        FailOnce.unload();
    }

    @Test
    void the_steps_have_the_names_that_savepoints_know_them_by() throws IOException {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Topology.define(env, config(true), DAY.sources("golden", false), Sinks.production(config(true)));
        List<String> steps = env.getStreamGraph(false).getStreamNodes().stream()
                .map(StreamNode::getTransformationUID)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        try (InputStream golden = TopologyTest.class.getResourceAsStream("steps.txt")) {
            assertThat(steps)
                    .containsExactlyElementsOf(new String(golden.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        }
    }

    @Test
    void the_tables_are_a_function_of_the_events_at_any_parallelism_and_after_a_restart() throws Exception {
        run("one", 1, Duration.ZERO);
        Map<String, List<String>> one = content();
        Map<String, String> rejected = new TreeMap<>(KeepRejected.KEPT);
        checkAgainstPlainSums();

        empty();
        run("two", 2, Duration.ZERO);
        assertSame(one, content());
        assertThat(new TreeMap<>(KeepRejected.KEPT)).isEqualTo(rejected);

        empty();
        run("slow-catalogue", 2, Duration.ZERO, DAY.slowCatalogue("slow-catalogue"));
        assertSame(one, content());

        empty();
        FailOnce.load();
        run("restarted", 2, Duration.ofMillis(20));
        assertThat(FailOnce.failed()).isTrue();
        assertSame(one, content());
        assertThat(new TreeMap<>(KeepRejected.KEPT)).isEqualTo(rejected);
    }

    /** What the tables must hold, from the events that the contract admits. */
    private static void checkAgainstPlainSums() {
        List<CommerceEvent> commerce = Admitted.of(DAY.commerce, CommerceEvent::id);
        List<String> expected = new ArrayList<>();
        Map<String, List<CommerceEvent>> cells = commerce.stream()
                .collect(Collectors.groupingBy(
                        e -> e.productId() + "|" + Objects.requireNonNullElse(e.region(), "") + "|" + e.currency() + "|"
                                + e.at() / 60_000 * 60,
                        TreeMap::new,
                        Collectors.toList()));
        cells.forEach((cell, events) -> expected.add(cell + "|" + count(events, CommerceType.VIEW) + "|"
                + count(events, CommerceType.PURCHASE) + "|" + units(events, CommerceType.PURCHASE) + "|"
                + amount(events, CommerceType.PURCHASE) + "|" + amount(events, CommerceType.RETURN)));
        assertThat(
                        database.rows(
                                """
                        SELECT product_id, region, currency, extract(epoch FROM minute)::bigint, views, purchases, units,
                               revenue_minor, refund_minor
                        FROM signals.commerce_metrics"""))
                .containsExactlyInAnyOrderElementsOf(expected);

        checkJourneys(commerce);
        checkDetails(commerce);

        List<Post> posts = Admitted.of(DAY.posts, Post::id);
        List<Review> reviews = Admitted.of(DAY.reviews, Review::id);
        assertThat(database.rows("SELECT sum(reviews), sum(stars_sum) FROM signals.review_metrics"))
                .containsExactly(reviews.size() + "|"
                        + reviews.stream().mapToInt(Review::stars).sum());
        Map<String, Engagement> newest = new TreeMap<>();
        for (Engagement snapshot : Admitted.of(DAY.engagement, Engagement::id)) {
            newest.merge(snapshot.postId(), snapshot, (a, b) -> a.at() > b.at() ? a : b);
        }
        TreeSet<String> relevant = new TreeSet<>(database.rows("SELECT post_id FROM signals.scored_posts"));
        assertThat(relevant).hasSizeBetween(posts.size() / 2, posts.size() - 1);
        newest.keySet().retainAll(relevant);
        assertThat(database.rows("SELECT post_id, likes FROM signals.post_engagement ORDER BY post_id COLLATE \"C\""))
                .containsExactlyElementsOf(newest.values().stream()
                        .map(e -> e.postId() + "|" + e.likes())
                        .toList());
        assertThat(
                        database.rows(
                                """
                                SELECT count(*) FROM signals.post_engagement e JOIN signals.scored_posts p USING (post_id, at, author)
                                WHERE p.content_type IS NOT DISTINCT FROM e.content_type"""))
                .containsExactly(Integer.toString(newest.size()));
        checkTopics();
        assertThat(database.rows("SELECT sum(likes), sum(reach) FROM signals.social_metrics"))
                .isEqualTo(
                        database.rows(
                                """
                                SELECT sum(e.likes * n), sum(coalesce(e.reach, 0) * n)
                                FROM signals.post_engagement e,
                                     LATERAL (SELECT cardinality(string_to_array(e.product_ids, ' ')) AS n) c"""));
        assertThat(funnel(Topics.POSTS, "unique")).isEqualTo(posts.size());
        assertThat(funnel(Topics.POSTS, "relevant")).isEqualTo(relevant.size());
        assertThat(funnel(Topics.POSTS, "scored") + funnel(Topics.POSTS, "unscored"))
                .isEqualTo(relevant.size());
        long spam = Long.parseLong(database.rows("SELECT count(*) FROM signals.scored_posts WHERE spam IS NOT NULL")
                .get(0));
        assertThat(spam).isPositive();
        assertThat(funnel(Topics.POSTS, "spam")).isEqualTo(spam);
        assertThat(funnel(Topics.POSTS, "counted")).isEqualTo(relevant.size() - spam);
        assertThat(funnel(Topics.REVIEWS, "unique")).isEqualTo(reviews.size());
        for (String topic : List.of(Topics.COMMERCE, Topics.POSTS, Topics.ENGAGEMENT, Topics.REVIEWS)) {
            assertThat(funnel(topic, "raw")).isEqualTo(funnel(topic, "valid") + funnel(topic, "rejected"));
            assertThat(funnel(topic, "valid")).isEqualTo(funnel(topic, "unique") + funnel(topic, "duplicate"));
            assertThat(funnel(topic, "duplicate")).isPositive();
        }
        assertThat(KeepRejected.KEPT.values())
                .contains("malformed/json.syntax", "late/late.partition", "invalid/engagement.orphan");
        assertThat(database.rows("SELECT sum(records) FROM signals.rejected_counts"))
                .containsExactly(Integer.toString(KeepRejected.KEPT.size()));
        assertThat(database.rows("SELECT value FROM signals.search_interest")).containsExactly("40");
        assertThat(database.rows("SELECT product_id, cost_minor FROM signals.campaign_spend"))
                .containsExactly("|1250");
        assertThat(database.rows("SELECT max(late_events) > 0 FROM signals.commerce_metrics"))
                .containsExactly("t");
    }

    /** Every relevant post has a topic, and the sums of topics are those of the posts. */
    private static void checkTopics() {
        assertThat(database.rows("SELECT count(*), count(DISTINCT model), min(topic_id) FROM signals.topics"))
                .containsExactly("11|1|-1");
        assertThat(database.rows("SELECT count(*) > 0, count(*) - count(topic_id) FROM signals.scored_posts"))
                .containsExactly("t|0");
        assertThat(
                        database.rows(
                                """
                                SELECT product_id, extract(epoch FROM hour)::bigint, topic_id, posts, scored, positive, negative,
                                       polarity_micro
                                FROM signals.topic_metrics WHERE posts <> 0"""))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        database.rows(
                                """
                                SELECT product, extract(epoch FROM date_bin('1 hour', at, 'epoch'))::bigint, topic_id, count(*),
                                       count(*) FILTER (WHERE status = 'SCORED'), count(*) FILTER (WHERE label = 'POSITIVE'),
                                       count(*) FILTER (WHERE label = 'NEGATIVE'),
                                       coalesce(sum(floor(polarity * 1e6 + 0.5)::bigint), 0)
                                FROM signals.scored_posts, unnest(string_to_array(product_ids, ' ')) AS product
                                WHERE spam IS NULL
                                GROUP BY 1, 2, 3"""));
    }

    private static void checkDetails(List<CommerceEvent> commerce) {
        checkDetails(
                "reason, disposition, currency, returns, returned_units, refund_minor FROM signals.return_reasons",
                commerce.stream().filter(e -> e.type() == CommerceType.RETURN),
                e -> said(e.reason()) + "|" + said(e.disposition()));
        checkDetails(
                "coupon, currency, purchases, units, revenue_minor FROM signals.coupon_sales",
                commerce.stream().filter(e -> e.type() == CommerceType.PURCHASE && e.coupon() != null),
                CommerceEvent::coupon);
        checkDetails(
                "age_group, gender, currency, purchases, units, revenue_minor FROM signals.buyer_groups",
                commerce.stream()
                        .filter(e -> e.type() == CommerceType.PURCHASE && (e.ageGroup() != null || e.gender() != null)),
                e -> said(e.ageGroup()) + "|" + said(e.gender()));
    }

    private static void checkDetails(
            String columns, Stream<CommerceEvent> events, Function<CommerceEvent, String> labels) {
        Map<String, List<CommerceEvent>> cells = events.collect(Collectors.groupingBy(
                e -> e.productId() + "|" + e.at() / 3_600_000 * 3_600 + "|" + labels.apply(e) + "|" + e.currency()));
        List<String> expected = cells.entrySet().stream()
                .map(cell -> cell.getKey() + "|" + cell.getValue().size() + "|"
                        + cell.getValue().stream()
                                .mapToLong(CommerceEvent::quantity)
                                .sum()
                        + "|"
                        + cell.getValue().stream()
                                .mapToLong(CommerceEvent::amountMinor)
                                .sum())
                .toList();
        assertThat(database.rows("SELECT product_id, extract(epoch FROM hour)::bigint, " + columns))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String said(@Nullable String label) {
        return Objects.requireNonNullElse(label, "");
    }

    private static void checkJourneys(List<CommerceEvent> commerce) {
        assertThat(
                        database.rows(
                                """
                                SELECT product_id = '', sum(events), sum(events_without_session) FROM signals.journey_hours
                                GROUP BY 1 ORDER BY 1"""))
                .containsExactly(
                        "f|" + commerce.size() + "|" + unsessioned(commerce),
                        "t|" + commerce.size() + "|" + unsessioned(commerce));
        assertThat(
                        database.rows(
                                """
                                SELECT bool_and(purchased = purchased_after_cart + purchased_without_cart),
                                       bool_and(visits <= events - events_without_session), sum(purchased_after_cart) > 0,
                                       sum(purchased_without_cart) > 0, count(DISTINCT platform), count(DISTINCT campaign)
                                FROM signals.journey_hours"""))
                .containsExactly("t|t|t|t|3|2");
    }

    private static long unsessioned(List<CommerceEvent> commerce) {
        return commerce.stream().filter(e -> e.sessionId() == null).count();
    }

    private static void run(String name, int parallelism, Duration checkpoints) throws Exception {
        run(name, parallelism, checkpoints, DAY.sources(name, !checkpoints.isZero()));
    }

    private static void run(String name, int parallelism, Duration checkpoints, Sources sources) throws Exception {
        Configuration settings = new Configuration();
        if (!checkpoints.isZero()) {
            settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpoints);
            settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
            settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        } else {
            settings.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        }
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings)) {
            Topology.define(env, config(), sources, sinks());
            env.execute(name);
        }
    }

    private static JobConfig config() {
        return config(false);
    }

    private static JobConfig config(boolean analytics) {
        return new JobConfig(
                new JobConfig.Kafka("nowhere:1", "test", true, Map.of()),
                new JobConfig.EventTime(
                        Duration.ofMillis(ShopDay.DISORDER),
                        Duration.ofMillis(ShopDay.LATENESS),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(30),
                        Duration.ZERO),
                new JobConfig.Privacy(new Secret("a key only for tests")),
                new JobConfig.Sentiment("fast", "", 0),
                new JobConfig.Topics(TopicModels.shippedLines()),
                SpamLimits.standard(),
                database.config(),
                new JobConfig.Analytics(analytics),
                DefaultPlans.config(),
                new JobConfig.Journeys(Duration.ofMinutes(30)));
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
                LeadLagSinks.NONE,
                SignalSinks.NONE,
                tables.journeys(),
                tables.topics(),
                tables.details());
    }

    private static void assertSame(Map<String, List<String>> expected, Map<String, List<String>> actual) {
        expected.forEach((table, rows) -> {
            List<String> more = new ArrayList<>(actual.get(table));
            more.removeAll(rows);
            List<String> missing = new ArrayList<>(rows);
            missing.removeAll(actual.get(table));
            assertThat(more).as("more in %s, missing: %s", table, missing).isEmpty();
            assertThat(missing).as("missing in " + table).isEmpty();
            assertThat(actual.get(table)).hasSameSizeAs(rows);
        });
    }

    private static Map<String, List<String>> content() {
        Map<String, List<String>> content = new LinkedHashMap<>();
        CONTENT.forEach((table, columns) -> content.put(
                table, database.rows("SELECT " + columns + " FROM signals." + table + " ORDER BY 1, 2, 3, 4")));
        return content;
    }

    private static long funnel(String topic, String stage) {
        return Long.parseLong(
                database.rows("SELECT coalesce(sum(records), 0) FROM signals.pipeline_funnel WHERE topic = '" + topic
                                + "' AND stage = '" + stage + "'")
                        .get(0));
    }

    private static long count(List<CommerceEvent> events, CommerceType type) {
        return events.stream().filter(e -> e.type() == type).count();
    }

    private static long units(List<CommerceEvent> events, CommerceType type) {
        return events.stream()
                .filter(e -> e.type() == type)
                .mapToLong(CommerceEvent::quantity)
                .sum();
    }

    private static long amount(List<CommerceEvent> events, CommerceType type) {
        return events.stream()
                .filter(e -> e.type() == type)
                .mapToLong(CommerceEvent::amountMinor)
                .sum();
    }
}
