package io.socialsignals.local.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a short command to its end. */
final class Shell {
    /** How a command ended, and what it printed (both streams). */
    record Ended(int code, String output) {}

    private Shell() {}

    /** Runs with a limit of 60 s. A program that is not there ends with code 127, as in a shell. */
    static Ended run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Ended(124, output);
            }
            return new Ended(process.exitValue(), output.strip());
        } catch (IOException e) {
            return new Ended(127, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while running " + command.get(0), e);
        }
    }
}
