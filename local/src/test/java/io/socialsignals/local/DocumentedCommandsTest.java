package io.socialsignals.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command line that the guides and the compose file give is one that the program takes. */
class DocumentedCommandsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** In code of either kind, up to a comment, a redirection or another command; options in brackets may be left out. */
    private static final Pattern COMMAND =
            Pattern.compile("(?m)(?:^|`|&& |[A-Z_]+=\\S+ )(?:\\./)?social-signals +([a-z][^`\\n#>|&;]*)");

    static Stream<String> documented() throws IOException {
        List<Path> guides = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CHANGELOG.md")));
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.getParent().endsWith("adr"))
                    .sorted()
                    .forEach(guides::add);
        }
        List<String> lines = new ArrayList<>();
        for (Path guide : guides) {
            String text = Files.readString(guide).replaceAll(" *\\\\\\n *", " ").replaceAll("\\$\\([^)]*\\)", "x");
            COMMAND.matcher(text)
                    .results()
                    .forEach(found -> lines.add(found.group(1).strip()));
        }
        return lines.stream().filter(line -> !line.contains("...")).distinct();
    }

    @ParameterizedTest
    @MethodSource("documented")
    void aGuidesCommandIsUnderstood(String line) {
        understood(List.of(line.replaceAll("[\"\\[\\]]", "").split("\\s+")));
    }

    @Test
    void theGuidesHaveCommands() throws IOException {
        assertThat(documented()).hasSizeGreaterThan(30);
    }

    @Test
    void theCommandsOfTheComposeFileAreUnderstood() throws IOException {
        Object compose = new org.yaml.snakeyaml.Yaml().load(Files.readString(ROOT.resolve("docker-compose.yml")));
        JsonNode services =
                new ObjectMapper(new YAMLFactory()).valueToTree(compose).path("services");
        List<String> ours = new ArrayList<>();
        services.properties().stream()
                .filter(service -> service.getValue().path("image").asText().startsWith("${PROGRAM_IMAGE"))
                .forEach(service -> {
                    List<String> arguments = new ArrayList<>();
                    service.getValue().path("command").forEach(argument -> arguments.add(argument.asText()));
                    understood(arguments);
                    ours.add(service.getKey());
                });
        assertThat(ours).contains("migrate", "metrics", "simulator", "report", "export");
    }

    private static void understood(List<String> arguments) {
        CommandLine.ParseResult parsed =
                new CommandLine(new SocialSignals()).parseArgs(arguments.toArray(String[]::new));
        assertThat(parsed.hasSubcommand()).isTrue();
    }
}
