package io.socialsignals.local.replaycheck;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table that the job writes, as the database's own catalogue describes it; what a later migration adds is there too.
 *
 * @param key columns of the primary key in its order; all columns where there is none
 * @param values the other columns
 */
record Shape(String table, List<String> key, List<String> values) {
    private static final String TABLES =
            """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = 'signals' AND table_type = 'BASE TABLE' ORDER BY table_name COLLATE "C"
            """;
    private static final String COLUMNS =
            """
            SELECT a.attname, array_position(i.indkey::int2[], a.attnum)
            FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
            WHERE a.attrelid = format('signals.%I', ?::text)::regclass AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY array_position(i.indkey::int2[], a.attnum) NULLS LAST, a.attnum
            """;

    /** All tables of schema {@code signals}, by name. */
    static List<Shape> all(Connection connection) throws SQLException {
        var shapes = new ArrayList<Shape>();
        try (var statement = connection.createStatement();
                var tables = statement.executeQuery(TABLES)) {
            while (tables.next()) {
                shapes.add(of(connection, tables.getString(1)));
            }
        }
        return shapes;
    }

    private static Shape of(Connection connection, String table) throws SQLException {
        var key = new ArrayList<String>();
        var values = new ArrayList<String>();
        try (var statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            try (var columns = statement.executeQuery()) {
                while (columns.next()) {
                    (columns.getObject(2) == null ? values : key).add(columns.getString(1));
                }
            }
        }
        return key.isEmpty() ? new Shape(table, values, List.of()) : new Shape(table, key, values);
    }

    List<String> columns() {
        var all = new ArrayList<>(key);
        all.addAll(values);
        return all;
    }

    /**
     * The table without some columns. Where they are part of the key, rows that become the same row are summed.
     */
    Shape without(List<String> columns) {
        return new Shape(
                table,
                key.stream().filter(c -> !columns.contains(c)).toList(),
                values.stream().filter(c -> !columns.contains(c)).toList());
    }

    /** All rows as text (doubles with all their digits) in the order of their key's text. */
    String select(boolean summed) {
        String keys = key.stream().map(c -> "\"" + c + "\"::text").collect(Collectors.joining(", "));
        String others = values.stream()
                .map(c -> summed ? ", sum(\"" + c + "\")::text" : ", \"" + c + "\"::text")
                .collect(Collectors.joining());
        String order =
                key.stream().map(c -> "\"" + c + "\"::text COLLATE \"C\"").collect(Collectors.joining(", "));
        return "SELECT " + keys + others + " FROM signals.\"" + table + "\"" + (summed ? " GROUP BY " + keys : "")
                + " ORDER BY " + order;
    }
}
