package io.socialsignals.timescale.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsScriptTest {
    @TempDir
    Path deploy;

    @BeforeEach
    void copy() throws IOException {
        Files.copy(DeploymentFiles.ROOT.resolve("deploy/secrets.sh"), deploy.resolve("secrets.sh"));
    }

    @Test
    void it_makes_each_secret_that_the_compose_file_asks_for_different_and_hidden_from_other_users()
            throws IOException, InterruptedException {
        run();

        Set<String> values = new HashSet<>();
        JsonNames.secrets().forEach(name -> values.add(read(name)));
        assertThat(values).hasSameSizeAs(JsonNames.secrets()).allMatch(value -> value.matches("[0-9a-f]{64}"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deploy.resolve("secrets"))))
                .isEqualTo("rwx------");
    }

    @Test
    void a_second_run_keeps_them() throws IOException, InterruptedException {
        run();
        String before = read("writer_password");

        assertThat(run()).contains("kept").doesNotContain("made");
        assertThat(read("writer_password")).isEqualTo(before);
    }

    private String read(String secret) {
        try {
            return Files.readString(deploy.resolve("secrets").resolve(secret));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String run() throws IOException, InterruptedException {
        Process script = new ProcessBuilder("sh", deploy.resolve("secrets.sh").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor()).as(output).isZero();
        return output;
    }

    private static final class JsonNames {
        private JsonNames() {}

        static List<String> secrets() {
            List<String> names = new java.util.ArrayList<>();
            DeploymentFiles.yaml("docker-compose.yml")
                    .get(0)
                    .get("secrets")
                    .fieldNames()
                    .forEachRemaining(names::add);
            return names;
        }
    }
}
