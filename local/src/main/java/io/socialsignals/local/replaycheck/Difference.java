package io.socialsignals.local.replaycheck;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The first row, in the order of the key, that two replays do not share.
 *
 * @param columns names of the columns of both versions
 * @param key how many of them, from the first, are the key
 * @param reference the row as the first replay left it, null: it is not there
 * @param other the row as the other replay left it, null: it is not there
 */
record Difference(String table, List<String> columns, int key, @Nullable String reference, @Nullable String other) {

    /** Empty when both hold the same rows. */
    static Optional<Difference> between(Content reference, Content other) throws IOException {
        if (reference.hash().equals(other.hash()) && reference.shape().equals(other.shape())) {
            return Optional.empty();
        }
        var columns = reference.shape().columns();
        int key = reference.shape().key().size();
        try (BufferedReader one = Files.newBufferedReader(reference.lines());
                BufferedReader two = Files.newBufferedReader(other.lines())) {
            String a = one.readLine();
            String b = two.readLine();
            while (a != null && a.equals(b)) {
                a = one.readLine();
                b = two.readLine();
            }
            if (a != null && b != null && !keyOf(a, key).equals(keyOf(b, key))) {
                // The rows are in the order of their key: the version without a partner is the first that differs.
                if (keys(other.lines(), key).contains(keyOf(a, key))) {
                    a = null;
                } else {
                    b = null;
                }
            }
            return Optional.of(new Difference(reference.shape().table(), columns, key, a, b));
        }
    }

    private static Set<String> keys(Path lines, int key) throws IOException {
        try (var all = Files.lines(lines)) {
            return all.map(line -> keyOf(line, key)).collect(Collectors.toCollection(HashSet::new));
        }
    }

    private static String keyOf(String line, int columns) {
        int end = -1;
        for (int i = 0; i < columns; i++) {
            end = line.indexOf('\t', end + 1);
            if (end < 0) {
                return line;
            }
        }
        return line.substring(0, end);
    }

    /** Table, key, and both versions with the columns that differ. */
    String text() {
        String present = reference != null ? reference : String.valueOf(other);
        String[] one = reference == null ? new String[0] : reference.split("\t", -1);
        String[] two = other == null ? new String[0] : other.split("\t", -1);
        var text =
                new StringBuilder("table signals." + table + ", key (" + named(present.split("\t", -1), 0, key) + ")");
        if (reference == null || other == null) {
            text.append("\n  reference: ")
                    .append(version(reference))
                    .append("\n  replay:    ")
                    .append(version(other));
            return text.toString();
        }
        text.append("\n  differing columns: ");
        String separator = "";
        for (int i = key; i < columns.size(); i++) {
            if (!one[i].equals(two[i])) {
                text.append(separator)
                        .append(columns.get(i))
                        .append(' ')
                        .append(one[i])
                        .append(" <> ")
                        .append(two[i]);
                separator = ", ";
            }
        }
        return text.append("\n  reference: ")
                .append(version(reference))
                .append("\n  replay:    ")
                .append(version(other))
                .toString();
    }

    private String version(@Nullable String row) {
        return row == null ? "no such row" : named(row.split("\t", -1), key, columns.size());
    }

    private String named(String[] row, int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i > from ? ", " : "").append(columns.get(i)).append('=').append(row[i]);
        }
        return text.toString();
    }
}
