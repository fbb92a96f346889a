package io.socialsignals.local.demo;

import io.socialsignals.simulators.scenario.Scenario;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What is simulated: the scenario from its start, first the history up to {@code end}, then live.
 *
 * @param name of the scenario, or its file
 * @param start first event time, a whole hour
 * @param end of the history (exclusive)
 */
public record Timeline(String name, long seed, Instant start, Instant end) {
    /** With no start given, the history ends at the hour that {@code now} lies in. */
    public static Timeline of(String name, long seed, @Nullable Instant start, Duration history, Instant now) {
        Instant from = start == null ? now.truncatedTo(ChronoUnit.HOURS).minus(history) : start;
        from = from.truncatedTo(ChronoUnit.HOURS);
        return new Timeline(name, seed, from, from.plus(history));
    }

    /** The scenario with this seed and start. */
    public Scenario apply(Scenario scenario) {
        return scenario.seeded(seed).startingAt(start);
    }

    /** Share of the history that lies before {@code at}, 0 to 1. */
    public double shareAt(Instant at) {
        double share = (double) Duration.between(start, at).toSeconds()
                / Duration.between(start, end).toSeconds();
        return Math.min(1, Math.max(0, share));
    }

    /** What an earlier run kept; a kept topic can only be continued by the same simulation. */
    public static Optional<Timeline> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var p = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            p.load(reader);
        }
        return Optional.of(new Timeline(
                p.getProperty("scenario", ""),
                Long.parseLong(p.getProperty("seed", "0")),
                Instant.parse(p.getProperty("start", "")),
                Instant.parse(p.getProperty("end", ""))));
    }

    public void write(Path file) throws IOException {
        var p = new Properties();
        p.setProperty("scenario", name);
        p.setProperty("seed", String.valueOf(seed));
        p.setProperty("start", start.toString());
        p.setProperty("end", end.toString());
        try (Writer writer = Files.newBufferedWriter(file)) {
            p.store(writer, null);
        }
    }
}
