package io.socialsignals.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a Grafana that is installed already needs to show the dashboards on a database: its provisioning folder. */
public final class GrafanaFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GrafanaFiles() {}

    /**
     * The database as Grafana's data source names it.
     *
     * @param host with its port
     * @param timescale whether the database has TimescaleDB; decides what {@code $__timeGroup} becomes
     */
    public record Source(String host, String database, String user, String password, boolean timescale) {}

    /**
     * Writes the data source, which holds the password and is for its owner's eyes only, and the dashboards.
     *
     * @param folder made when absent
     * @return the provisioning folder
     */
    public static Path write(Source source, Path folder) throws IOException {
        Path home = folder.toAbsolutePath().normalize();
        Path provisioning = home.resolve("provisioning");
        Path dashboards = Files.createDirectories(home.resolve("dashboards"));
        for (JsonNode dashboard : Dashboards.shipped().all()) {
            JSON.writerWithDefaultPrettyPrinter()
                    .writeValue(
                            dashboards
                                    .resolve(dashboard.path("uid").asText() + ".json")
                                    .toFile(),
                            dashboard);
        }
        write(
                provisioning.resolve("datasources/social-signals.yaml"),
                Map.of("datasources", List.of(datasource(source))));
        Map<String, Object> provider = new LinkedHashMap<>();
        provider.put("name", "social-signals");
        provider.put("folder", "Social Signals");
        provider.put("type", "file");
        provider.put("allowUiUpdates", false);
        provider.put("options", Map.of("path", escaped(dashboards.toString())));
        write(provisioning.resolve("dashboards/social-signals.yaml"), Map.of("providers", List.of(provider)));
        return provisioning;
    }

    private static Map<String, Object> datasource(Source source) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("database", escaped(source.database()));
        settings.put("sslmode", "disable");
        settings.put("postgresVersion", 1500);
        settings.put("timescaledb", source.timescale());
        settings.put("timeInterval", "1m");
        Map<String, Object> datasource = new LinkedHashMap<>();
        datasource.put("name", "Social Signals");
        datasource.put("uid", "tsdb");
        datasource.put("type", "grafana-postgresql-datasource");
        datasource.put("access", "proxy");
        datasource.put("url", source.host());
        datasource.put("user", escaped(source.user()));
        datasource.put("editable", false);
        datasource.put("jsonData", settings);
        datasource.put("secureJsonData", Map.of("password", escaped(source.password())));
        return datasource;
    }

    /** Grafana puts environment variables into provisioning files. */
    private static String escaped(String text) {
        return text.replace("$", "$$");
    }

    /** JSON is YAML, too. */
    private static void write(Path file, Map<String, Object> content) throws IOException {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("apiVersion", 1);
        whole.putAll(content);
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), whole);
    }
}
