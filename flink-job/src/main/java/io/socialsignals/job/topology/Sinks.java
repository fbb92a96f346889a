package io.socialsignals.job.topology;

import static io.socialsignals.job.topology.Steps.step;

import io.socialsignals.events.CampaignSpend;
import io.socialsignals.events.Product;
import io.socialsignals.events.Rejected;
import io.socialsignals.events.SearchInterest;
import io.socialsignals.events.Topics;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.detail.DetailSinks;
import io.socialsignals.job.detail.DetailTables;
import io.socialsignals.job.enrich.JudgedPost;
import io.socialsignals.job.enrich.PostEngagement;
import io.socialsignals.job.enrich.ScoredReview;
import io.socialsignals.job.ingest.FunnelRow;
import io.socialsignals.job.ingest.RejectedRow;
import io.socialsignals.job.insight.Insight;
import io.socialsignals.job.insight.SignalRules;
import io.socialsignals.job.journey.JourneyRow;
import io.socialsignals.job.journey.JourneySteps;
import io.socialsignals.job.leadlag.LeadLagTables;
import io.socialsignals.job.pane.CommerceMinute;
import io.socialsignals.job.pane.ReviewMinute;
import io.socialsignals.job.pane.SocialMinute;
import io.socialsignals.job.signal.SignalRow;
import io.socialsignals.job.signal.SignalSinks;
import io.socialsignals.job.signal.SignalTables;
import io.socialsignals.job.sink.RejectedSink;
import io.socialsignals.job.sink.Tables;
import io.socialsignals.job.sink.Upsert;
import io.socialsignals.job.sink.UpsertLimits;
import io.socialsignals.job.sink.UpsertSink;
import io.socialsignals.job.topic.TopicSinks;
import io.socialsignals.job.topic.TopicTables;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Where each result goes: what is done with its stream. Each applier names its step. */
public record Sinks(
        Consumer<DataStream<SocialMinute>> social,
        Consumer<DataStream<CommerceMinute>> commerce,
        Consumer<DataStream<ReviewMinute>> reviews,
        Consumer<DataStream<SearchInterest>> search,
        Consumer<DataStream<CampaignSpend>> spend,
        Consumer<DataStream<JudgedPost>> scoredPosts,
        Consumer<DataStream<ScoredReview>> scoredReviews,
        Consumer<DataStream<PostEngagement>> postEngagement,
        Consumer<DataStream<Product>> products,
        Consumer<DataStream<FunnelRow>> funnel,
        Consumer<DataStream<RejectedRow>> rejectedCounts,
        Consumer<DataStream<Rejected>> rejected,
        LeadLagSinks leadLag,
        SignalSinks signals,
        Consumer<DataStream<JourneyRow>> journeys,
        TopicSinks topics,
        DetailSinks details) {
    /** For a job that does not follow visits. */
    public static final Consumer<DataStream<JourneyRow>> NO_JOURNEYS = rows -> {};

    /** Metrics only, without lead/lag analysis, signals, journeys, topics and details. */
    public Sinks(
            Consumer<DataStream<SocialMinute>> social,
            Consumer<DataStream<CommerceMinute>> commerce,
            Consumer<DataStream<ReviewMinute>> reviews,
            Consumer<DataStream<SearchInterest>> search,
            Consumer<DataStream<CampaignSpend>> spend,
            Consumer<DataStream<JudgedPost>> scoredPosts,
            Consumer<DataStream<ScoredReview>> scoredReviews,
            Consumer<DataStream<PostEngagement>> postEngagement,
            Consumer<DataStream<Product>> products,
            Consumer<DataStream<FunnelRow>> funnel,
            Consumer<DataStream<RejectedRow>> rejectedCounts,
            Consumer<DataStream<Rejected>> rejected) {
        this(
                social,
                commerce,
                reviews,
                search,
                spend,
                scoredPosts,
                scoredReviews,
                postEngagement,
                products,
                funnel,
                rejectedCounts,
                rejected,
                LeadLagSinks.NONE,
                SignalSinks.NONE,
                NO_JOURNEYS,
                TopicSinks.NONE,
                DetailSinks.NONE);
    }

    /** The same with other signals. */
    public Sinks withSignals(SignalSinks other) {
        return new Sinks(
                social,
                commerce,
                reviews,
                search,
                spend,
                scoredPosts,
                scoredReviews,
                postEngagement,
                products,
                funnel,
                rejectedCounts,
                rejected,
                leadLag,
                other,
                journeys,
                topics,
                details);
    }

    /** The tables of the database, and the topic of rejected records. */
    public static Sinks production(JobConfig config) {
        JobConfig.Database database = config.database();
        return new Sinks(
                table("write-social", Tables.SOCIAL, database),
                table("write-commerce", Tables.COMMERCE, database),
                table("write-reviews", Tables.REVIEWS, database),
                smallTable("write-search", Tables.SEARCH, database),
                smallTable("write-spend", Tables.SPEND, database),
                table("write-scored-posts", Tables.POSTS, database),
                table("write-scored-reviews", Tables.SCORED_REVIEWS, database),
                table("write-post-engagement", Tables.ENGAGEMENT, database),
                smallTable("write-products", Tables.PRODUCTS, database),
                smallTable("write-funnel", Tables.FUNNEL, database),
                smallTable("write-rejected-counts", Tables.REJECTED, database),
                rejected -> rejected.sinkTo(RejectedSink.to(Topics.REJECTED, config.kafka()))
                        .uid("send-rejected")
                        .name("send-rejected"),
                new LeadLagSinks(
                        smallTable("write-lead-lag-tests", LeadLagTables.TESTS, database),
                        smallTable("write-lead-lag", LeadLagTables.LAGS, database),
                        smallTable("write-findings", LeadLagTables.FINDINGS, database),
                        smallTable("write-insights", LeadLagTables.INSIGHTS, database)),
                new SignalSinks(
                        signals -> {
                            Sinks.<SignalRow>smallTable("write-signals", SignalTables.SIGNALS, database)
                                    .accept(signals);
                            Sinks.<Insight>smallTable("write-signal-insights", LeadLagTables.INSIGHTS, database)
                                    .accept(advice(signals));
                        },
                        smallTable("write-signal-watch", SignalTables.WATCH, database),
                        smallTable("write-hashtags", SignalTables.HASHTAGS, database),
                        smallTable("write-hashtag-hours", SignalTables.HASHTAG_HOURS, database),
                        smallTable("write-influencers", SignalTables.INFLUENCERS, database),
                        smallTable("write-terms", SignalTables.TERMS, database),
                        smallTable("write-term-hours", SignalTables.TERM_HOURS, database),
                        smallTable("write-viral-posts", SignalTables.VIRALS, database)),
                smallTable("write-journeys", JourneySteps.TABLE, database),
                new TopicSinks(
                        smallTable("write-topics", TopicTables.TOPICS, database),
                        smallTable("write-topic-metrics", TopicTables.HOURS, database)),
                new DetailSinks(
                        smallTable("write-return-reasons", DetailTables.RETURNS, database),
                        smallTable("write-coupon-sales", DetailTables.COUPONS, database),
                        smallTable("write-buyer-groups", DetailTables.BUYERS, database)));
    }

    private static DataStream<Insight> advice(DataStream<SignalRow> signals) {
        return step(
                "advise-on-signals",
                signals.<Insight>flatMap((signal, out) -> SignalRules.of(signal).ifPresent(out::collect))
                        .returns(Insight.class));
    }

    private static <T> Consumer<DataStream<T>> table(String step, Upsert<T> upsert, JobConfig.Database database) {
        UpsertSink<T> sink = new UpsertSink<>(upsert, database, UpsertLimits.of(database));
        return rows -> rows.sinkTo(sink).uid(step).name(step);
    }

    /** A table with few rows: one writer, and so one connection, whatever the parallelism. */
    private static <T> Consumer<DataStream<T>> smallTable(String step, Upsert<T> upsert, JobConfig.Database database) {
        UpsertSink<T> sink = new UpsertSink<>(upsert, database, UpsertLimits.of(database));
        return rows -> rows.sinkTo(sink).setParallelism(1).uid(step).name(step);
    }
}
