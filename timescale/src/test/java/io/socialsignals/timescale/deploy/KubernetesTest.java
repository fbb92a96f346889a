package io.socialsignals.timescale.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class KubernetesTest {
    private static final List<String> FILES =
            List.of("deploy/kubernetes/flinkdeployment.yaml", "deploy/kubernetes/migrate-job.yaml");

    static Stream<JsonNode> documents() {
        return FILES.stream().flatMap(file -> DeploymentFiles.yaml(file).stream());
    }

    private static JsonNode flink() {
        return documents()
                .filter(document -> document.path("kind").asText().equals("FlinkDeployment"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_operator_is_told_the_version_that_the_job_is_built_for() {
        String[] version = DeploymentFiles.version("flink.version").split("\\.", 3);

        assertThat(flink().at("/spec/flinkVersion").asText()).isEqualTo("v" + version[0] + "_" + version[1]);
        assertThat(flink().at("/spec/image").asText())
                .isEqualTo(DeploymentFiles.environment().get("JOB_IMAGE"));
        assertThat(flink().at("/spec/job/upgradeMode").asText()).isEqualTo("savepoint");
    }

    @Test
    void it_has_the_settings_of_the_image_where_both_name_them() {
        JsonNode image = DeploymentFiles.yaml("deploy/flink/config.yaml").get(0);

        flink().at("/spec/flinkConfiguration").properties().forEach(setting -> {
            if (image.has(setting.getKey())) {
                assertThat(setting.getValue().asText())
                        .as(setting.getKey())
                        .isEqualTo(image.get(setting.getKey()).asText());
            }
        });
    }

    @Test
    void it_knows_the_variables_that_the_compose_file_sets() {
        JsonNode compose = DeploymentFiles.services().get("jobmanager").get("environment");
        JsonNode map = DeploymentFiles.yaml(FILES.get(0)).get(0).get("data");

        assertThat(map.fieldNames()).toIterable().containsExactlyElementsOf(compose::fieldNames);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_container_is_pinned_unprivileged_and_cannot_change_itself(JsonNode document) {
        for (String pod : List.of("/spec/podTemplate/spec", "/spec/template/spec")) {
            JsonNode spec = document.at(pod);
            if (spec.isMissingNode()) {
                continue;
            }
            assertThat(spec.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            for (JsonNode container : spec.get("containers")) {
                assertThat(container
                                .at("/securityContext/allowPrivilegeEscalation")
                                .asBoolean(true))
                        .isFalse();
                assertThat(container
                                .at("/securityContext/readOnlyRootFilesystem")
                                .asBoolean())
                        .isTrue();
                assertThat(container.at("/securityContext/capabilities/drop")).hasToString("[\"ALL\"]");
                if (container.has("image")) {
                    assertThat(container.get("image").asText())
                            .isEqualTo(DeploymentFiles.environment().get("PROGRAM_IMAGE"));
                    assertThat(container.at("/resources/limits/memory").asText())
                            .isNotEmpty();
                }
            }
        }
    }

    @Test
    void no_secret_stands_in_the_files() {
        for (String file : FILES) {
            assertThat(DeploymentFiles.text(file))
                    .doesNotContainPattern("kind: Secret\\b")
                    .doesNotContainPattern("://\\w+:[^@/\\s]+@");
        }
    }
}
