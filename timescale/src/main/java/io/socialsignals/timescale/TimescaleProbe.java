package io.socialsignals.timescale;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Whether a database can take the TimescaleDB parts of the schema. Creates the extension where the server offers it.
 *
 * @param note the extension's version, or why it is not used
 */
record TimescaleProbe(boolean usable, String note) {

    static TimescaleProbe of(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            String offered =
                    text(statement, "SELECT default_version FROM pg_available_extensions WHERE name = 'timescaledb'");
            if (offered == null) {
                return new TimescaleProbe(false, "not on this server, plain PostgreSQL views are used");
            }
            statement.execute("SET client_min_messages = error");
            // Without preloading, CREATE EXTENSION ends the connection, hence the catch around it all.
            statement.execute("CREATE EXTENSION IF NOT EXISTS timescaledb");
            String licence = text(statement, "SELECT current_setting('timescaledb.license', true)");
            if (!"timescale".equals(licence)) {
                return new TimescaleProbe(
                        false,
                        "timescaledb.license is '" + licence + "', which has no continuous aggregates; not used");
            }
            String version = text(statement, "SELECT extversion FROM pg_extension WHERE extname = 'timescaledb'");
            return new TimescaleProbe(true, "version " + version);
        } catch (SQLException e) {
            String message = e.getMessage() == null ? e.toString() : e.getMessage();
            return new TimescaleProbe(
                    false, "on this server but not usable, plain PostgreSQL views are used: " + firstLine(message));
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("no reason given").strip();
    }

    private static @Nullable String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
