package io.socialsignals.timescale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MigrationsTest {
    private final TestDatabase database = TestDatabase.embedded();

    @Test
    void from_empty_every_script_is_applied_and_reported() {
        MigrationReport report = database.migrate();

        assertThat(report.applied())
                .startsWith("V001__core_tables.sql", "V002__views.sql", "V003__roles.sql")
                .noneMatch(script -> script.startsWith("T"));
        assertThat(report.timescale()).isFalse();
        assertThat(report.describe()).contains("V001__core_tables.sql").contains("plain PostgreSQL");
    }

    @Test
    void a_second_run_changes_nothing() {
        String version = database.migrate().version();

        MigrationReport again = database.migrate();

        assertThat(again.applied()).isEmpty();
        assertThat(again.version()).isEqualTo(version);
        assertThat(again.describe()).startsWith("Schema is up to date at version " + version);
    }

    @Test
    void data_written_under_the_first_version_survives_the_upgrade() {
        database.migrateCore("001");
        database.execute(SampleRows.INSERTS);
        List<String> before = database.rows("SELECT * FROM signals.social_metrics ORDER BY 1, 2, 3");

        database.migrate();

        assertThat(database.rows("SELECT * FROM signals.social_metrics ORDER BY 1, 2, 3"))
                .isEqualTo(before);
        assertThat(database.rows("SELECT count(*) FROM report.social_metrics")).containsExactly("3");
    }

    @Test
    void two_databases_of_one_server_share_the_roles() {
        database.migrate();

        assertThat(TestDatabase.embedded().migrate().applied()).contains("V003__roles.sql");
    }

    @Test
    void an_unreachable_server_is_named_without_its_password() {
        assertThatThrownBy(() ->
                        Migrations.apply("jdbc:postgresql://127.0.0.1:1/none?sslpassword=secret", "someone", "secret"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/none as someone")
                .hasMessageContaining("refused")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_url_of_another_database_is_refused() {
        assertThatThrownBy(() -> Migrations.apply("jdbc:mysql://127.0.0.1/x", "someone", ""))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("Not a PostgreSQL JDBC URL");
    }

    @Test
    void every_table_view_and_column_has_a_comment() {
        database.migrate();

        assertThat(
                        database.rows(
                                """
                SELECT c.oid::regclass, a.attname
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                WHERE n.nspname IN ('signals', 'report', 'operations') AND c.relkind IN ('r', 'v', 'm', 'p')
                  AND (obj_description(c.oid, 'pg_class') IS NULL OR col_description(c.oid, a.attnum) IS NULL)
                """))
                .isEmpty();
    }

    @Test
    void the_columns_of_the_views_are_those_that_readers_were_promised() throws IOException {
        database.migrate();

        assertThat(database.rows(ViewColumns.SQL)).containsAll(ViewColumns.golden());
    }

    /** Names and types of the views' columns, checked against a golden list: dashboards and queries rely on them. */
    static final class ViewColumns {
        static final String SQL =
                """
                SELECT c.relname || ' ' || string_agg(a.attname || ' ' || replace(format_type(a.atttypid, a.atttypmod), 'timestamp with time zone', 'timestamptz'), ', '
                                                      ORDER BY a.attnum)
                FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
                WHERE c.relnamespace = 'report'::regnamespace AND c.relkind = 'v'
                GROUP BY c.relname ORDER BY c.relname
                """;

        private ViewColumns() {}

        static List<String> golden() throws IOException {
            try (InputStream file = MigrationsTest.class.getResourceAsStream("view-columns.txt")) {
                return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            }
        }
    }
}
