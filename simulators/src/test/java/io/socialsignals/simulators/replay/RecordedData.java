package io.socialsignals.simulators.replay;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data beside the checkout. */
final class RecordedData {
    private RecordedData() {}

    /** The file, or the test is skipped by name. */
    static Path of(String name) {
        String override = System.getenv("SOCIAL_SIGNALS_DATA");
        Path root = override != null ? Path.of(override) : Path.of("..", "..", "shared", "data");
        Path file = (Files.exists(root) ? root : Path.of("..", "..", "..", "shared", "data")).resolve(name);
        assumeTrue(Files.exists(file), "no recorded data at " + file);
        return file;
    }
}
