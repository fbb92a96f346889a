package io.socialsignals.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.local.SocialSignals;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalsCommandTest {
    @TempDir
    Path folder;

    private static String run(int expected, String... arguments) {
        return run(List.of(expected), arguments);
    }

    private static String run(List<Integer> expected, String... arguments) {
        StringWriter out = new StringWriter();
        int code = SocialSignals.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
        assertThat(code).as(out.toString()).isIn(expected);
        return out.toString();
    }

    @Test
    void scorecardPrintsEveryExperiment() {
        // Two seeds are too few for the bounds to be sure to hold.
        assertThat(run(List.of(0, 1), "signals", "scorecard", "--seeds", "2", "--scenario", "tiny"))
                .contains(
                        "seed 2: ",
                        "planted incidents told",
                        "planted incidents",
                        "planted bursts",
                        "planted best hour",
                        "planted hubs",
                        "purity")
                .contains("their bounds.");
    }

    @Test
    void topicsAreTrainedNamedAndContinued() throws IOException {
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            posts.add("delivery late parcel courier");
            posts.add("battery charge dies cable");
        }
        Path file = Files.write(folder.resolve("posts.txt"), posts);
        Path model = folder.resolve("topics.txt");
        String first = run(0, "topics", "train", file.toString(), model.toString(), "--topics", "2");
        assertThat(first).contains("courier").contains("battery").contains("coherence (NPMI)");
        byte[] written = Files.readAllBytes(model);
        run(0, "topics", "train", file.toString(), model.toString(), "--topics", "2", "--continue", model.toString());
        assertThat(Files.readAllBytes(model)).isEqualTo(written);
    }

    @Test
    void tooFewPostsAreSaidSo() throws IOException {
        Path file = Files.write(folder.resolve("posts.txt"), List.of("one post"));
        assertThat(run(
                        2,
                        "topics",
                        "train",
                        file.toString(),
                        folder.resolve("m").toString()))
                .contains("10 topics need at least as many texts");
    }
}
