package io.socialsignals.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.local.stack.EmbeddedPostgres;
import io.socialsignals.local.stack.RunDirectory;
import io.socialsignals.simulators.scenario.ScenarioReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlantedTruthTest {
    @Test
    void signals_are_held_against_what_the_scenario_plants() throws Exception {
        try (RunDirectory run = RunDirectory.open(null);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(run)) {
            postgres.migrate();
            try (Connection database = postgres.connect()) {
                PlantedTruth.write(database, ScenarioReader.builtIn("demo"));
                PlantedTruth.write(database, ScenarioReader.builtIn("demo"));
                // Incident of p-hushlet: hours 250 to 256 after 2026-01-05, so it begins on the 15th at 10 o'clock.
                execute(
                        database,
                        """
                        INSERT INTO signals.social_metrics (product_id, platform, minute) VALUES ('p-hushlet', 'x', '2026-01-17T00:00:00Z');
                        INSERT INTO signals.signal_watch VALUES ('p-hushlet', '2026-01-05T00:00:00Z', '2026-01-08T00:00:00Z');
                        INSERT INTO signals.signals (product_id, started, peak, ended, running, direction, severity, persistence,
                            series, involved, score, seen, expected, hours, explanation)
                        SELECT 'p-hushlet', t, t, t + interval '2 hours', false, 'up', 7, 'short', 'posts', '', 7, 80, 20, 2, 'posts rose'
                        FROM unnest(ARRAY['2026-01-15T11:00:00Z', '2026-01-12T11:00:00Z']::timestamptz[]) t""");

                assertThat(
                                rows(
                                        database,
                                        "SELECT kind, judged, told = '2026-01-15T11:00:00Z' FROM report.planted WHERE product_id = 'p-hushlet'"))
                        .containsExactly("incident t t");
                assertThat(rows(database, "SELECT coalesce(cause, 'none') FROM report.signal_causes ORDER BY started"))
                        .containsExactly("none", "incident");
                // What begins after the newest minute is not missing yet.
                assertThat(rows(database, "SELECT kind FROM report.planted WHERE product_id = 'p-sonquil'"))
                        .isEmpty();
            }
        }
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int c = 1; c <= result.getMetaData().getColumnCount(); c++) {
                    row.add(result.getString(c));
                }
                rows.add(String.join(" ", row));
            }
            return rows;
        }
    }
}
