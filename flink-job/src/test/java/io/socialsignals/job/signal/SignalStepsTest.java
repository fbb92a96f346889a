package io.socialsignals.job.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.Post;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.enrich.ScoredPost;
import io.socialsignals.job.enrich.Tone;
import io.socialsignals.job.pane.CommerceCounts;
import io.socialsignals.job.pane.CommerceMinute;
import io.socialsignals.job.pane.ReviewCounts;
import io.socialsignals.job.pane.ReviewMinute;
import io.socialsignals.job.pane.SocialCounts;
import io.socialsignals.job.pane.SocialMinute;
import io.socialsignals.job.sink.TestDatabase;
import io.socialsignals.job.sink.Upsert;
import io.socialsignals.job.sink.UpsertLimits;
import io.socialsignals.job.sink.UpsertSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.function.SerializableFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The steps as the job runs them, into a real database with its real views. */
@SuppressWarnings("try") // close() of an environment declares any exception
class SignalStepsTest {
    private static final long HOUR = 3_600_000;
    private static final long START = 480_000 * HOUR;
    private static final int HOURS = 8 * 24;
    private static final JobConfig.EventTime TIMES = new JobConfig.EventTime(
            Duration.ofMinutes(1), Duration.ofMinutes(9), Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ZERO);
    private static final List<String> TABLES = List.of(
            "signals",
            "signal_watch",
            "hashtags",
            "hashtag_hours",
            "influencers",
            "terms",
            "term_hours",
            "viral_posts");
    private static TestDatabase database;

    private final List<SocialMinute> social = new ArrayList<>();
    private final List<CommerceMinute> commerce = new ArrayList<>();
    private final List<ReviewMinute> reviews = new ArrayList<>();
    private final List<ScoredPost> posts = new ArrayList<>();

    @BeforeAll
    static void start() {
        database = TestDatabase.start();
        database.execute(
                "INSERT INTO signals.products VALUES ('kettle', 'Aurora Kettle', 'Aurora', 'kitchen', '', '', 1, 'EUR')");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    /** Two products for eight days; the kettle's posts and hashtag burst for four hours on the last day. */
    private void shop() {
        Random random = new Random(3);
        for (int hour = 0; hour < HOURS; hour++) {
            boolean burst = burst(hour);
            for (String product : List.of("kettle", "lamp")) {
                boolean here = burst && product.equals("kettle");
                long minute = START + hour * HOUR + 60_000L * random.nextInt(60);
                SocialCounts counts = new SocialCounts();
                counts.posts = (here ? 200 : 30) + random.nextInt(8);
                counts.scored = counts.posts;
                counts.negative = counts.posts / (here ? 2 : 6);
                counts.positive = counts.posts / 3;
                social.add(new SocialMinute(product, "x", minute, counts));
                CommerceCounts sold = new CommerceCounts();
                sold.views = 80 + random.nextInt(20);
                sold.purchases = 4 + random.nextInt(4);
                sold.revenueMinor = sold.purchases * 4900;
                commerce.add(new CommerceMinute(product, "DE", "EUR", minute, sold));
                ReviewCounts reviewed = new ReviewCounts();
                reviewed.reviews = 2;
                reviewed.starsSum = 8 + random.nextInt(3);
                reviewed.scored = 2;
                reviews.add(new ReviewMinute(product, minute, reviewed));
            }
            for (int i = 0; i < (burst ? 40 : 3); i++) {
                posts.add(post(hour, i, "fan" + random.nextInt(burst ? 400 : 30)));
            }
        }
    }

    private static boolean burst(int hour) {
        return hour >= 170 && hour < 174;
    }

    private static ScoredPost post(int hour, int number, String author) {
        Post post = new Post(
                hour + "-" + number,
                START + hour * HOUR + number * 1000L,
                "x",
                author,
                10,
                burst(hour) ? "what a kettle boils dry #glow" : "what a lovely kettle #glow",
                "en",
                List.of("glow", "glow"),
                List.of("hub"),
                burst(hour) && number > 0 ? "170-0" : null,
                null,
                null,
                null,
                null,
                "text");
        Tone tone = new Tone("SCORED", "NEGATIVE", -0.5, 0.5, 0.8, 0.1, 0.1, "test", "FAST", "en");
        return new ScoredPost(post, post.at(), 0, number, false, List.of("kettle"), tone);
    }

    private static <T> Consumer<DataStream<T>> table(String id, Upsert<T> upsert) {
        UpsertSink<T> sink = new UpsertSink<>(upsert, database.config(), UpsertLimits.of(database.config()));
        return rows -> rows.sinkTo(sink).uid(id).name(id);
    }

    private static <T> DataStream<T> stream(
            StreamExecutionEnvironment env, String id, List<T> rows, Class<T> type, SerializableFunction<T, Long> at) {
        return env.fromData(rows, TypeInformation.of(type))
                .uid(id)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<T>forMonotonousTimestamps()
                        .withTimestampAssigner((row, before) -> at.apply(row)))
                .uid(id + "-times");
    }

    private Map<String, List<String>> run(int parallelism) throws Exception {
        TABLES.forEach(table -> database.execute("TRUNCATE signals." + table));
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings)) {
            SignalSteps.define(
                    TIMES,
                    new SignalSinks(
                            table("signals", SignalTables.SIGNALS),
                            table("watch", SignalTables.WATCH),
                            table("hashtags", SignalTables.HASHTAGS),
                            table("hashtag-hours", SignalTables.HASHTAG_HOURS),
                            table("influencers", SignalTables.INFLUENCERS),
                            table("terms", SignalTables.TERMS),
                            table("term-hours", SignalTables.TERM_HOURS),
                            table("virals", SignalTables.VIRALS)),
                    stream(env, "social", social, SocialMinute.class, SocialMinute::minute),
                    stream(env, "commerce", commerce, CommerceMinute.class, CommerceMinute::minute),
                    stream(env, "reviews", reviews, ReviewMinute.class, ReviewMinute::minute),
                    stream(env, "posts", posts, ScoredPost.class, post -> post.post()
                            .at()),
                    null,
                    List.of());
            env.execute();
        }
        Map<String, List<String>> content = new LinkedHashMap<>();
        TABLES.forEach(
                table -> content.put(table, database.rows("SELECT * FROM signals." + table + " ORDER BY 1, 2, 3")));
        return content;
    }

    @Test
    void theTablesHoldTheIncidentTheTrendAndTheHubAtAnyParallelism() throws Exception {
        shop();
        Map<String, List<String>> one = run(1);
        assertThat(run(2)).isEqualTo(one);

        assertThat(database.rows("SELECT product_id, severity >= 4, hours, running, explanation FROM report.signals"))
                .singleElement()
                .asString()
                .startsWith("kettle|t|4|f|Aurora Kettle: ");
        assertThat(database.rows("SELECT learning_until - since FROM report.signal_watch"))
                .containsExactly("3 days", "3 days");
        assertThat(database.rows("SELECT tag_name, usage_count_7d FROM report.trending_hashtags"))
                .isEmpty();
        assertThat(database.rows("SELECT max(trend_score) > 3, max(usage_count_7d) FROM report.hashtag_hours"))
                .containsExactly("t|" + (4 * 40 + (7 * 24 - 4) * 3));
        assertThat(database.rows("SELECT DISTINCT term FROM report.term_hours WHERE trend_score > 3 ORDER BY 1"))
                .containsExactly("boils dry", "dry glow", "kettle boils");
        assertThat(database.rows(
                        "SELECT term, max(usage_count_7d) FROM report.term_hours WHERE term = 'boils dry' GROUP BY 1"))
                .containsExactly("boils dry|" + 4 * 40);
        assertThat(database.rows("SELECT max(usage_count_7d) FROM report.terms"))
                .as("at the end all is over")
                .containsExactly("0");
        assertThat(
                        database.rows(
                                "SELECT post_id, flagged_after_hours < 2, echoes, echoes_at_flag < echoes FROM report.viral_posts"))
                .containsExactly("170-0|t|" + 4 * 39 + "|t");
        assertThat(database.rows("SELECT DISTINCT product_id, rank, author FROM report.influencer_network ORDER BY 1"))
                .containsExactly("|1|hub", "kettle|1|hub");
    }
}
