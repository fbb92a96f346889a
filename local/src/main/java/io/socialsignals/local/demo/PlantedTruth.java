package io.socialsignals.local.demo;

import io.socialsignals.local.signal.Happening;
import io.socialsignals.local.stack.EmbeddedPostgres;
import io.socialsignals.simulators.scenario.Scenario;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Writes what the scenario plants into the database, for the page that holds signals against it. */
final class PlantedTruth {
    private PlantedTruth() {}

    static void write(EmbeddedPostgres postgres, Scenario scenario) {
        try (Connection connection = postgres.connect()) {
            write(connection, scenario);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write what was planted: " + e.getMessage(), e);
        }
    }

    /** Again with the same scenario: nothing changes. */
    static void write(Connection connection, Scenario scenario) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                """
                INSERT INTO signals.planted (kind, product_id, started, ended, explains_until, echo_until)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            for (Happening planted : Happening.of(scenario)) {
                insert.setString(1, planted.kind().name().toLowerCase(Locale.ROOT));
                insert.setString(2, planted.product());
                insert.setTimestamp(3, at(scenario, planted.from()));
                insert.setTimestamp(4, at(scenario, planted.to()));
                insert.setTimestamp(5, at(scenario, planted.explainsTo()));
                insert.setTimestamp(6, at(scenario, planted.echo()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static Timestamp at(Scenario scenario, int hour) {
        Instant start = scenario.start();
        return Timestamp.from(start.plus(Duration.ofHours(hour)));
    }
}
