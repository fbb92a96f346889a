package io.socialsignals.timescale;

import java.util.List;

/**
 * What a run of the migrations did.
 *
 * @param applied scripts that this run applied, in order; empty when the schema was up to date
 * @param version newest version of the core schema, such as {@code 003}
 * @param timescale whether the TimescaleDB parts are in place
 * @param timescaleNote the extension's version, or why its parts were left out
 */
public record MigrationReport(List<String> applied, String version, boolean timescale, String timescaleNote) {
    public MigrationReport {
        applied = List.copyOf(applied);
    }

    /** One line per script and one about TimescaleDB, for a terminal. */
    public String describe() {
        String scripts = applied.isEmpty()
                ? "Schema is up to date at version " + version + "."
                : "Applied " + String.join(", ", applied) + "; schema is at version " + version + ".";
        return scripts + System.lineSeparator() + "TimescaleDB: " + timescaleNote + ".";
    }
}
