package io.socialsignals.local.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A tiny shell that stops PostgreSQL when this process ends, however it ends: it waits for the end of its standard
 * input, which the kernel closes even when this process is killed. A normal stop takes the same way.
 */
final class Watchdog implements AutoCloseable {
    // $1: the data; $2: a folder to delete, or empty; the rest: pg_ctl as the right user.
    private static final String SCRIPT =
            """
            trap '' INT HUP TERM
            data=$1; folder=$2; shift 2
            cat >/dev/null
            "$@" stop -D "$data" -m fast -w -t 20 >/dev/null 2>&1 || "$@" stop -D "$data" -m immediate -w >/dev/null 2>&1
            if [ -n "$folder" ]; then rm -rf "$folder"; fi
            """;

    private final Process process;

    private Watchdog(Process process) {
        this.process = process;
    }

    /** Starts it; {@code pgCtl} is the command without arguments. */
    static Watchdog start(List<String> pgCtl, Path data, String deleteAfterwards) {
        var command = new ArrayList<>(List.of("sh", "-c", SCRIPT, "social-signals-watchdog"));
        command.add(data.toString());
        command.add(deleteAfterwards);
        command.addAll(pgCtl);
        try {
            return new Watchdog(new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new StackException("Cannot start a shell (sh): " + e.getMessage(), e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Stops PostgreSQL and waits until it has stopped. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                throw new StackException("PostgreSQL did not stop within 40 s");
            }
        } catch (IOException e) {
            throw new StackException("Cannot tell PostgreSQL to stop: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
