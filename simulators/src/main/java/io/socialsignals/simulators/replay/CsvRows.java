package io.socialsignals.simulators.replay;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV file with a header, compressed or not; columns are found by any of several names. */
final class CsvRows implements Closeable {
    private static final int GZIP = 0x1f8b;

    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;

    CsvRows(Path file) throws IOException {
        parser = CSVParser.builder()
                .setReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))
                .setFormat(CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setIgnoreHeaderCase(true)
                        .get())
                .get();
        rows = parser.iterator();
    }

    static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP ? new GZIPInputStream(in, 1 << 16) : in;
    }

    /** Index of the first of the names that the header has. */
    int column(String... names) {
        Map<String, Integer> header = parser.getHeaderMap();
        for (String name : names) {
            for (Map.Entry<String, Integer> column : header.entrySet()) {
                String found = column.getKey().replace("\uFEFF", "").strip();
                if (found.toLowerCase(Locale.ROOT).equals(name)) {
                    return column.getValue();
                }
            }
        }
        throw new ReplayException("no column '" + names[0] + "'; the header has " + parser.getHeaderNames(), null);
    }

    /** The next row, null at the end. */
    @Nullable
    CSVRecord next() throws IOException {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
