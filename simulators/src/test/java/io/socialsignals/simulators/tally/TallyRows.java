package io.socialsignals.simulators.tally;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads a tally back. */
final class TallyRows {
    private TallyRows() {}

    /** Fields of each row: time, keys, values. */
    static List<String[]> of(Path directory, TallyTable table) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(RowFiles.file(directory, table))), StandardCharsets.UTF_8))) {
            return in.lines().map(line -> line.split("\t", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long sum(Path directory, TallyTable table, String column) {
        int at = 1 + table.keys().size() + table.measures().indexOf(column);
        return of(directory, table).stream()
                .mapToLong(row -> Long.parseLong(row[at]))
                .sum();
    }

    static long stage(Path directory, String topic, String stage) {
        return of(directory, TallyTable.PIPELINE_FUNNEL).stream()
                .filter(row -> row[1].equals(topic) && row[2].equals(stage))
                .mapToLong(row -> Long.parseLong(row[4]))
                .sum();
    }
}
