package io.socialsignals.local.replaycheck;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table after a replay, in the order of their key, one per line as PostgreSQL's {@code COPY} writes
 * them: columns separated by tabs, control characters escaped, doubles with all their digits.
 *
 * @param shape whose columns the lines hold
 * @param exception null when nothing is left out
 * @param hash SHA-256 of the lines
 * @param lines the file that holds them
 */
record Content(Shape shape, @Nullable OfArrival exception, long rows, String hash, Path lines) {
    private static final int FETCHED = 1000;

    /** Reads every table, and once more without what depends on arrival, into files of a folder. */
    static List<Content> read(Connection connection, Path folder) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'"); // the driver's is the machine's
        }
        var contents = new ArrayList<Content>();
        List<Shape> shapes = Shape.all(connection);
        for (Shape shape : shapes) {
            contents.add(copy(connection, shape, shape.select(false), null, folder.resolve(shape.table())));
        }
        for (OfArrival exception : OfArrival.among(shapes)) {
            Shape whole = shapes.stream()
                    .filter(s -> s.table().equals(exception.table()))
                    .findFirst()
                    .orElseThrow();
            Shape left = exception.applyTo(whole);
            contents.add(copy(
                    connection,
                    left,
                    left.select(exception.sums(whole)),
                    exception,
                    folder.resolve(left.table() + ".any-order")));
        }
        return contents;
    }

    private static Content copy(
            Connection connection, Shape shape, String select, @Nullable OfArrival exception, Path file)
            throws SQLException, IOException {
        MessageDigest digest = sha256();
        long rows = 0;
        connection.setAutoCommit(false); // or the driver would read the whole table into memory
        try (var out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest);
                var statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED);
            try (var found = statement.executeQuery(select)) {
                while (found.next()) {
                    out.write(line(found, shape.columns().size()).getBytes(StandardCharsets.UTF_8));
                    rows++;
                }
            }
        }
        return new Content(shape, exception, rows, HexFormat.of().formatHex(digest.digest()), file);
    }

    /** As {@code COPY} of PostgreSQL writes a row. */
    private static String line(ResultSet row, int columns) throws SQLException {
        var line = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
            String value = row.getString(i);
            line.append(value == null ? "\\N" : escaped(value)).append(i == columns ? '\n' : '\t');
        }
        return line.toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
