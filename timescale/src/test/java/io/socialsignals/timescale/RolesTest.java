package io.socialsignals.timescale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RolesTest {
    private static final TestDatabase DATABASE = TestDatabase.embedded();

    @BeforeAll
    static void fill() {
        DATABASE.migrate();
        DATABASE.execute(SampleRows.INSERTS);
        // A table and a view of a later release.
        DATABASE.execute(
                "CREATE TABLE signals.later (x int)", "CREATE VIEW report.later AS SELECT x FROM signals.later");
    }

    @Test
    void the_reader_sees_the_views_without_naming_their_schema() {
        TestDatabase reader = DATABASE.as(Logins.READER);

        assertThat(reader.rows("SELECT sum(posts) FROM social_hours")).containsExactly("9");
        assertThat(reader.rows("SELECT count(*) FROM later")).containsExactly("0");
        assertThat(reader.rows("SELECT count(*) FROM database_jobs")).containsExactly("0");
        assertThat(reader.rows("SHOW statement_timeout")).containsExactly("30s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM signals.scored_posts",
                "SELECT * FROM migrations.schema_history",
                "SELECT * FROM operations.flink_metrics",
                "SELECT operations.sum_hours()",
                "UPDATE report.products SET name = 'x'",
                "DELETE FROM report.social_metrics",
                "CREATE TABLE report.mine (x int)",
                "CREATE TABLE public.mine (x int)",
                "CREATE TEMPORARY TABLE mine (x int)",
            })
    void the_reader_is_denied_even_after_leaving_read_only_mode(String sql) {
        assertThatThrownBy(() -> DATABASE.as(Logins.READER).execute("SET default_transaction_read_only = off", sql))
                .hasMessageContaining("permission denied");
    }

    @Test
    void the_reader_s_transactions_are_read_only() {
        assertThatThrownBy(() -> DATABASE.as(Logins.READER).execute("CREATE TABLE mine (x int)"))
                .hasMessageContaining("read-only transaction");
    }

    @Test
    void the_writer_inserts_and_corrects() {
        TestDatabase writer = DATABASE.as(Logins.WRITER);

        for (int records = 1; records <= 2; records++) {
            writer.execute(
                    """
                    INSERT INTO signals.pipeline_funnel (topic, stage, reason, minute, records)
                    VALUES ('catalog.products', 'raw', '', '2026-03-01 10:00:00Z', %d)
                    ON CONFLICT (topic, stage, reason, minute) DO UPDATE SET records = EXCLUDED.records
                    """
                            .formatted(records));
        }
        writer.execute("INSERT INTO later VALUES (1)", "UPDATE later SET x = 2");

        assertThat(writer.rows("SELECT records FROM pipeline_funnel WHERE topic = 'catalog.products'"))
                .containsExactly("2");
        DATABASE.execute("DELETE FROM signals.later");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE signals.mine (x int)",
                "CREATE TEMPORARY TABLE mine (x int)",
                "CREATE SCHEMA mine",
                "TRUNCATE signals.social_metrics",
                "DELETE FROM signals.social_metrics",
                "DELETE FROM operations.flink_metrics",
                "DELETE FROM operations.changed_hours",
                "INSERT INTO operations.social_hours (hour) VALUES (now())",
                "CREATE ROLE mine",
                "SELECT * FROM signals.planted",
                "SELECT * FROM report.planted",
                "SELECT * FROM report.signal_causes",
            })
    void the_writer_is_denied(String sql) {
        assertThatThrownBy(() -> DATABASE.as(Logins.WRITER).execute(sql)).hasMessageContaining("permission denied");
    }

    @Test
    void the_writer_cannot_change_a_table() {
        assertThatThrownBy(() -> DATABASE.as(Logins.WRITER).execute("ALTER TABLE social_metrics ADD x int"))
                .hasMessageContaining("must be owner");
    }

    @Test
    void a_password_is_set_and_never_stored_as_it_is() {
        Logins.setPassword(DATABASE.url(), DATABASE.user(), DATABASE.password(), Logins.READER, "tram-lamp-7");

        assertThat(DATABASE.rows("SELECT rolpassword FROM pg_authid WHERE rolname = 'ss_reader'"))
                .allMatch(stored -> stored.startsWith("SCRAM-SHA-256$") && !stored.contains("tram"));
    }

    @Test
    void a_password_is_for_our_roles_only() {
        assertThatThrownBy(() -> Logins.setPassword(DATABASE.url(), DATABASE.user(), "", "postgres", "x"))
                .hasMessageContaining("Not a role of this schema: postgres");
    }
}
