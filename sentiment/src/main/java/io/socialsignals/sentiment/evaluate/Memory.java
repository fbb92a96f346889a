package io.socialsignals.sentiment.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How much memory the process has needed. */
final class Memory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private Memory() {}

    /** The largest resident set so far where the system tells it, else the heap in use now. */
    static String peak() {
        try {
            if (Files.exists(STATUS)) {
                for (String line : Files.readAllLines(STATUS)) {
                    if (line.startsWith("VmHWM:")) {
                        long kilobytes = Long.parseLong(line.replaceAll("\\D", ""));
                        return String.format(Locale.ROOT, "%d MB resident", kilobytes / 1024);
                    }
                }
            }
        } catch (IOException e) {
            return "unknown (" + e.getMessage() + ")";
        }
        Runtime runtime = Runtime.getRuntime();
        return String.format(Locale.ROOT, "%d MB of heap", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }
}
