package io.socialsignals.preview.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Writes a view of schema {@code report} to a file, row by row, whatever its size. */
public final class ViewExport {
    private static final int FETCH = 5_000;

    private ViewExport() {}

    /** The views that can be exported, sorted by name. */
    public static List<String> views(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        """
                        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname = 'report' AND c.relkind IN ('v', 'm') ORDER BY 1
                        """)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    /** Rows of the view, for a progress bar. */
    public static long count(Connection connection, String view) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + checked(connection, view))) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Exports the view, ordered by its first columns, so that the same rows give the same file. The file appears whole
     * or not at all.
     *
     * @param progress is told the rows so far
     * @return rows written
     * @throws IllegalArgumentException when there is no such view
     */
    public static long export(Connection connection, String view, ExportFormat format, Path file, LongConsumer progress)
            throws SQLException, IOException {
        String from = checked(connection, view);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        connection.setAutoCommit(false);
        long rows;
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT * FROM " + from + " ORDER BY " + order(connection, from))) {
            statement.setFetchSize(FETCH);
            try (ResultSet result = statement.executeQuery()) {
                List<ExportColumn> columns = columns(result.getMetaData());
                try (RowWriter writer = RowWriters.open(format, view, columns, part)) {
                    rows = copy(result, columns, writer, progress);
                }
            }
        } finally {
            connection.rollback();
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        return rows;
    }

    private static long copy(ResultSet result, List<ExportColumn> columns, RowWriter writer, LongConsumer progress)
            throws SQLException, IOException {
        long rows = 0;
        while (result.next()) {
            List<@Nullable Object> values = new ArrayList<>(columns.size());
            for (int c = 0; c < columns.size(); c++) {
                values.add(columns.get(c).read(result, c + 1));
            }
            writer.write(values);
            rows++;
            progress.accept(rows);
        }
        return rows;
    }

    private static List<ExportColumn> columns(ResultSetMetaData meta) throws SQLException {
        List<ExportColumn> columns = new ArrayList<>();
        for (int c = 1; c <= meta.getColumnCount(); c++) {
            columns.add(new ExportColumn(meta.getColumnName(c), ExportColumn.kind(meta.getColumnType(c))));
        }
        return columns;
    }

    private static String order(Connection connection, String from) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + from + " WHERE false")) {
            int columns = statement.getMetaData().getColumnCount();
            List<String> order = new ArrayList<>();
            for (int c = 1; c <= Math.min(columns, 6); c++) {
                order.add(Integer.toString(c));
            }
            return String.join(", ", order);
        }
    }

    /** The name as an identifier, only if it is a view's: SQL takes no bound parameter there. */
    private static String checked(Connection connection, String view) throws SQLException {
        List<String> views = views(connection);
        if (!views.contains(view)) {
            throw new IllegalArgumentException(
                    "there is no view '" + view + "'. There are: " + String.join(", ", views));
        }
        return "report.\"" + view + "\"";
    }
}
