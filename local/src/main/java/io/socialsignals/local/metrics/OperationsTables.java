package io.socialsignals.local.metrics;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What is kept beside the job's own tables, in schema {@code operations}: samples of Flink's metrics, and the sums of hours
 * that plain PostgreSQL does not make by itself. The role of the job may write there.
 */
public final class OperationsTables implements AutoCloseable {
    private static final String INSERT =
            """
            INSERT INTO operations.flink_metrics (at, metric, step, part, value)
            SELECT ?, s.metric, s.step, s.part, s.value
            FROM unnest(?::text[], ?::text[], ?::text[], ?::float8[]) AS s(metric, step, part, value)
            ON CONFLICT DO NOTHING
            """;
    private static final String SUM_HOURS = "SELECT operations.sum_hours()";
    private static final String FORGET = "SELECT operations.forget_old_samples()";

    private final String jdbcUrl;
    private final Properties login = new Properties();
    private @Nullable Connection connection;

    public OperationsTables(String jdbcUrl, String user, String password) {
        this.jdbcUrl = jdbcUrl;
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("ApplicationName", "social-signals-metrics");
        login.setProperty("connectTimeout", "10");
        login.setProperty("socketTimeout", "60");
    }

    void write(Instant at, List<Sample> samples) throws SQLException {
        try (var insert = open().prepareStatement(INSERT)) {
            insert.setObject(1, at.atOffset(ZoneOffset.UTC));
            insert.setObject(2, samples.stream().map(Sample::metric).toArray(String[]::new));
            insert.setObject(3, samples.stream().map(Sample::step).toArray(String[]::new));
            insert.setObject(4, samples.stream().map(Sample::part).toArray(String[]::new));
            insert.setObject(5, samples.stream().mapToDouble(Sample::value).toArray());
            insert.executeUpdate();
        }
    }

    /** Sums the hours that changed, so that long ranges are read quickly; with TimescaleDB there is nothing to do. */
    void sumHours() throws SQLException {
        try (var sum = open().createStatement()) {
            sum.execute(SUM_HOURS);
        }
    }

    void forgetOld() throws SQLException {
        try (var forget = open().createStatement()) {
            forget.execute(FORGET);
        }
    }

    private Connection open() throws SQLException {
        Connection current = connection;
        if (current == null) {
            current = DriverManager.getConnection(jdbcUrl, login);
            connection = current;
        }
        return current;
    }

    /** Ends the connection; the next write opens another. */
    @Override
    public void close() {
        Connection current = connection;
        connection = null;
        if (current != null) {
            try {
                current.close();
            } catch (SQLException e) {
                // It was broken already, which is why it is closed.
            }
        }
    }
}
