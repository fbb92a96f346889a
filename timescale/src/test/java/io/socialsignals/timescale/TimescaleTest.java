package io.socialsignals.timescale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real TimescaleDB, named by a JDBC URL with user (and password) in the environment. */
final class TimescaleTest {
    private static final String VARIABLE = "SOCIAL_SIGNALS_TIMESCALE_URL";
    private static final String HOURS =
            "SELECT product_id, platform, hour, posts, scored, likes, polarity FROM report.social_hours ORDER BY 1, 2, 3";
    private TestDatabase server;
    private TestDatabase database;

    private static String parameter(String url, String name) {
        Matcher matcher = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(url);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** Before each test, not once before all: so each of them is reported as skipped, with the reason. */
    @BeforeEach
    void create() {
        String url = System.getenv(VARIABLE);
        assumeTrue(url != null && !url.isBlank(), "skipped: no TimescaleDB, set " + VARIABLE);
        server = new TestDatabase(url, parameter(url, "user"), parameter(url, "password"));
        database = server.fresh();
    }

    @Test
    void from_empty_every_script_is_applied_and_a_second_run_does_nothing() {
        MigrationReport report = database.migrate();

        assertThat(report.timescale()).isTrue();
        assertThat(report.applied())
                .contains("V001__core_tables.sql", "T001__hypertables.sql", "T002__continuous_aggregates.sql")
                .contains("T003__policies.sql", "T004__database_jobs.sql", "T098__flink_metrics.sql");
        assertThat(database.migrate().applied()).isEmpty();
        assertThat(database.rows(
                        "SELECT count(*) FROM timescaledb_information.hypertables WHERE hypertable_schema = 'signals'"))
                .containsExactly("7");
    }

    @Test
    void the_views_have_the_same_names_columns_and_types_as_on_plain_postgresql() throws IOException {
        database.migrate();

        assertThat(database.rows(MigrationsTest.ViewColumns.SQL)).containsAll(MigrationsTest.ViewColumns.golden());
        TestDatabase plain = TestDatabase.embedded();
        plain.migrate();
        assertThat(database.rows(MigrationsTest.ViewColumns.SQL)).isEqualTo(plain.rows(MigrationsTest.ViewColumns.SQL));
    }

    /** The scripts for plain PostgreSQL ran before the extension was there, with rows. */
    @Test
    void the_sums_of_a_plain_database_make_way_for_aggregates() {
        database.migrateCore("latest");
        database.execute(SampleRows.INSERTS);
        String hours = "SELECT * FROM report.social_hours ORDER BY product_id, platform, hour";
        List<String> before = database.rows(hours);
        assertThat(before).hasSize(2);
        database.migrate();

        assertThat(database.rows(hours)).isEqualTo(before);
        assertThat(database.rows("SELECT * FROM operations.hour_sums")).isEmpty();
        assertThat(database.rows("SELECT tgname FROM pg_trigger WHERE tgname LIKE 'hours%'"))
                .isEmpty();
        assertThat(database.rows("SELECT operations.sum_hours()")).containsExactly("0");
    }

    @Test
    void the_roll_ups_agree_with_plain_postgresql_before_and_after_a_refresh() {
        TestDatabase plain = TestDatabase.embedded();
        plain.migrate();
        plain.execute(SampleRows.INSERTS);
        database.migrate();
        database.execute(SampleRows.INSERTS);

        for (String view : List.of(
                "social_hours",
                "social_days",
                "commerce_hours",
                "commerce_days",
                "review_hours",
                "review_days",
                "funnel_hours",
                "rejected_hours")) {
            String sql = "SELECT * FROM report." + view + " ORDER BY 1, 2, 3, 4";
            List<String> expected = plain.rows(sql);
            assertThat(database.rows(sql)).as(view).isEqualTo(expected);
        }
        runPolicies();
        for (String view : List.of("social_hours", "social_days", "commerce_days", "review_days", "funnel_hours")) {
            String sql = "SELECT * FROM report." + view + " ORDER BY 1, 2, 3, 4";
            assertThat(database.rows(sql)).as(view).isEqualTo(plain.rows(sql));
        }
    }

    @Test
    void rows_of_the_plain_schema_move_into_the_hypertables() {
        database.migrateCore("003");
        database.execute(SampleRows.INSERTS);

        database.migrate();

        assertThat(database.rows("SELECT sum(posts) FROM report.social_days")).containsExactly("9");
        assertThat(
                        database.rows(
                                "SELECT count(*) > 0 FROM timescaledb_information.chunks WHERE hypertable_name = 'social_metrics'"))
                .containsExactly("t");
    }

    @Test
    void a_correction_of_a_refreshed_hour_arrives_with_the_next_refresh() {
        database.migrate();
        // Asked once: on a slow machine the second row would be one of the next minute.
        String minute = "timestamptz '"
                + database.rows("SELECT now() - interval '10 days'").get(0) + "'";
        insertMinute(minute, 3);
        runPolicies();
        List<String> before = database.rows(HOURS);

        insertMinute(minute, 5);
        runPolicies();

        assertThat(before).singleElement().asString().contains("|3|");
        assertThat(database.rows(HOURS)).singleElement().asString().contains("|5|");
    }

    @Test
    void records_of_long_ago_stay_visible_in_a_database_of_their_own() {
        database.migrate();
        insertMinute("timestamptz '2009-12-01 08:26:00Z'", 4);

        runPolicies();
        runRetention();

        assertThat(database.rows("SELECT hour AT TIME ZONE 'UTC', posts FROM report.social_hours"))
                .containsExactly("2009-12-01 08:00:00|4");
        assertThat(database.rows("SELECT day AT TIME ZONE 'UTC', posts FROM report.social_days"))
                .containsExactly("2009-12-01 00:00:00|4");
    }

    @Test
    void retention_drops_minutes_and_leaves_their_hours_and_days() {
        database.migrate();
        insertMinute("now() - interval '1300 days'", 1);
        insertMinute("now() - interval '1000 days'", 2);
        database.execute("CALL refresh_continuous_aggregate('signals.social_by_hour', NULL, now() - interval '1 day')");
        database.execute("CALL refresh_continuous_aggregate('signals.social_by_day', NULL, now() - interval '1 day')");
        insertMinute("now() - interval '1 hour'", 7);

        runRetention();
        runPolicies();

        assertThat(database.rows("SELECT sum(posts) FROM signals.social_metrics"))
                .containsExactly("9");
        assertThat(database.rows("SELECT sum(posts) FROM report.social_hours")).containsExactly("10");
        assertThat(database.rows("SELECT sum(posts) FROM report.social_days")).containsExactly("10");
    }

    @Test
    void retention_shorter_than_the_refresh_window_is_refused() {
        database.migrate();

        assertThatThrownBy(() -> database.execute("SELECT signals.set_retention('social_metrics', '90 days')"))
                .hasMessageContaining("would erase its hours and days");
        assertThatThrownBy(() -> database.execute("SELECT signals.set_retention('products', '90 days')"))
                .hasMessageContaining("No retention for table products");
        database.execute("SELECT signals.set_retention('scored_posts', '30 days')");
        database.execute("SELECT signals.set_retention('social_metrics', NULL)");
        assertThat(
                        database.rows(
                                "SELECT table_name, keep FROM signals.retention WHERE table_name LIKE 's%_posts' OR keep IS NULL ORDER BY 1"))
                .containsExactly("scored_posts|30 days", "social_metrics|null");
    }

    @Test
    void a_row_in_the_columnstore_is_corrected_by_an_upsert() {
        database.migrate();
        insertMinute("timestamptz '2026-01-05 10:00:00Z'", 3);
        database.execute("DO $$ DECLARE c regclass; BEGIN FOR c IN SELECT show_chunks('signals.social_metrics') LOOP "
                + "CALL convert_to_columnstore(c); END LOOP; END $$");

        insertMinute("timestamptz '2026-01-05 10:00:00Z'", 8);

        assertThat(database.rows("SELECT posts FROM report.social_metrics")).containsExactly("8");
    }

    @Test
    void the_reader_sees_jobs_and_their_errors_but_no_tables() {
        database.migrate();
        database.execute(
                "CREATE PROCEDURE signals.fail(job_id int, config jsonb) LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'on purpose'; END $$",
                "SELECT add_job('signals.fail', '1 second', job_name => 'Fails')");
        TestDatabase reader = database.as(Logins.READER);
        String refreshed = "SELECT job_id FROM database_jobs WHERE job LIKE 'Refresh%' AND last_status = 'Success'";
        String failures =
                "SELECT job LIKE 'Fails%', last_status, last_error FROM database_jobs WHERE failures > 0 AND job LIKE 'Fails%'";

        for (int tries = 0;
                tries < 150
                        && (reader.rows(failures).isEmpty()
                                || reader.rows(refreshed).isEmpty());
                tries++) {
            reader.rows("SELECT pg_sleep(0.2)");
        }

        assertThat(reader.rows(failures)).containsExactly("t|Failed|on purpose");
        assertThat(reader.rows(refreshed)).isNotEmpty();
        assertThat(
                        reader.rows(
                                "SELECT count(*) FROM database_jobs WHERE job LIKE 'Columnstore%' OR job LIKE 'Refresh%' OR job LIKE 'Retention%'"))
                .containsExactly("18");
        assertThatThrownBy(() -> reader.rows("SELECT * FROM signals.social_by_hour"))
                .hasMessageContaining("permission denied");
        database.execute("SELECT delete_job(job_id) FROM report.database_jobs WHERE job LIKE 'Fails%'");
    }

    @Test
    void the_writer_writes_into_new_chunks_and_defines_nothing() {
        database.migrate();
        TestDatabase writer = database.as(Logins.WRITER);

        writer.execute(SampleRows.INSERTS);

        assertThatThrownBy(() -> writer.execute("SELECT drop_chunks('signals.social_metrics', older_than => now())"))
                .hasMessageContaining("must be owner");
        assertThatThrownBy(() -> writer.execute("SELECT signals.set_retention('scored_posts', '1 day')"))
                .hasMessageContaining("permission denied");
    }

    @AfterEach
    void drop() {
        if (database == null) {
            return;
        }
        server.execute("DROP DATABASE " + database.name() + " WITH (FORCE)");
    }

    private void insertMinute(String time, long posts) {
        database.execute(
                """
                INSERT INTO signals.social_metrics (product_id, platform, minute, posts)
                VALUES ('mug', 'x', date_trunc('minute', %s), %d)
                ON CONFLICT (product_id, platform, minute) DO UPDATE SET posts = EXCLUDED.posts
                """
                        .formatted(time, posts));
    }

    /** Runs the refresh jobs now, hours before days, in place of the scheduler. */
    private void runPolicies() {
        database.execute("SELECT _timescaledb_functions.stop_background_workers()");
        for (String unit : List.of("hour", "day")) {
            database.rows(
                            "SELECT job_id FROM timescaledb_information.jobs WHERE proc_name = 'policy_refresh_continuous_aggregate'"
                                    + " AND hypertable_name LIKE '%_by_" + unit + "' ORDER BY job_id")
                    .forEach(job -> database.execute("CALL run_job(" + job + ")"));
        }
    }

    private void runRetention() {
        database.execute("SELECT _timescaledb_functions.stop_background_workers()");
        database.rows("SELECT job_id FROM timescaledb_information.jobs WHERE proc_name = 'drop_expired'")
                .forEach(job -> database.execute("CALL run_job(" + job + ")"));
    }
}
