package io.socialsignals.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrafanaFilesTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @TempDir
    private Path folder;

    @Test
    void givesAnInstalledGrafanaTheSameDataSourceAndAllDashboards() throws Exception {
        var source = new GrafanaFiles.Source("127.0.0.1:5433", "social_signals", "ss_reader", "a$b\"c", false);

        Path provisioning = GrafanaFiles.write(source, folder);

        JsonNode data = YAML.readTree(
                        provisioning.resolve("datasources/social-signals.yaml").toFile())
                .at("/datasources/0");
        JsonNode shipped = YAML.readTree(Path.of("../grafana/provisioning/datasources/timescaledb.yaml")
                        .toFile())
                .at("/datasources/0");
        assertThat(data.path("uid")).isEqualTo(shipped.path("uid"));
        assertThat(data.path("type")).isEqualTo(shipped.path("type"));
        assertThat(data.at("/secureJsonData/password").asText()).isEqualTo("a$$b\"c");
        assertThat(data.at("/jsonData/timescaledb").asBoolean(true)).isFalse();
        Path dashboards = Path.of(YAML.readTree(
                        provisioning.resolve("dashboards/social-signals.yaml").toFile())
                .at("/providers/0/options/path")
                .asText());
        try (var files = Files.list(dashboards)) {
            assertThat(files.count()).isEqualTo(Dashboards.shipped().all().size());
        }
        assertThat(Dashboards.of(dashboards).find("home")).isPresent();
    }

    @Test
    void keepsThePasswordToItsOwnerAlsoWhenWrittenAgain() throws Exception {
        var source = new GrafanaFiles.Source("127.0.0.1:5433", "d", "u", "p", true);
        GrafanaFiles.write(source, folder);

        Path file = GrafanaFiles.write(source, folder).resolve("datasources/social-signals.yaml");

        assertThat(Files.getPosixFilePermissions(file))
                .allSatisfy(permission -> assertThat(permission.name()).startsWith("OWNER_"));
    }
}
