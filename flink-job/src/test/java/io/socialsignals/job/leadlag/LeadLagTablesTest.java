package io.socialsignals.job.leadlag;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.analytics.leadlag.FindingLife;
import io.socialsignals.analytics.leadlag.FindingRule;
import io.socialsignals.analytics.leadlag.FindingState;
import io.socialsignals.analytics.leadlag.Verdict;
import io.socialsignals.job.insight.Insight;
import io.socialsignals.job.insight.InsightRules;
import io.socialsignals.job.sink.TestDatabase;
import io.socialsignals.job.sink.Upsert;
import io.socialsignals.job.sink.UpsertLimits;
import io.socialsignals.job.sink.UpsertSink;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LeadLagTablesTest {
    private static TestDatabase database;

    @BeforeAll
    static void start() {
        database = TestDatabase.start();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void rowsReachTheViewsThatSayWhatLeadsWhat() throws Exception {
        database.execute(
                "INSERT INTO signals.products (product_id, name, brand, category, aliases, hashtags, price_minor, currency)"
                        + " VALUES ('mug', 'Blue Mug', 'b', 'c', '', '', 1, 'EUR')");
        TestedPair test = ControlFindingsTest.test("mug", 500, 0.001, 6, Verdict.SOCIAL_LEADS);
        FindingRow finding = new FindingRow(
                "mug",
                test.pair(),
                "hourly",
                new FindingLife(FindingState.CONFIRMED, 6, 1, 21, 0, 1_800_000, 1_700_000, 1_800_000),
                test.windowEnd(),
                test,
                0.002);
        write(
                LeadLagTables.TESTS,
                new PairTestRow(test, "hourly", 0.002, 12, Verdict.SOCIAL_LEADS, FindingState.CONFIRMED),
                PairTestRow.class);
        write(
                LeadLagTables.LAGS,
                new LagRow(
                        "mug",
                        test.pair(),
                        "hourly",
                        test.windowEnd(),
                        3_600_000,
                        new TestedPair.Lag(-2, 0.1, -0.1, 0.2, 300, Double.NaN)),
                LagRow.class);
        write(LeadLagTables.FINDINGS, finding, FindingRow.class);
        write(
                LeadLagTables.INSIGHTS,
                InsightRules.of(finding, FindingRule.forWindow(336)).orElseThrow(),
                Insight.class);

        assertThat(database.rows("SELECT product, pair, direction, lag_seconds, r FROM report.what_leads_what_now"))
                .containsExactly("Blue Mug|sentiment-purchases|social leads|21600|0.48");
        assertThat(database.rows("SELECT product, words, finding FROM report.lead_lag_latest"))
                .containsExactly("Blue Mug|social leads|confirmed");
        assertThat(database.rows("SELECT lag_seconds, r, n_eff FROM report.lead_lag"))
                .containsExactly("-7200|0.1|null");
        List<String> insights = database.rows("SELECT statement, recommendation, posts FROM report.insights");
        assertThat(insights).hasSize(1);
        assertThat(insights.get(0))
                .startsWith("Positive talk about Blue Mug has led purchases by 6 h in the last 14 days")
                .endsWith("|a b");
        assertThat(database.rows("SELECT evidence::json ->> 'adjusted_p' FROM report.insights"))
                .containsExactly("0.00200000");
    }

    private static <T> void write(Upsert<T> upsert, T row, Class<T> type) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        env.fromData(TypeInformation.of(type), row)
                .sinkTo(new UpsertSink<>(upsert, database.config(), UpsertLimits.of(database.config())));
        env.execute();
    }
}
