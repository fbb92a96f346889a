package io.socialsignals.simulators.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.scenario.ScenarioReader;
import io.socialsignals.timescale.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fills the tables as the tally says, spoils them, and looks whether it is found. */
class VerifierTest {
    /** Columns that the tally does not know, filled so that the tables agree among themselves. */
    private static final Map<TallyTable, String> ALSO = Map.of(
            TallyTable.SOCIAL_METRICS, "positive = scored",
            TallyTable.REVIEW_METRICS, "positive = scored",
            TallyTable.SCORED_POSTS, "label = CASE status WHEN 'SCORED' THEN 'POSITIVE' END",
            TallyTable.SCORED_REVIEWS, "label = CASE status WHEN 'SCORED' THEN 'POSITIVE' END",
            TallyTable.POST_ENGAGEMENT,
                    "at = p.at, author = p.author, content_type = p.content_type"
                            + " FROM signals.scored_posts p WHERE p.post_id = post_engagement.post_id");

    @TempDir
    static Path tally;

    private static EmbeddedPostgres server;
    private Connection connection;

    @BeforeAll
    static void fill() throws IOException, SQLException {
        Simulation simulation = Simulation.of(ScenarioReader.builtIn("tiny"));
        try (Tally counting = new Tally(tally, TallyRules.standard())) {
            simulation.forEachRemaining(counting);
        }
        server = EmbeddedPostgres.builder().start();
        String url = server.getJdbcUrl("postgres", "postgres");
        Migrations.apply(url, "postgres", "");
        try (Connection filling = DriverManager.getConnection(url)) {
            for (TallyTable table : TallyTable.values()) {
                insert(filling, table);
            }
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void tablesThatHoldWhatTheTallySaysPass() throws SQLException {
        VerifyReport report = Verifier.verify(connection, tally, true);
        assertThat(report.differences()).as(report.table()).isZero();
        assertThat(report.passed()).isTrue();
        // The account knows no topics: those sums are held against posts, of which none has one here.
        assertThat(report.checks())
                .hasSize(29)
                .allMatch(check -> check.rows() > 0 || check.name().contains("topic_metrics"));
    }

    @Test
    void oneWrongNumberIsFoundAndNamed() throws SQLException {
        spoil("UPDATE signals.commerce_metrics SET views = views + 1 WHERE ctid = (SELECT min(ctid) FROM"
                + " signals.commerce_metrics)");
        VerifyReport report = Verifier.verify(connection, tally, true);
        assertThat(report.differences()).isEqualTo(1);
        assertThat(report.table()).contains("views is ").contains("FAILED");
        spoil("UPDATE signals.commerce_metrics SET views = views - 1 WHERE ctid = (SELECT max(ctid) FROM"
                + " signals.commerce_metrics)");
    }

    @Test
    void aMissingRowAndARowTooManyAreFound() throws SQLException {
        spoil("CREATE TABLE kept AS SELECT * FROM signals.search_interest ORDER BY minute LIMIT 1");
        spoil("DELETE FROM signals.search_interest WHERE minute = (SELECT minute FROM kept) AND term = (SELECT term"
                + " FROM kept) AND region = (SELECT region FROM kept)");
        spoil("INSERT INTO signals.search_interest VALUES ('nobody', 'DE', '2026-01-05T01:00Z', 1, 60)");
        VerifyReport report = Verifier.verify(connection, tally, true);
        assertThat(report.differences()).isEqualTo(2);
        assertThat(report.table()).contains("is missing");
        spoil("INSERT INTO signals.search_interest SELECT * FROM kept");
        spoil("DELETE FROM signals.search_interest WHERE term = 'nobody'");
    }

    @Test
    void tablesThatDisagreeAmongThemselvesAreFound() throws SQLException {
        spoil("UPDATE signals.social_metrics SET polarity_micro = 5 WHERE ctid = (SELECT min(ctid) FROM"
                + " signals.social_metrics WHERE posts > 0)");
        VerifyReport report = Verifier.verify(connection, tally, true);
        assertThat(report.checks().stream().filter(check -> check.differences() > 0))
                .extracting(Check::name)
                .containsExactly("scored_posts add up to social_metrics");
        spoil("UPDATE signals.social_metrics SET polarity_micro = 0");
    }

    @Test
    void aDirectoryWithoutATallyIsSaidSo(@TempDir Path empty) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Verifier.verify(connection, empty, true))
                .withMessageContaining("no finished tally");
    }

    private void spoil(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void insert(Connection connection, TallyTable table) throws SQLException {
        List<String> columns = new ArrayList<>();
        columns.addAll(table.keys());
        columns.addAll(table.measures());
        String also = table == TallyTable.SCORED_POSTS
                ? ", author, text"
                : table == TallyTable.SCORED_REVIEWS ? ", text" : "";
        String values = table == TallyTable.SCORED_POSTS ? ", 'a', 't'" : also.isEmpty() ? "" : ", 't'";
        List<String> marks = new ArrayList<>();
        try (Statement types = connection.createStatement();
                var result = types.executeQuery(
                        "SELECT " + String.join(", ", columns) + " FROM signals." + table.table() + " WHERE false")) {
            for (int i = 1; i <= columns.size(); i++) {
                String type = result.getMetaData().getColumnTypeName(i);
                // Only columns that may be null are empty in a tally, apart from keys, whose empty text counts.
                marks.add(i <= table.keys().size() ? "?::" + type : "nullif(?, '')::" + type);
            }
        }
        String sql = "INSERT INTO signals." + table.table() + " (" + table.time() + ", " + String.join(", ", columns)
                + also + ") VALUES (to_timestamp(?::bigint / 1000.0), " + String.join(", ", marks) + values + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (String[] row : TallyRows.of(tally, table)) {
                for (int i = 0; i < row.length; i++) {
                    insert.setString(i + 1, row[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
        for (String set : ALSO.containsKey(table) ? List.of(ALSO.get(table)) : Collections.<String>emptyList()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("UPDATE signals." + table.table() + " SET " + set);
            }
        }
    }
}
