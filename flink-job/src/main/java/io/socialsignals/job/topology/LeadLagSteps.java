package io.socialsignals.job.topology;

import static io.socialsignals.job.topology.Steps.step;

import io.socialsignals.events.CampaignSpend;
import io.socialsignals.events.SearchInterest;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.enrich.CatalogueUpdate;
import io.socialsignals.job.enrich.MatchProducts;
import io.socialsignals.job.enrich.ScoredPost;
import io.socialsignals.job.ingest.BroadcastUntilEnd;
import io.socialsignals.job.ingest.KeyedUntilEnd;
import io.socialsignals.job.insight.Insight;
import io.socialsignals.job.leadlag.AnalysePairs;
import io.socialsignals.job.leadlag.ControlFindings;
import io.socialsignals.job.leadlag.FindingRow;
import io.socialsignals.job.leadlag.LagRow;
import io.socialsignals.job.leadlag.MatchSearches;
import io.socialsignals.job.leadlag.Measure;
import io.socialsignals.job.leadlag.PairPlan;
import io.socialsignals.job.leadlag.PairTestRow;
import io.socialsignals.job.leadlag.Spend;
import io.socialsignals.job.leadlag.TestedPair;
import io.socialsignals.job.pane.CommerceMinute;
import io.socialsignals.job.pane.SocialMinute;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Which talk leads which sales.
 *
 * <pre>
 * social, commerce minutes -> measure -+
 * scored posts ------------> cite -----+-> analyse-hours ---> control-hours ---> lead_lag_tests, lead_lag,
 * search interest ---------> match ----+-> analyse-minutes -> control-minutes -> findings, insights
 * campaign spend ----------> take -----+ (to all)
 * </pre>
 */
final class LeadLagSteps {
    private final long grace;
    private final LeadLagSinks sinks;
    private final List<DataStream<PairTestRow>> tests = new ArrayList<>();
    private final List<DataStream<LagRow>> lags = new ArrayList<>();
    private final List<DataStream<FindingRow>> findings = new ArrayList<>();
    private final List<DataStream<Insight>> insights = new ArrayList<>();

    private LeadLagSteps(JobConfig config, LeadLagSinks sinks) {
        this.grace = config.eventTime().grace().toMillis();
        this.sinks = sinks;
    }

    static void define(
            JobConfig config,
            DataStream<SocialMinute> social,
            DataStream<CommerceMinute> commerce,
            DataStream<ScoredPost> posts,
            DataStream<SearchInterest> search,
            DataStream<CampaignSpend> spend,
            DataStream<CatalogueUpdate> catalogue,
            LeadLagSinks sinks) {
        DataStream<Measure> measures = step(
                        "measure-social", social.map(LeadLagSteps::measure).returns(Measure.class))
                .union(
                        step(
                                "measure-commerce",
                                commerce.map(LeadLagSteps::measure).returns(Measure.class)),
                        step(
                                "cite-posts",
                                posts.<Measure>flatMap((post, out) ->
                                                post.products().forEach(product -> out.collect(cited(product, post))))
                                        .returns(Measure.class)),
                        step(
                                "match-searches",
                                search.connect(catalogue.broadcast(MatchProducts.PRODUCTS, MatchProducts.COMPLETE))
                                        .process(new MatchSearches())
                                        .returns(Measure.class)));
        DataStream<Spend> spending =
                step("take-spending", spend.map(LeadLagSteps::spend).returns(Spend.class));
        LeadLagSteps steps = new LeadLagSteps(config, sinks);
        steps.family(
                "hours",
                PairPlan.hourly(config.leadLag().hourly(), config.leadLag().days()),
                measures,
                spending);
        steps.family("minutes", PairPlan.perMinute(config.leadLag().byMinute()), measures, spending);
        steps.write();
    }

    private void family(String name, PairPlan plan, DataStream<Measure> measures, DataStream<Spend> spending) {
        var pairs = BroadcastUntilEnd.step(
                "analyse-" + name,
                measures.keyBy(Measure::productId),
                spending,
                AnalysePairs.SPENDING,
                new AnalysePairs(plan, grace),
                TestedPair.class);
        // One key: a window end is judged as a whole, a few hundred small rows per hour. Not with parallelism 1, which
        // would
        // spread the rows over the sinks: forwarded, rows of one key are written in their order.
        String family = plan.family();
        var controlled = KeyedUntilEnd.step(
                "control-" + name,
                pairs.keyBy(pair -> family, Types.STRING),
                new ControlFindings(plan, grace),
                PairTestRow.class);
        tests.add(controlled);
        lags.add(controlled.getSideOutput(ControlFindings.LAGS));
        findings.add(controlled.getSideOutput(ControlFindings.FINDINGS));
        insights.add(controlled.getSideOutput(ControlFindings.INSIGHTS));
    }

    private void write() {
        sinks.tests().accept(tests.get(0).union(tests.get(1)));
        sinks.lags().accept(lags.get(0).union(lags.get(1)));
        sinks.findings().accept(findings.get(0).union(findings.get(1)));
        sinks.insights().accept(insights.get(0).union(insights.get(1)));
    }

    private static Measure measure(SocialMinute row) {
        var counts = row.counts();
        return Measure.social(
                row.productId(),
                row.platform(),
                row.minute(),
                counts.posts,
                counts.scored,
                counts.polarityMicro,
                counts.likes + counts.comments + counts.shares + counts.saves + counts.clicks);
    }

    private static Measure measure(CommerceMinute row) {
        var counts = row.counts();
        return Measure.commerce(
                row.productId(),
                row.region(),
                row.currency(),
                row.minute(),
                counts.views,
                counts.purchases,
                counts.revenueMinor,
                counts.returns);
    }

    /** What a post counts among those to cite: its author's followers times the strength of its tone. */
    private static Measure cited(String product, ScoredPost post) {
        double tone = post.tone().isScored() ? Math.abs(post.tone().polarity()) : 0;
        return Measure.post(
                product,
                post.post().at(),
                post.post().id(),
                Math.round(post.post().authorFollowers() * tone));
    }

    private static Spend spend(CampaignSpend row) {
        String product = row.productId();
        return new Spend(
                product == null ? "" : product,
                row.campaign(),
                row.currency(),
                row.at(),
                row.bucketSeconds() * 1000L,
                row.costMinor());
    }
}
