package io.socialsignals.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.local.SocialSignals;
import io.socialsignals.local.stack.EmbeddedKafka;
import io.socialsignals.simulators.scenario.ScenarioReader;
import io.socialsignals.simulators.target.InputTopics;
import io.socialsignals.simulators.target.SentBefore;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
    @TempDir
    Path folder;

    @Test
    void aFileThatWasCutOffIsFinishedAndEveryTextHasItsLabel() throws Exception {
        Path file = folder.resolve("records.ndjson");
        Path labels = folder.resolve("labels.ndjson");
        assertThat(simulate("--file", file.toString(), "--scenario", "tiny", "--labels", labels.toString()))
                .contains("[####################] 100 %, 6,959 records, ", ", done");
        byte[] whole = Files.readAllBytes(file);
        List<String> labelled = Files.readAllLines(labels);
        try (var cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(whole.length / 3);
        }
        simulate("--file", file.toString(), "--scenario", "tiny", "--labels", labels.toString());
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        assertThat(Files.readAllLines(labels)).isEqualTo(labelled).hasSizeGreaterThan(500);
        assertThat(labelled).allMatch(line -> line.contains("\"tone\":") && line.contains("\"kind\":"));
    }

    @Test
    void theTopicsTellWhereTheirSimulationBegan() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"))) {
            InputTopics.create(kafka.bootstrap(), ScenarioReader.builtIn("tiny").partitions());
            assertThat(SentBefore.start(kafka.bootstrap())).isEmpty();
            String start = "2026-03-01T07:00:00Z";
            simulate("--kafka", kafka.bootstrap(), "--scenario", "tiny", "--start", start);
            assertThat(SentBefore.start(kafka.bootstrap())).contains(Instant.parse(start));
        }
    }

    private static String simulate(String... options) {
        StringWriter out = new StringWriter();
        String[] arguments = new String[options.length + 1];
        arguments[0] = "simulate";
        System.arraycopy(options, 0, arguments, 1, options.length);
        int code = SocialSignals.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
        assertThat(code).as(out.toString()).isZero();
        return out.toString();
    }
}
