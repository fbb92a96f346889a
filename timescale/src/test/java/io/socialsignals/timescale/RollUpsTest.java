package io.socialsignals.timescale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class RollUpsTest {
    private static final TestDatabase DATABASE = TestDatabase.embedded();

    @BeforeAll
    static void fill() {
        DATABASE.migrate();
        DATABASE.execute(SampleRows.INSERTS);
    }

    @Test
    void an_hour_is_the_sum_of_its_minutes_and_its_mean_the_quotient_of_the_sums() {
        assertThat(
                        DATABASE.rows(
                                """
                SELECT extract(epoch FROM hour)::bigint, posts, scored, polarity_micro, likes, late_events, polarity::numeric(3, 2)
                FROM report.social_hours ORDER BY hour
                """))
                .containsExactly("1772402400|4|3|600000|5|1|0.20", "1772409600|5|0|0|1|0|null");
    }

    @Test
    void days_are_those_of_utc_whatever_the_session_says() {
        assertThat(DATABASE.rows("SELECT day AT TIME ZONE 'UTC', posts FROM report.social_days ORDER BY day"))
                .containsExactly("2026-03-01 00:00:00|4", "2026-03-02 00:00:00|5");
    }

    @Test
    void money_is_summed_per_region_and_currency() {
        assertThat(
                        DATABASE.rows(
                                """
                SELECT region, units, revenue_minor, refund_minor, net_revenue_minor FROM report.commerce_hours ORDER BY region
                """))
                .containsExactly("|1|1275|0|1275", "GB|2|2550|1275|1275");
    }

    @Test
    void the_other_roll_ups_add_up_too() {
        assertThat(DATABASE.rows("SELECT reviews, stars, polarity FROM report.review_days"))
                .containsExactly("3|3|0.5");
        assertThat(DATABASE.rows("SELECT value_sum, buckets FROM report.search_days"))
                .containsExactly("100|2");
        assertThat(DATABASE.rows("SELECT cost_minor FROM report.spend_days")).containsExactly("5000");
        assertThat(DATABASE.rows("SELECT stage, records FROM report.funnel_hours"))
                .containsExactly("raw|14");
        assertThat(DATABASE.rows("SELECT kind, reason, records FROM report.rejected_hours"))
                .containsExactly("late|late.partition|2");
    }

    @Test
    void plain_postgresql_has_no_database_jobs() {
        assertThat(DATABASE.rows("SELECT * FROM report.database_jobs")).isEmpty();
    }
}
