package io.socialsignals.simulators.tally;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Compares the tables with a tally, row by row and column by column, and with each other. */
public final class Verifier {
    private static final int FETCH = 5_000;

    private Verifier() {}

    /**
     * Runs every check.
     *
     * @param connection to the database, as a role that may read schema {@code signals}; it is used in one read-only
     *     transaction that is rolled back
     * @param tally directory that a {@link Tally} was written to and closed
     * @param scored whether the job scored texts ({@code false} for {@code model=none}: then what depends on it is not
     *     compared with the tally, only among the tables)
     * @throws IllegalArgumentException if there is no finished tally in the directory
     */
    public static VerifyReport verify(Connection connection, Path tally, boolean scored) throws SQLException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(tally.resolve("tally.properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalArgumentException("no finished tally in " + tally + ": simulate with a tally first", e);
        }
        boolean scores = scored && Boolean.parseBoolean(properties.getProperty("labelled"));
        List<Check> checks = new ArrayList<>();
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            for (TallyTable table : TallyTable.values()) {
                checks.add(CompareTable.run(connection, tally, table, scores));
            }
            for (Map.Entry<String, String> query : CrossChecks.queries().entrySet()) {
                checks.add(cross(connection, query.getKey(), query.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the tally in " + tally, e);
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
        return new VerifyReport(checks);
    }

    private static Check cross(Connection connection, String name, String sql) throws SQLException {
        long rows = 0;
        long differences = 0;
        String first = null;
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    rows++;
                    String one = result.getString(2);
                    String other = result.getString(3);
                    if (!one.equals(other)) {
                        differences++;
                        first = first == null ? said(result.getString(1), one, other) : first;
                    }
                }
            }
        }
        return new Check(name, rows, differences, first);
    }

    private static String said(@Nullable String where, String one, String other) {
        return where + ": " + one + " against " + other;
    }
}
