package io.socialsignals.local.replaycheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.simulators.scenario.ScenarioReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two whole replays: as sent at parallelism 1, shuffled by up to an hour at parallelism 2. */
class ReplayCheckTest {
    @TempDir
    Path folder;

    @Test
    void anotherOrderAndParallelismLeaveTheSameTables() throws Exception {
        var said = new StringWriter();
        var check = new ReplayCheck(
                ScenarioReader.builtIn("tiny"), 2, 11, "fast", new PrintWriter(said, true), () -> false);
        assertThat(check.run(folder)).as(said.toString()).isZero();
        assertThat(said.toString())
                .contains("1/2  as sent, parallelism 1")
                .contains("2/2  shuffled, seed 11, parallelism 2")
                .contains("identical: 2 replays left the same content in all tables");
        assertThat(said.toString().lines().filter(line -> line.contains("2/2")).count())
                .as("every table is identical in both replays")
                .isGreaterThan(20);
    }

    @Test
    void aCheckThatWasStoppedClaimsNothing() throws Exception {
        var said = new StringWriter();
        var check =
                new ReplayCheck(ScenarioReader.builtIn("tiny"), 2, 11, "fast", new PrintWriter(said, true), () -> true);
        assertThat(check.run(folder)).isEqualTo(130);
        assertThat(said.toString()).contains("STOPPED after 0 of 2 replays").doesNotContain("identical:");
    }
}
