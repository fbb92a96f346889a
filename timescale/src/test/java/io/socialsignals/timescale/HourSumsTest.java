package io.socialsignals.timescale;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hours are the sums of their minutes, whoever writes, sums or gives up in between. */
final class HourSumsTest {
    private static final TestDatabase DATABASE = TestDatabase.embedded();
    private static final TestDatabase WRITER = DATABASE.as(Logins.WRITER);
    private static final String SUM = "SELECT operations.sum_hours()";
    private static final String READY = "SELECT count(*) FROM operations.commerce_hours";

    @BeforeAll
    static void migrate() {
        DATABASE.migrate();
    }

    @BeforeEach
    void empty() {
        DATABASE.execute("TRUNCATE signals.commerce_metrics, signals.review_metrics", SUM);
    }

    @Test
    void whatever_happens_in_between_an_hour_is_the_sum_of_its_minutes() throws SQLException {
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            try (Connection slow = DriverManager.getConnection(WRITER.url(), WRITER.user(), WRITER.password());
                    Statement uncommitted = slow.createStatement()) {
                slow.setAutoCommit(false);
                for (int step = 0; step < 30; step++) {
                    switch (random.nextInt(6)) {
                        case 0 -> WRITER.execute(SUM);
                        // Products of its own: nobody waits for a row of the open transaction.
                        case 1 -> uncommitted.execute(minutes(random, "slow"));
                        case 2 -> slow.commit();
                        case 3 -> slow.rollback();
                        case 4 ->
                            DATABASE.execute("DELETE FROM signals.commerce_metrics WHERE product_id = 'quick0'"
                                    + " AND minute < '2026-03-01 03:00Z'");
                        default -> WRITER.execute(minutes(random, "quick"));
                    }
                    check();
                }
                slow.commit();
            }
            check();
            WRITER.execute(SUM);
            check();
        }
        assertThat(Integer.parseInt(DATABASE.rows(READY).get(0))).isPositive();
    }

    private static String minutes(Random random, String product) {
        String rows = IntStream.range(0, 20)
                .map(i -> random.nextInt(2 * 60 * 8))
                .distinct()
                .mapToObj(i -> "('%s%d', '', 'EUR', timestamptz '2026-03-01Z' + INTERVAL '%d minutes', %d, %d)"
                        .formatted(product, i % 2, i / 2, random.nextInt(5), random.nextInt(1000)))
                .collect(Collectors.joining(", "));
        return "INSERT INTO signals.commerce_metrics (product_id, region, currency, minute, units, revenue_minor) VALUES "
                + rows
                + " ON CONFLICT (product_id, region, currency, minute) DO UPDATE"
                + " SET units = EXCLUDED.units, revenue_minor = EXCLUDED.revenue_minor";
    }

    private static void check() {
        for (String period : List.of("hour", "day")) {
            assertThat(DATABASE.rows(
                            """
                                    SELECT product_id, %1$s, units, net_revenue_minor FROM report.commerce_%1$ss ORDER BY 1, 2
                                    """
                                    .formatted(period)))
                    .as(period)
                    .isEqualTo(DATABASE.rows(
                            """
                                    SELECT product_id, date_bin('1 %s', minute, timestamptz '2000-01-01Z'), sum(units), sum(revenue_minor)
                                    FROM signals.commerce_metrics GROUP BY 1, 2 ORDER BY 1, 2
                                    """
                                    .formatted(period)));
        }
    }

    @Test
    void an_hour_is_summed_once_and_the_two_newest_wait() {
        TestDatabase own = TestDatabase.embedded();
        own.migrate();
        TestDatabase writer = own.as(Logins.WRITER);
        writer.execute(
                """
                INSERT INTO signals.commerce_metrics (product_id, region, currency, minute, units)
                SELECT 'lamp', '', 'EUR', timestamptz '2026-03-01Z' + n * INTERVAL '20 minutes', 1 FROM generate_series(0, 14) n
                """);

        assertThat(writer.rows(SUM)).containsExactly("3");
        assertThat(writer.rows(SUM)).containsExactly("0");
        assertThat(own.rows("SELECT count(*), sum(units) FROM operations.commerce_hours"))
                .containsExactly("3|9");
        assertThat(own.rows("SELECT count(*) FROM operations.changed_hours"))
                .as("notes of one hour become one")
                .containsExactly("2");
        assertThat(own.rows("SELECT sum(units) FROM report.commerce_hours")).containsExactly("15");
    }

    @Test
    void rows_that_were_there_before_are_summed_by_the_migration() {
        TestDatabase older = TestDatabase.embedded();
        older.migrateCore("099");
        older.execute(SampleRows.INSERTS);
        String hours = "SELECT * FROM report.social_hours ORDER BY product_id, platform, hour";
        List<String> before = older.rows(hours);
        older.migrate();

        assertThat(before).hasSize(2);
        assertThat(older.rows(hours)).isEqualTo(before);
        assertThat(older.rows("SELECT count(*) FROM operations.social_hours")).containsExactly("1");
        older.execute(
                "INSERT INTO signals.social_metrics (product_id, platform, minute, posts) VALUES ('mug', 'x', '2026-03-02 09:00Z', 1)",
                SUM);
        assertThat(older.rows("SELECT count(*) FROM operations.social_hours")).containsExactly("2");
        assertThat(older.rows(hours)).startsWith(before.toArray(String[]::new)).hasSize(3);
    }
}
