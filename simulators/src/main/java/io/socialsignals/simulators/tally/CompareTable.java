package io.socialsignals.simulators.tally;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Compares a table with its tally, both read in the order of time, one time after the other. */
final class CompareTable {
    private static final int FETCH = 5_000;
    private static final Set<String> SCORE_STAGES = Set.of("scored", "unscored");

    private final TallyTable table;
    private final boolean scores;
    private long rows;
    private long differences;
    private @Nullable String first;

    private CompareTable(TallyTable table, boolean scores) {
        this.table = table;
        this.scores = scores;
    }

    /**
     * @param scores whether to compare what depends on which texts were scored
     */
    static Check run(Connection connection, Path directory, TallyTable table, boolean scores)
            throws SQLException, IOException {
        CompareTable comparison = new CompareTable(table, scores);
        comparison.run(connection, directory);
        return new Check("tally = " + table.table(), comparison.rows, comparison.differences, comparison.first);
    }

    private void run(Connection connection, Path directory) throws SQLException, IOException {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(RowFiles.file(directory, table))),
                        StandardCharsets.UTF_8));
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet result = statement.executeQuery(query())) {
                compare(new FileRows(file), new TableRows(result));
            }
        }
    }

    private String query() {
        String time = table.time();
        List<String> columns = new ArrayList<>();
        columns.add("(extract(epoch FROM " + time + ") * 1000)::bigint");
        columns.addAll(table.keys());
        columns.addAll(table.measures());
        return "SELECT " + String.join(", ", columns) + " FROM signals." + table.table() + " ORDER BY " + time;
    }

    private void compare(Rows expected, Rows actual) throws SQLException, IOException {
        expected.step();
        actual.step();
        while (expected.time < Long.MAX_VALUE || actual.time < Long.MAX_VALUE) {
            long time = Math.min(expected.time, actual.time);
            Map<String, String[]> wanted = expected.at(time);
            Map<String, String[]> found = actual.at(time);
            for (Map.Entry<String, String[]> row : wanted.entrySet()) {
                rows++;
                String[] other = found.remove(row.getKey());
                if (other == null) {
                    differ(time, row.getKey(), "is missing");
                } else {
                    compare(time, row.getKey(), row.getValue(), other);
                }
            }
            for (String key : found.keySet()) {
                rows++;
                differ(time, key, "should not be there");
            }
        }
    }

    private void compare(long time, String key, String[] wanted, String[] found) {
        for (int i = 0; i < table.measures().size(); i++) {
            String column = table.measures().get(i);
            boolean ignored = !scores && (column.equals("scored") || column.equals("status"));
            if (!ignored && !wanted[i].equals(found[i])) {
                differ(time, key, column + " is " + found[i] + ", must be " + wanted[i]);
            }
        }
    }

    private void differ(long time, String key, String what) {
        differences++;
        if (first == null) {
            first = Instant.ofEpochMilli(time) + " " + key.replace('\t', ' ') + ": " + what;
        }
    }

    private boolean isCompared(String key) {
        return scores || table != TallyTable.PIPELINE_FUNNEL || !SCORE_STAGES.contains(key.split("\t", -1)[1]);
    }

    /** Rows in the order of time. */
    private abstract class Rows {
        /** Of the current row; Long.MAX_VALUE after the last. */
        long time = Long.MIN_VALUE;

        /** Key and value fields of the current row. */
        String[] fields = {};

        /** The next row, null at the end. */
        abstract String @Nullable [] read() throws SQLException, IOException;

        final void step() throws SQLException, IOException {
            String[] next = read();
            if (next == null) {
                time = Long.MAX_VALUE;
            } else {
                time = Long.parseLong(next[0]);
                fields = next;
            }
        }

        /** All rows of a time, by their key; steps past them. */
        final Map<String, String[]> at(long wanted) throws SQLException, IOException {
            Map<String, String[]> out = time == wanted ? new TreeMap<>() : new HashMap<>();
            int keys = table.keys().size();
            while (time == wanted && wanted < Long.MAX_VALUE) {
                String[] values = new String[table.measures().size()];
                System.arraycopy(fields, 1 + keys, values, 0, values.length);
                String[] key = new String[keys];
                System.arraycopy(fields, 1, key, 0, keys);
                String joined = String.join("\t", key);
                if (isCompared(joined)) {
                    out.put(joined, values);
                }
                step();
            }
            return out;
        }
    }

    private final class FileRows extends Rows {
        private final BufferedReader file;

        FileRows(BufferedReader file) {
            this.file = file;
        }

        @Override
        String @Nullable [] read() throws IOException {
            String line = file.readLine();
            return line == null ? null : line.split("\t", -1);
        }
    }

    private final class TableRows extends Rows {
        private final ResultSet result;

        TableRows(ResultSet result) {
            this.result = result;
        }

        @Override
        String @Nullable [] read() throws SQLException {
            if (!result.next()) {
                return null;
            }
            String[] out = new String[1 + table.keys().size() + table.measures().size()];
            for (int i = 0; i < out.length; i++) {
                out[i] = RowKey.clean(result.getString(i + 1));
            }
            return out;
        }
    }
}
