package io.socialsignals.job.topology;

import static io.socialsignals.job.topology.Steps.step;

import io.socialsignals.events.Product;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.detail.DetailSinks;
import io.socialsignals.job.detail.DetailSteps;
import io.socialsignals.job.enrich.CatalogueUpdate;
import io.socialsignals.job.enrich.GatherCatalogue;
import io.socialsignals.job.enrich.JoinEngagement;
import io.socialsignals.job.enrich.JudgePosts;
import io.socialsignals.job.enrich.JudgedPost;
import io.socialsignals.job.enrich.MatchProducts;
import io.socialsignals.job.enrich.PostSeen;
import io.socialsignals.job.enrich.ScorePosts;
import io.socialsignals.job.enrich.ScoreReviews;
import io.socialsignals.job.enrich.ScoredPost;
import io.socialsignals.job.enrich.ScoredReview;
import io.socialsignals.job.ingest.EventTimes;
import io.socialsignals.job.ingest.Ingested;
import io.socialsignals.job.ingest.RecordKind;
import io.socialsignals.job.ingest.RecordKinds;
import io.socialsignals.job.ingest.RejectedRow;
import io.socialsignals.job.ingest.Sources;
import io.socialsignals.job.journey.JourneySteps;
import io.socialsignals.job.pane.CommerceFact;
import io.socialsignals.job.pane.CommerceMinute;
import io.socialsignals.job.pane.CommercePanes;
import io.socialsignals.job.pane.ReviewFact;
import io.socialsignals.job.pane.ReviewMinute;
import io.socialsignals.job.pane.ReviewPanes;
import io.socialsignals.job.pane.SocialFact;
import io.socialsignals.job.pane.SocialMinute;
import io.socialsignals.job.pane.SocialPanes;
import io.socialsignals.job.pane.TopicFact;
import io.socialsignals.job.pane.TopicHour;
import io.socialsignals.job.pane.TopicPanes;
import io.socialsignals.job.signal.SignalSinks;
import io.socialsignals.job.signal.SignalSteps;
import io.socialsignals.job.topic.AssignTopics;
import io.socialsignals.sentiment.SentimentSpec;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * The whole job on one screen. A step's name is its uid and its name in metrics and in the web UI.
 *
 * <pre>
 * commerce ---> admit -> slim ----------------------------------------> pane-commerce -> commerce_metrics
 *                 |\-> visits: JourneySteps -------------------------------------------> journey_hours
 *                  \-> reasons, coupons, buyers: DetailSteps -> return_reasons, coupon_sales, buyer_groups
 * products ---> admit -> gather -+-> products   (complete when it has seen what the topic held at the start)
 * posts ------> admit -> dedup --+-> match -+-> score -> topic -> judge -> scored_posts (spam is marked, does not count)
 *                                           |                      |\-> facts -> pane-topics -> topic_metrics
 *                                           |                       \-> facts -+-> pane-social ---> social_metrics
 * engagement -> admit ----------------------+-> join -----------+
 *                                                    \-> post_engagement
 * reviews ----> admit -> dedup -> score -> scored_reviews
 *                                      \-> facts ---------------------> pane-reviews --> review_metrics
 * search, spend -> admit -> dedup -> search_interest, campaign_spend
 * minutes, scored posts, search, spend ---------------------------------> which talk leads which sales: LeadLagSteps
 * minutes, scored posts ----------------------------------------> signals, hashtags, influencers: SignalSteps
 * what steps reject -> signals.rejected;  what they count -> count-funnel -> pipeline_funnel, rejected_counts
 * </pre>
 */
public final class Topology {
    /** How long a post's engagement is followed. */
    private static final Duration POST_LIFE = Duration.ofDays(30);

    private final Steps steps;
    private final JobConfig config;
    private final Sources sources;
    private final Sinks sinks;

    private Topology(Steps steps, JobConfig config, Sources sources, Sinks sinks) {
        this.steps = steps;
        this.config = config;
        this.sources = sources;
        this.sinks = sinks;
    }

    /** Adds all steps; the environment still has to be executed. */
    public static void define(StreamExecutionEnvironment env, JobConfig config, Sources sources, Sinks sinks) {
        Settings.apply(env);
        Topology topology = new Topology(new Steps(env, config), config, sources, sinks);
        var catalogue = topology.catalogue();
        var commerce = topology.commerce();
        var social = topology.social(catalogue);
        var reviews = topology.reviews();
        var search = topology.rows(
                RecordKinds.SEARCH, sources.search(), row -> row.get().term(), sinks.search());
        var spend = topology.rows(
                RecordKinds.SPEND, sources.spend(), row -> row.get().campaign(), sinks.spend());
        if (config.analytics().enabled() && !sinks.leadLag().equals(LeadLagSinks.NONE)) {
            LeadLagSteps.define(
                    config, social.minutes(), commerce, social.posts(), search, spend, catalogue, sinks.leadLag());
        }
        if (config.analytics().enabled() && !sinks.signals().equals(SignalSinks.NONE)) {
            SignalSteps.define(
                    config.eventTime(),
                    sinks.signals(),
                    social.minutes(),
                    commerce,
                    reviews,
                    social.posts(),
                    social.topics(),
                    config.topics().model());
        }
        topology.fates();
    }

    private DataStream<CommerceMinute> commerce() {
        boolean follows = config.journeys().enabled() && !sinks.journeys().equals(Sinks.NO_JOURNEYS);
        var admitted =
                steps.admit(follows ? RecordKinds.COMMERCE_SESSIONS : RecordKinds.COMMERCE, sources.commerce(), time());
        if (follows) {
            JourneySteps.define(config, admitted, sinks.journeys());
        }
        if (!sinks.details().equals(DetailSinks.NONE)) {
            DetailSteps.define(config.eventTime(), admitted, sinks.details());
        }
        var facts = step("slim-commerce", admitted.map(CommerceFact::of).returns(CommerceFact.class));
        var minutes = steps.pane(
                "pane-commerce", facts.keyBy(CommerceFact::product), new CommercePanes(), CommerceMinute.class);
        sinks.commerce().accept(minutes);
        return minutes;
    }

    private Social social(DataStream<CatalogueUpdate> catalogue) {
        var times = config.eventTime();
        var posts = steps.unique(RecordKinds.POSTS, steps.admit(RecordKinds.POSTS, sources.posts(), time()));
        var matched = step(
                "match-products",
                posts.connect(catalogue.broadcast(MatchProducts.PRODUCTS, MatchProducts.COMPLETE))
                        .process(new MatchProducts()));
        var tones = steps.counting(
                "score-posts",
                matched,
                ScoredPost.class,
                new ScorePosts(SentimentSpec.parse(config.sentiment().scorer())));
        if (config.sentiment().parallelism() > 0) {
            tones.setParallelism(config.sentiment().parallelism());
        }
        DataStream<ScoredPost> scored = config.topics().enabled() ? topics(tones) : tones;
        var judged = steps.counting(
                "judge-posts",
                scored.keyBy(post -> post.products().get(0), Types.STRING)
                        .transform(
                                "judge-posts",
                                TypeInformation.of(JudgedPost.class),
                                new JudgePosts(times, config.spam())));
        var postFacts = step(
                "take-post-facts",
                judged.<SocialFact>flatMap((post, out) -> post.facts(out::collect))
                        .returns(SocialFact.class));
        var engagement = steps.admit(RecordKinds.ENGAGEMENT, sources.engagement(), time());
        var seen = step("note-posts", matched.map(PostSeen::of).returns(PostSeen.class));
        var engagementFacts = steps.counting(
                "join-engagement",
                engagement
                        .keyBy(snapshot -> snapshot.get().postId())
                        .connect(seen.keyBy(PostSeen::id))
                        .transform(
                                "join-engagement",
                                TypeInformation.of(SocialFact.class),
                                new JoinEngagement(times, POST_LIFE)));
        var minutes = steps.pane(
                "pane-social",
                postFacts.union(engagementFacts).keyBy(SocialFact::product),
                new SocialPanes(),
                SocialMinute.class);
        sinks.scoredPosts().accept(judged);
        sinks.postEngagement().accept(engagementFacts.getSideOutput(JoinEngagement.NEWEST));
        sinks.social().accept(minutes);
        return new Social(
                minutes, judged.getSideOutput(JudgePosts.FINAL), config.topics().enabled() ? topicHours(judged) : null);
    }

    /** Assigns topics, on the scorer's thread: it costs less than handing a post on. */
    private DataStream<ScoredPost> topics(SingleOutputStreamOperator<ScoredPost> scored) {
        var assigned = step(
                "assign-topics",
                scored.process(new AssignTopics(config.topics().model()))
                        .returns(ScoredPost.class)
                        .setParallelism(scored.getParallelism()));
        sinks.topics().topics().accept(assigned.getSideOutput(AssignTopics.TOPICS));
        return assigned;
    }

    private DataStream<TopicHour> topicHours(DataStream<JudgedPost> judged) {
        var facts = step(
                "take-topic-facts",
                judged.<TopicFact>flatMap((post, out) -> post.topicFacts(out::collect))
                        .returns(TopicFact.class));
        var hours = steps.pane("pane-topics", facts.keyBy(TopicFact::product), new TopicPanes(), TopicHour.class);
        sinks.topics().hours().accept(hours);
        return hours;
    }

    /**
     * Of a topic that carries most of the events. A run that ends is not aligned: to hold a partition back that was read
     * to its end fails in the Kafka connector ("No current assignment for partition").
     */
    private <T> WatermarkStrategy<Ingested<T>> time() {
        return config.kafka().bounded() ? EventTimes.of(config.eventTime()) : EventTimes.aligned(config.eventTime());
    }

    /** @param posts those that count, once their verdict is final */
    private record Social(
            DataStream<SocialMinute> minutes, DataStream<ScoredPost> posts, @Nullable DataStream<TopicHour> topics) {}

    private DataStream<CatalogueUpdate> catalogue() {
        var admitted = steps.admitAlone(RecordKinds.PRODUCTS, sources.products(), CatalogueTime.strategy());
        var products = step("take-products", admitted.map(Ingested::get).returns(Product.class))
                .setParallelism(1);
        sinks.products().accept(products);
        return step(
                "gather-catalogue",
                admitted.transform(
                                "gather-catalogue",
                                TypeInformation.of(CatalogueUpdate.class),
                                new GatherCatalogue(sources.catalogue()))
                        .setParallelism(1));
    }

    private DataStream<ReviewMinute> reviews() {
        var reviews = steps.unique(
                RecordKinds.REVIEWS,
                steps.admit(RecordKinds.REVIEWS, sources.reviews(), EventTimes.of(config.eventTime())));
        var scored = steps.counting(
                "score-reviews",
                reviews,
                ScoredReview.class,
                new ScoreReviews(SentimentSpec.parse(config.sentiment().forReviews())));
        var facts = step("take-review-facts", scored.map(ScoredReview::fact).returns(ReviewFact.class));
        var minutes =
                steps.pane("pane-reviews", facts.keyBy(ReviewFact::product), new ReviewPanes(), ReviewMinute.class);
        sinks.scoredReviews().accept(scored);
        sinks.reviews().accept(minutes);
        return minutes;
    }

    /** Events that are rows as they are; keyed so that rows of one key are written in their order. */
    private <T> DataStream<T> rows(
            RecordKind<T> kind,
            Source<Ingested<T>, ?, ?> source,
            KeySelector<Ingested<T>, String> key,
            Consumer<DataStream<T>> sink) {
        var admitted = steps.admit(kind, source, EventTimes.of(config.eventTime()));
        var unique = steps.unique(kind, admitted, key, String.class);
        var rows = step("take-" + kind.name(), unique.map(Ingested::get).returns(kind.type()));
        sink.accept(rows);
        return rows;
    }

    /** What was counted and rejected on the way. */
    private void fates() {
        var funnel = steps.funnel();
        sinks.funnel().accept(funnel);
        sinks.rejectedCounts()
                .accept(step(
                        "take-rejected-counts",
                        funnel.<RejectedRow>flatMap((row, out) -> {
                                    if (RejectedRow.isIn(row)) {
                                        out.collect(RejectedRow.of(row));
                                    }
                                })
                                .returns(RejectedRow.class)));
        sinks.rejected().accept(steps.rejected());
    }
}
