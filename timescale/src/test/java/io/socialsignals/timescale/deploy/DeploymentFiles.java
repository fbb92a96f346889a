package io.socialsignals.timescale.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files at the repository's root that put the product on real services. */
final class DeploymentFiles {
    static final Path ROOT = root();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::\\?[^}]*)?}");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private DeploymentFiles() {}

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("docker-compose.yml"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    static String text(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file's documents, with YAML's merge keys resolved and the variables of {@code .env} put in. */
    static List<JsonNode> yaml(String file) {
        String filled = VARIABLE.matcher(text(file))
                .replaceAll(match -> Matcher.quoteReplacement(environment().getOrDefault(match.group(1), "")));
        try {
            List<JsonNode> documents = new ArrayList<>();
            Iterable<Object> loaded = new org.yaml.snakeyaml.Yaml().loadAll(filled);
            loaded.forEach(document -> documents.add(YAML.valueToTree(document)));
            return documents;
        } catch (org.yaml.snakeyaml.error.YAMLException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }

    static Map<String, JsonNode> services() {
        Map<String, JsonNode> services = new LinkedHashMap<>();
        yaml("docker-compose.yml")
                .get(0)
                .get("services")
                .properties()
                .forEach(s -> services.put(s.getKey(), s.getValue()));
        return services;
    }

    static Map<String, String> environment() {
        return text(".env")
                .lines()
                .filter(line -> line.matches("\\w+=.*"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> b, LinkedHashMap::new));
    }

    static List<String> variables(String file) {
        return VARIABLE.matcher(text(file))
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    /** A property of the parent POM. */
    static String version(String property) {
        Matcher matcher = Pattern.compile("<" + property + ">([^<]+)<").matcher(text("pom.xml"));
        if (!matcher.find()) {
            throw new IllegalStateException("no property " + property);
        }
        return matcher.group(1);
    }
}
