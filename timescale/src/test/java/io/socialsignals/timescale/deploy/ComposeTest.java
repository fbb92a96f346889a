package io.socialsignals.timescale.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.socialsignals.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ComposeTest {
    /** A tag that names a version to at least the minor number. */
    private static final Pattern PINNED = Pattern.compile("[\\w./-]+:\\d+\\.\\d+[\\w.-]*(@sha256:[0-9a-f]{64})?");

    /** Why a service's file system may be written. */
    private static final Map<String, String> WRITABLE =
            Map.of("kafka", "the image writes its configuration at every start");

    static Stream<String> names() {
        return DeploymentFiles.services().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_service_runs_an_exact_version_with_little_power(String name) {
        JsonNode service = DeploymentFiles.services().get(name);

        assertThat(service.path("image").asText()).matches(PINNED);
        assertThat(service.path("cap_drop")).hasToString("[\"ALL\"]");
        assertThat(service.path("security_opt").toString()).contains("no-new-privileges:true");
        assertThat(service.path("user").asText()).matches("[1-9]\\d*:\\d+");
        assertThat(service.has("privileged")).isFalse();
        assertThat(service.path("read_only").asBoolean()).isEqualTo(!WRITABLE.containsKey(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_service_has_a_memory_limit_and_is_reached_from_this_machine_only(String name) {
        JsonNode service = DeploymentFiles.services().get(name);

        assertThat(service.path("mem_limit").asText()).matches("\\d+[mg]");
        assertThat(service.path("network_mode").asText()).isEmpty();
        service.path("ports").forEach(port -> assertThat(port.asText()).matches("127\\.0\\.0\\.1:\\d+:\\d+"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_service_is_waited_for_until_it_works(String name) {
        Map<String, JsonNode> services = DeploymentFiles.services();

        services.get(name).path("depends_on").properties().forEach(needed -> {
            JsonNode other = services.get(needed.getKey());
            String condition = needed.getValue().path("condition").asText();
            assertThat(condition)
                    .as(needed.getKey())
                    .isEqualTo(other.has("healthcheck") ? "service_healthy" : "service_completed_successfully");
            if (!other.has("healthcheck")) {
                assertThat(other.has("restart"))
                        .as("a step that ends is not restarted")
                        .isFalse();
            }
        });
        boolean ends = !services.get(name).has("restart");
        assertThat(services.get(name).has("healthcheck")).isEqualTo(!ends);
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_service_takes_secrets_from_files_that_are_not_in_the_repository(String name) {
        JsonNode compose = DeploymentFiles.yaml("docker-compose.yml").get(0);
        JsonNode service = compose.get("services").get(name);
        Set<String> granted = new HashSet<>();
        service.path("secrets").forEach(secret -> granted.add(secret.asText()));

        service.path("environment").properties().forEach(variable -> {
            if (variable.getKey().matches(".*(PASSWORD|SECRET|TOKEN|_KEY)(_|$).*")) {
                assertThat(variable.getKey()).matches(".*_+FILE");
                assertThat(variable.getValue().asText()).startsWith("/run/secrets/");
                assertThat(granted).contains(variable.getValue().asText().substring("/run/secrets/".length()));
            }
        });
        granted.forEach(secret ->
                assertThat(compose.at("/secrets/" + secret + "/file").asText()).isEqualTo("deploy/secrets/" + secret));
        assertThat(service.toString()).doesNotContainPattern("://\\w+:[^@/]+@");
    }

    @Test
    void every_variable_is_in_the_env_file_and_every_one_there_is_used() {
        assertThat(DeploymentFiles.variables("docker-compose.yml"))
                .containsExactlyInAnyOrderElementsOf(
                        DeploymentFiles.environment().keySet());
        assertThat(DeploymentFiles.text(".env")).doesNotContainPattern("(?i)(password|secret|token)\\w*=");
        assertThat(DeploymentFiles.text(".gitignore")).contains("/deploy/secrets/");
        assertThat(DeploymentFiles.text(".dockerignore"))
                .contains("deploy/secrets")
                .as("packages named target are source")
                .doesNotContain("**/target");
    }

    @Test
    void kafka_and_flink_are_those_that_the_code_is_built_for() {
        Map<String, String> environment = DeploymentFiles.environment();

        assertThat(environment)
                .containsEntry("KAFKA_IMAGE", "apache/kafka:" + DeploymentFiles.version("kafka.version"));
        assertThat(environment)
                .containsEntry("FLINK_IMAGE", "flink:" + DeploymentFiles.version("flink.version") + "-java17");
    }

    @Test
    void the_dockerfiles_default_to_the_images_of_the_env_file() {
        for (String file : new String[] {"deploy/job.Dockerfile", "deploy/program.Dockerfile"}) {
            Pattern.compile("ARG (\\w+)=(\\S+)")
                    .matcher(DeploymentFiles.text(file))
                    .results()
                    .forEach(
                            arg -> assertThat(DeploymentFiles.environment()).containsEntry(arg.group(1), arg.group(2)));
            assertThat(DeploymentFiles.text(file)).containsPattern("(?m)^USER [1-9]\\d*:[1-9]\\d*$");
        }
    }

    @Test
    void every_topic_is_created_and_the_catalogue_compacted() {
        String script = DeploymentFiles.text("deploy/kafka/topics.sh");

        assertThat(Topics.INPUTS).allMatch(script::contains);
        assertThat(script).contains(Topics.REJECTED).contains(Topics.PRODUCTS + " 1 --config cleanup.policy=compact");
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_service_mounts_what_is_there(String name) {
        JsonNode compose = DeploymentFiles.yaml("docker-compose.yml").get(0);
        compose.get("services").get(name).path("volumes").forEach(mount -> {
            String source = mount.asText().split(":", 2)[0];
            if (source.startsWith(".")) {
                assertThat(DeploymentFiles.ROOT.resolve(source)).exists();
            } else {
                assertThat(compose.path("volumes").has(source)).as(source).isTrue();
            }
        });
    }

    /** The plugin of Docker, or the program of its own that Debian has: neither needs an engine for this. */
    @Test
    void docker_compose_itself_finds_the_file_valid(@TempDir Path scratch) throws Exception {
        Path file = DeploymentFiles.ROOT.resolve("docker-compose.yml");
        List<String> compose = List.of("docker", "compose");
        if (!succeeds(compose, "version")) {
            compose = List.of("docker-compose");
            assumeTrue(
                    succeeds(compose, "version"),
                    "neither docker compose nor docker-compose on the PATH: their own check is left out");
            // Compose 1, which Debian has, knows all but the project's name.
            String unnamed = Files.readString(file).replaceFirst("(?m)^name: .*$", "");
            file = Files.writeString(scratch.resolve("docker-compose.yml"), unnamed);
        }

        assertThat(succeeds(
                        compose,
                        "--project-directory",
                        DeploymentFiles.ROOT.toString(),
                        "--file",
                        file.toString(),
                        "--profile",
                        "reports",
                        "config",
                        "--quiet"))
                .isTrue();
    }

    private static boolean succeeds(List<String> program, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void mounted_scripts_can_be_run() throws IOException {
        for (String script : new String[] {"deploy/secrets.sh", "deploy/kafka/topics.sh", "deploy/postgres/roles.sh"}) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(DeploymentFiles.ROOT.resolve(script))))
                    .as(script)
                    .startsWith("rwx");
        }
    }
}
