package io.socialsignals.preview;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Runs queries as the reader role, read-only, each with a time limit and a row limit. */
public final class ReadOnlyQueries {
    private static final int MAX_ROWS = 20_000;

    private final String url;
    private final Properties properties;

    /**
     * @param url JDBC URL
     * @param user log-in that may read the views of schema {@code report} only
     * @param role role to take on after connecting, null to stay {@code user}
     */
    public ReadOnlyQueries(String url, String user, @Nullable String password, @Nullable String role) {
        this.url = url;
        this.properties = new Properties();
        properties.setProperty("user", user);
        if (password != null) {
            properties.setProperty("password", password);
        }
        String options =
                "-c search_path=report -c statement_timeout=10000 -c default_transaction_read_only=on -c TimeZone=UTC";
        properties.setProperty("options", role == null ? options : options + " -c role=" + role);
        properties.setProperty("ApplicationName", "social-signals-preview");
    }

    /** @throws SQLException when the query is wrong, takes over 10 s or the database cannot be reached */
    public Frame run(BoundSql query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, properties);
                PreparedStatement statement = connection.prepareStatement(query.sql())) {
            for (int i = 0; i < query.parameters().size(); i++) {
                statement.setString(i + 1, query.parameters().get(i));
            }
            statement.setMaxRows(MAX_ROWS + 1);
            try (ResultSet rows = statement.executeQuery()) {
                return frame(rows);
            }
        }
    }

    private static Frame frame(ResultSet result) throws SQLException {
        ResultSetMetaData meta = result.getMetaData();
        List<Frame.Column> columns = new ArrayList<>();
        for (int c = 1; c <= meta.getColumnCount(); c++) {
            columns.add(new Frame.Column(meta.getColumnLabel(c), kind(meta.getColumnType(c))));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        while (result.next() && rows.size() < MAX_ROWS) {
            @Nullable Object[] row = new Object[columns.size()];
            for (int c = 0; c < row.length; c++) {
                row[c] = value(result, c + 1, columns.get(c).kind());
            }
            rows.add(Arrays.asList(row));
        }
        return new Frame(columns, rows, rows.size() == MAX_ROWS);
    }

    private static String kind(int type) {
        return switch (type) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE, Types.DATE -> "time";
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.DOUBLE, Types.REAL, Types.NUMERIC -> "number";
            case Types.BIT, Types.BOOLEAN -> "boolean";
            default -> "string";
        };
    }

    private static @Nullable Object value(ResultSet row, int column, String kind) throws SQLException {
        Object value = row.getObject(column);
        if (value == null) {
            return null;
        }
        return switch (kind) {
            case "time" -> {
                Timestamp time = row.getTimestamp(column);
                yield time == null ? null : time.getTime();
            }
            case "number", "boolean" -> value;
            default -> value.toString();
        };
    }
}
