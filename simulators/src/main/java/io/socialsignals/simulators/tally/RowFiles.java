package io.socialsignals.simulators.tally;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** One compressed file of tab-separated rows per table, in the order of time and keys. */
final class RowFiles implements AutoCloseable {
    private final Map<TallyTable, Writer> files = new EnumMap<>(TallyTable.class);

    RowFiles(Path directory) {
        try {
            Files.createDirectories(directory);
            for (TallyTable table : TallyTable.values()) {
                files.put(
                        table,
                        new BufferedWriter(new OutputStreamWriter(
                                new GZIPOutputStream(Files.newOutputStream(file(directory, table)), 1 << 14),
                                StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the tally into " + directory, e);
        }
    }

    static Path file(Path directory, TallyTable table) {
        return directory.resolve(table.table() + ".tsv.gz");
    }

    void write(TallyTable table, RowKey key, String values) {
        try {
            Writer out = java.util.Objects.requireNonNull(files.get(table));
            out.write(Long.toString(key.time()));
            out.write('\t');
            out.write(key.fields());
            out.write('\t');
            out.write(values);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            for (Writer file : files.values()) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
