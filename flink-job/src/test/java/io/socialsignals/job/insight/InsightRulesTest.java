package io.socialsignals.job.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.analytics.leadlag.FindingLife;
import io.socialsignals.analytics.leadlag.FindingRule;
import io.socialsignals.analytics.leadlag.FindingState;
import io.socialsignals.analytics.leadlag.Verdict;
import io.socialsignals.job.leadlag.FindingRow;
import io.socialsignals.job.leadlag.TestedPair;
import java.util.List;
import org.junit.jupiter.api.Test;

class InsightRulesTest {
    private static final long HOUR = 3_600_000;
    private static final long START = 480_000 * HOUR;
    private static final long END = START + 336 * HOUR;
    private static final FindingRule LIFE = FindingRule.forWindow(336);
    private static final String NUMBERS = " in the last 14 days (r .48, 95 % .35 to .59, adjusted p .002).";

    @Test
    void talkThatLeadsSalesSaysWhenToAdvertise() {
        assertThat(said("sentiment", "purchases", 6, 0.48))
                .returns("talk-leads", Insight::ruleId)
                .returns("talk-leads/mug/sentiment-purchases", Insight::id)
                .returns("Positive talk about {product} has led purchases by 6 h" + NUMBERS, Insight::statement)
                .returns(
                        "Schedule ads and offers for {product} 4 h to 6 h after positive talk rises, and check stock when it"
                                + " does.",
                        Insight::recommendation);
    }

    @Test
    void aLagOfOneBucketIsNoSpan() {
        assertThat(said("volume", "purchases", 1, 0.48).recommendation())
                .isEqualTo(
                        "Schedule ads and offers for {product} 1 h after the amount of talk rises, and check stock when"
                                + " it does.");
    }

    @Test
    void talkThatLeadsToFewerSalesAsksToReadBeforeSpending() {
        assertThat(said("volume", "revenue", 3, -0.48))
                .returns("talk-leads-down", Insight::ruleId)
                .returns("talk-leads-down/mug/volume-revenue", Insight::id)
                .returns(
                        "The amount of talk about {product} has led revenue by 3 h in the last 14 days (r -.48, 95 % .35 to"
                                + " .59, adjusted p .002).",
                        Insight::statement)
                .returns(
                        "When the amount of talk rises, expect fewer revenue 3 h later: read the cited posts before spending"
                                + " on {product}.",
                        Insight::recommendation);
    }

    @Test
    void complaintsThatLeadReturnsAskToWarnSupport() {
        assertThat(said("sentiment", "returns", 48, -0.48))
                .returns("talk-leads-returns", Insight::ruleId)
                .returns("talk-leads-returns/mug/sentiment-returns", Insight::id)
                .returns(
                        "When sentiment about {product} falls, expect more returns 2 days later: warn support, and look into"
                                + " the complaints that the cited posts make.",
                        Insight::recommendation)
                .extracting(Insight::statement)
                .asString()
                .startsWith("Positive talk about {product} has led returns by 2 days in the last 14 days (r -.48");
    }

    @Test
    void praiseThatLeadsReturnsAsksWhetherItPromisesTooMuch() {
        assertThat(said("sentiment", "returns", 24, 0.48))
                .returns("talk-leads-returns", Insight::ruleId)
                .returns(
                        "Praise of {product} is followed by more returns 24 h later: check whether posts promise more than"
                                + " it is.",
                        Insight::recommendation);
    }

    @Test
    void searchesThatLeadSalesAskForBids() {
        assertThat(said("search", "purchases", 5, 0.48))
                .returns("search-leads", Insight::ruleId)
                .returns("search-leads/mug/search-purchases", Insight::id)
                .returns("Interest in searches about {product} has led purchases by 5 h" + NUMBERS, Insight::statement)
                .returns(
                        "Raise search bids and stock of {product} within 5 h of a rise in searches.",
                        Insight::recommendation);
    }

    @Test
    void salesThatLeadTalkAreNotCreditedToIt() {
        assertThat(said("sentiment", "purchases", -3, 0.48))
                .returns("sales-lead", Insight::ruleId)
                .returns("sales-lead/mug/sentiment-purchases", Insight::id)
                .returns("Purchases of {product} have led positive talk by 3 h" + NUMBERS, Insight::statement)
                .returns(
                        "Do not credit talk about {product} with sales: buyers talk 3 h after they buy. Ask them for reviews"
                                + " then.",
                        Insight::recommendation);
    }

    @Test
    void whatMovesTogetherIsAGauge() {
        assertThat(said("sentiment", "purchases", 0, 0.48))
                .returns("simultaneous", Insight::ruleId)
                .returns("simultaneous/mug/sentiment-purchases", Insight::id)
                .returns(
                        "Positive talk about {product} has moved together with purchases" + NUMBERS, Insight::statement)
                .returns(
                        "Use talk about {product} as a live gauge of demand; it gives no time to act ahead.",
                        Insight::recommendation);
    }

    @Test
    void whatACampaignMovedIsCreditedToTheCampaign() {
        TestedPair test = test("sentiment", "purchases", 2, 0.48, "campaign spring");
        Insight insight = InsightRules.confounded(test, END - HOUR);
        assertThat(insight)
                .returns("both-moved", Insight::ruleId)
                .returns("both-moved/mug/sentiment-purchases/campaign spring", Insight::id)
                .returns(END - HOUR, Insight::at)
                .returns("confirmed", Insight::status)
                .returns(
                        "Sentiment and purchases of {product} were both moved by campaign spring in the last 14 days; with it"
                                + " held fixed no relation is left.",
                        Insight::statement)
                .returns(
                        "Credit campaign spring, not talk, with these sales, and do not plan on talk bringing them back.",
                        Insight::recommendation)
                .returns(
                        "A relation between the two that stays significant with campaign spring held fixed.",
                        Insight::withdrawnIf)
                .returns(List.of("a", "b"), Insight::posts);
        assertThat(insight.evidence()).contains("\"pair\":\"sentiment-purchases\"", "\"adjusted_p\":null");
    }

    @Test
    void everyInsightHasItsNumbersItsPostsItsWindowAndWhatWouldTakeItBack() {
        for (Insight insight : List.of(
                said("sentiment", "purchases", 6, 0.48),
                said("volume", "revenue", 6, -0.48),
                said("sentiment", "returns", 6, -0.48),
                said("search", "purchases", 6, 0.48))) {
            assertThat(insight.withdrawnIf())
                    .isEqualTo(
                            "Adjusted p above .10, another sign, or a lag other than 6 h (give or take one bucket) for 63"
                                    + " tests in a row.");
            assertThat(insight.posts()).containsExactly("a", "b");
            assertThat(insight.at()).isEqualTo(START + HOUR);
            assertThat(insight.windowStart()).isEqualTo(START);
            assertThat(insight.windowEnd()).isEqualTo(END);
            assertThat(insight.evidence())
                    .startsWith("{\"test\":\"cross-correlation, season and momentum removed\",\"pair\":\"")
                    .contains("\"lag_seconds\":21600,\"r\":", "\"lower\":0.350000,\"upper\":0.590000,\"n\":330,")
                    .contains("\"n_eff\":300.000,\"p\":0.00100000,\"adjusted_p\":0.00200000,\"spearman\":0.400000")
                    .endsWith("\"granger_f\":4.50000,\"granger_p\":null}");
        }
    }

    @Test
    void anEffectIsStatedWithTheNumbers() {
        TestedPair test = test("sentiment", "purchases", 6, 0.48, "");
        TestedPair withEffect = new TestedPair(
                test.productId(),
                test.pair(),
                test.social(),
                test.sales(),
                test.bucketMillis(),
                test.windowStart(),
                test.windowEnd(),
                test.verdict(),
                test.words(),
                test.reason(),
                test.lag(),
                test.r(),
                test.lower(),
                test.upper(),
                test.n(),
                test.nEff(),
                test.p(),
                test.spearman(),
                test.rawR(),
                "0.1 more sentiment, 4 % more purchases",
                4,
                2,
                6,
                test.grangerF(),
                test.grangerP(),
                test.grangerReverseP(),
                "",
                List.of(),
                List.of());
        assertThat(InsightRules.of(finding(withEffect, FindingState.CONFIRMED), LIFE)
                        .orElseThrow()
                        .statement())
                .endsWith("adjusted p .002; 0.1 more sentiment, 4 % more purchases).");
    }

    @Test
    void itFollowsTheFindingUnderOneKeyUntilItIsWithdrawn() {
        TestedPair test = test("sentiment", "purchases", 6, 0.48, "");
        List<Insight> life = List.of(
                InsightRules.of(finding(test, FindingState.CONFIRMED), LIFE).orElseThrow(),
                InsightRules.of(finding(test, FindingState.FADING), LIFE).orElseThrow(),
                InsightRules.of(finding(test, FindingState.WITHDRAWN), LIFE).orElseThrow());
        assertThat(life).extracting(Insight::status).containsExactly("confirmed", "fading", "withdrawn");
        assertThat(life).extracting(Insight::id).containsOnly("talk-leads/mug/sentiment-purchases");
        assertThat(life).extracting(Insight::at).containsOnly(START + HOUR);
    }

    /** A new product's window is shorter than the plan's, but its finding is withdrawn by the plan's rule. */
    @Test
    void whatTakesItBackIsTheRuleByWhichItIsTakenBack() {
        FindingRow finding = finding(test("sentiment", "purchases", 6, 0.48, ""), FindingState.CONFIRMED);
        assertThat(InsightRules.of(finding, FindingRule.forWindow(128))
                        .orElseThrow()
                        .withdrawnIf())
                .endsWith("for 24 tests in a row.");
    }

    @Test
    void aCandidateIsNotTold() {
        TestedPair test = test("sentiment", "purchases", 6, 0.48, "");
        FindingRow candidate = new FindingRow(
                "mug",
                test.pair(),
                "hourly",
                new FindingLife(FindingState.CANDIDATE, 6, 1, 3, 0, START / 1000, START / 1000, 0),
                END,
                test,
                0.002);
        assertThat(InsightRules.of(candidate, LIFE)).isEmpty();
    }

    private static Insight said(String social, String sales, int lag, double r) {
        return InsightRules.of(finding(test(social, sales, lag, r, ""), FindingState.CONFIRMED), LIFE)
                .orElseThrow();
    }

    private static FindingRow finding(TestedPair test, FindingState state) {
        return new FindingRow(
                "mug",
                test.pair(),
                "hourly",
                new FindingLife(state, test.lag(), 1, 21, 0, START / 1000, START / 1000, (START + HOUR) / 1000),
                END,
                test,
                0.002);
    }

    private static TestedPair test(String social, String sales, int lag, double r, String confounder) {
        return new TestedPair(
                "mug",
                social + '-' + sales,
                social,
                sales,
                HOUR,
                START,
                END,
                Verdict.SOCIAL_LEADS,
                "social leads",
                "",
                lag,
                r,
                0.35,
                0.59,
                330,
                300,
                0.001,
                0.4,
                0.6,
                "",
                Double.NaN,
                Double.NaN,
                Double.NaN,
                4.5,
                Double.NaN,
                Double.NaN,
                confounder,
                List.of(),
                List.of("a", "b"));
    }
}
