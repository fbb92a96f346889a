package io.socialsignals.job.leadlag;

import io.socialsignals.job.insight.Insight;
import io.socialsignals.job.sink.Upsert;
import java.util.Locale;

/** Which rows of the lead/lag analysis go into which table. */
public final class LeadLagTables {
    public static final Upsert<PairTestRow> TESTS = Upsert.<PairTestRow>into("signals.lead_lag_tests")
            .text("product_id", row -> row.test().productId())
            .text("pair", row -> row.test().pair())
            .text("family", PairTestRow::family)
            .time("window_end", row -> row.test().windowEnd())
            .key()
            .time("window_start", row -> row.test().windowStart())
            .integer("bucket_seconds", row -> (int) (row.test().bucketMillis() / 1000))
            .text("social", row -> row.test().social())
            .text("sales", row -> row.test().sales())
            .text("verdict", row -> row.verdict().name())
            .text("words", PairTestRow::words)
            .text("reason", PairTestRow::reason)
            .bigint("lag_seconds", row -> row.test().lag() * row.test().bucketMillis() / 1000)
            .number("r", row -> row.test().r())
            .number("lower", row -> row.test().lower())
            .number("upper", row -> row.test().upper())
            .integer("n", row -> row.test().n())
            .number("n_eff", row -> row.test().nEff())
            .number("p", row -> row.test().p())
            .number("adjusted_p", PairTestRow::adjustedP)
            .integer("family_size", PairTestRow::familySize)
            .number("spearman", row -> row.test().spearman())
            .number("raw_r", row -> row.test().rawR())
            .text("effect", row -> row.test().effect())
            .number("change", row -> row.test().change())
            .number("change_lower", row -> row.test().changeLower())
            .number("change_upper", row -> row.test().changeUpper())
            .number("granger_f", row -> row.test().grangerF())
            .number("granger_p", row -> row.test().grangerP())
            .number("granger_reverse_p", row -> row.test().grangerReverseP())
            .text("confounder", row -> row.test().confounder())
            .text("finding", row -> row.state().name().toLowerCase(Locale.ROOT))
            .build();

    public static final Upsert<LagRow> LAGS = Upsert.<LagRow>into("signals.lead_lag")
            .text("product_id", LagRow::productId)
            .text("pair", LagRow::pair)
            .text("family", LagRow::family)
            .time("window_end", LagRow::windowEnd)
            .bigint("lag_seconds", row -> row.lag().lag() * row.bucketMillis() / 1000)
            .key()
            .number("r", row -> row.lag().r())
            .number("lower", row -> row.lag().lower())
            .number("upper", row -> row.lag().upper())
            .integer("n", row -> row.lag().n())
            .number("n_eff", row -> row.lag().nEff())
            .build();

    public static final Upsert<FindingRow> FINDINGS = Upsert.<FindingRow>into("signals.findings")
            .text("product_id", FindingRow::productId)
            .text("pair", FindingRow::pair)
            .text("family", FindingRow::family)
            .time("first_seen", FindingRow::firstSeen)
            .key()
            .text("status", FindingRow::status)
            .time("since", row -> row.life().since() * 1000)
            .time(
                    "confirmed_at",
                    row -> row.life().confirmedAt() == 0 ? null : row.life().confirmedAt() * 1000)
            .time("tested_at", FindingRow::testedAt)
            .bigint("lag_seconds", row -> row.support().lag() * row.support().bucketMillis() / 1000)
            .number("r", row -> row.support().r())
            .number("lower", row -> row.support().lower())
            .number("upper", row -> row.support().upper())
            .number("n_eff", row -> row.support().nEff())
            .number("adjusted_p", FindingRow::adjustedP)
            .text("effect", row -> row.support().effect())
            .time("window_start", row -> row.support().windowStart())
            .time("window_end", row -> row.support().windowEnd())
            .integer("misses", row -> row.life().misses())
            .build();

    public static final Upsert<Insight> INSIGHTS = Upsert.<Insight>into("signals.insights")
            .text("insight_id", Insight::id)
            .time("at", Insight::at)
            .key()
            .text("product_id", Insight::productId)
            .text("rule_id", Insight::ruleId)
            .text("status", Insight::status)
            .text("statement", Insight::statement)
            .text("recommendation", Insight::recommendation)
            .text("evidence", Insight::evidence)
            .text("withdrawn_if", Insight::withdrawnIf)
            .text("posts", row -> String.join(" ", row.posts()))
            .time("window_start", Insight::windowStart)
            .time("window_end", Insight::windowEnd)
            .build();

    private LeadLagTables() {}
}
