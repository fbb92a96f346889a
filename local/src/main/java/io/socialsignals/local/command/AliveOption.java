package io.socialsignals.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A file whose age tells a health check whether a command still gets on. */
@Command
final class AliveOption {
    @Option(
            names = "--alive",
            paramLabel = "FILE",
            description = "file to touch whenever work was done, for a health check")
    private @Nullable Path file;

    /** @throws UncheckedIOException when the file cannot be written */
    void touch() {
        if (file != null) {
            try {
                Files.writeString(file, Instant.now().toString());
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
            }
        }
    }
}
