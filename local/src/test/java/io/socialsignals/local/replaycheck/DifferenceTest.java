package io.socialsignals.local.replaycheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.local.stack.EmbeddedPostgres;
import io.socialsignals.local.stack.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Differences planted into a real database are found, and the first of them is named. */
class DifferenceTest {
    private static RunDirectory run;
    private static EmbeddedPostgres postgres;
    private static Connection connection;

    @TempDir
    Path folder;

    private int reads;

    @BeforeAll
    static void start() throws SQLException {
        run = RunDirectory.open(null);
        postgres = EmbeddedPostgres.start(run);
        postgres.migrate();
        connection = postgres.connect();
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        postgres.close();
        run.close();
    }

    @BeforeEach
    void fill() throws SQLException {
        connection.setAutoCommit(true);
        execute("TRUNCATE signals.commerce_metrics, signals.pipeline_funnel, signals.scored_posts");
        for (String product : List.of("p-a", "p-b", "p-c")) {
            execute("INSERT INTO signals.commerce_metrics SELECT '" + product + "', 'DE', 'EUR',"
                    + " '2026-01-05T10:00:00Z', 7, 2, 1, 1, 4999, 0, 0, 0, 0, 0");
        }
        execute("INSERT INTO signals.pipeline_funnel VALUES ('social.posts', 'unique', '', '2026-01-05T10:00:00Z', 5),"
                + " ('social.posts', 'unique', '', '2026-01-05T10:01:00Z', 3)");
    }

    @Test
    void theSameRowsHaveTheSameContentInWhateverOrderTheyWereWritten() throws Exception {
        var reference = read(Order.AS_SENT);
        execute("CREATE TEMP TABLE aside AS SELECT * FROM signals.commerce_metrics ORDER BY product_id DESC");
        execute("DELETE FROM signals.commerce_metrics");
        execute("INSERT INTO signals.commerce_metrics SELECT * FROM aside");
        execute("DROP TABLE aside");
        assertThat(ReplayCheck.compare(List.of(reference), read(Order.AS_SENT))).isEmpty();
    }

    @Test
    void aChangedRowIsNamedWithBothVersions() throws Exception {
        var reference = read(Order.AS_SENT);
        execute("UPDATE signals.commerce_metrics SET revenue_minor = 5000 WHERE product_id >= 'p-b'");
        var differences = ReplayCheck.compare(List.of(reference), read(Order.AS_SENT));
        assertThat(differences).hasSize(1);
        assertThat(differences.get(0).text())
                .startsWith("table signals.commerce_metrics, key (product_id=p-b, region=DE, currency=EUR,"
                        + " minute=2026-01-05 10:00:00")
                .contains("differing columns: revenue_minor 4999 <> 5000\n")
                .contains("\n  reference: views=7, carts=2, purchases=1, units=1, revenue_minor=4999,")
                .contains("\n  replay:    views=7, carts=2, purchases=1, units=1, revenue_minor=5000,");
    }

    @Test
    void aMissingAndAnAdditionalRowAreNamed() throws Exception {
        var reference = read(Order.AS_SENT);
        execute("DELETE FROM signals.commerce_metrics WHERE product_id = 'p-a'");
        var other = read(Order.AS_SENT);
        assertThat(ReplayCheck.compare(List.of(reference), other).get(0).text())
                .contains("key (product_id=p-a,")
                .contains("reference: views=7")
                .endsWith("replay:    no such row");
        assertThat(ReplayCheck.compare(List.of(other), reference).get(0).text())
                .contains("key (product_id=p-a,")
                .contains("reference: no such row")
                .contains("replay:    views=7");
    }

    @Test
    void correctionsMayDifferBetweenOrdersOnly() throws Exception {
        var reference = read(Order.AS_SENT);
        execute("UPDATE signals.commerce_metrics SET revision = 3, late_events = 3 WHERE product_id = 'p-b'");
        assertThat(ReplayCheck.compare(List.of(reference), read(Order.IN_ORDER)))
                .isEmpty();
        assertThat(ReplayCheck.compare(List.of(reference), read(Order.AS_SENT))
                        .get(0)
                        .text())
                .contains("revision 0 <> 3, late_events 0 <> 3");
    }

    @Test
    void copiesMayBeCountedInAnotherMinuteBetweenOrdersButNoneMayBeMissing() throws Exception {
        var reference = read(Order.AS_SENT);
        execute("UPDATE signals.pipeline_funnel SET records = 4");
        assertThat(ReplayCheck.compare(List.of(reference), read(Order.shuffled(1))))
                .isEmpty();
        assertThat(ReplayCheck.compare(List.of(reference), read(Order.AS_SENT))).hasSize(1);
        execute("UPDATE signals.pipeline_funnel SET records = 5");
        assertThat(ReplayCheck.compare(List.of(reference), read(Order.shuffled(1)))
                        .get(0)
                        .text())
                .contains("key (topic=social.posts, stage=unique, reason=)")
                .contains("records 8 <> 10");
    }

    @Test
    void aTableThatALaterMigrationAddsIsCompared() throws Exception {
        execute("CREATE TABLE signals.added (id text PRIMARY KEY, note text)");
        try {
            execute("INSERT INTO signals.added VALUES ('x', E'two\\nlines\\tand a tab'), ('y', NULL)");
            var reference = read(Order.AS_SENT);
            assertThat(Files.readAllLines(
                            reference.content("added", false).orElseThrow().lines()))
                    .containsExactly("x\ttwo\\nlines\\tand a tab", "y\t\\N");
            execute("UPDATE signals.added SET note = '' WHERE id = 'y'");
            assertThat(ReplayCheck.compare(List.of(reference), read(Order.IN_ORDER)))
                    .singleElement()
                    .extracting(Difference::table)
                    .isEqualTo("added");
        } finally {
            execute("DROP TABLE signals.added");
        }
    }

    private Outcome read(Order order) throws Exception {
        Path to = Files.createDirectory(folder.resolve("read-" + reads++));
        var contents = Content.read(connection, to);
        connection.setAutoCommit(true);
        return new Outcome(new Plan(reads, order, 1, false), contents, 0, 0);
    }

    private static void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
