package io.socialsignals.preview.export;

import java.nio.file.Path;
import java.util.Locale;

/** What an export is written as. */
public enum ExportFormat {
    CSV,
    JSONL,
    PARQUET;

    /** @throws IllegalArgumentException when the name's ending tells no format */
    public static ExportFormat of(Path file) {
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "csv" -> CSV;
            case "jsonl", "ndjson" -> JSONL;
            case "parquet" -> PARQUET;
            default ->
                throw new IllegalArgumentException(
                        "cannot tell the format of " + name + ": end it in .csv, .jsonl or .parquet, or say --format");
        };
    }
}
