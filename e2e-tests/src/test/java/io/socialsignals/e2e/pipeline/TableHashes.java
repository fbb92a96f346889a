package io.socialsignals.e2e.pipeline;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One hash per table over all its rows, whatever their order. */
final class TableHashes {
    /** How often a row was written and what came after it was due depend on when records arrive, not on which. */
    private static final List<String> OF_ARRIVAL = List.of("revision", "late_events");

    private TableHashes() {}

    /** {@code rows:md5} by table, all tables of schema {@code signals}. */
    static Map<String, String> of(Connection connection) throws SQLException {
        var hashes = new TreeMap<String, String>();
        for (String table : strings(
                connection,
                "SELECT table_name FROM information_schema.tables"
                        + " WHERE table_schema = 'signals' AND table_type = 'BASE TABLE'")) {
            var columns = new ArrayList<>(strings(
                    connection,
                    "SELECT column_name FROM information_schema.columns WHERE table_schema = 'signals' AND table_name = '"
                            + table + "' ORDER BY column_name"));
            columns.removeAll(OF_ARRIVAL);
            String row = "md5(ROW(\"" + String.join("\", \"", columns) + "\")::text)";
            hashes.put(
                    table,
                    strings(
                                    connection,
                                    "SELECT count(*) || ':' || coalesce(md5(string_agg(" + row + ", '' ORDER BY " + row
                                            + ")), '') FROM signals.\"" + table + "\"")
                            .get(0));
        }
        return hashes;
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
