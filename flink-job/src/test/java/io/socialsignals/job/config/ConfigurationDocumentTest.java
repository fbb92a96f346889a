package io.socialsignals.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {
    @Test
    void theDocumentListsExactlyTheKeysOfTheCode() throws IOException {
        List<String> documented;
        try (Stream<String> lines = Files.lines(Path.of("..", "docs", "configuration.md"))) {
            documented = lines.filter(line -> line.startsWith("| `")).toList();
        }
        List<String> expected = ConfigKey.ALL.stream()
                .map(key -> "| `" + key.name() + "` | " + fallback(key) + " | " + key.meaning() + " |")
                .toList();
        assertThat(documented).containsExactlyElementsOf(expected);
    }

    private static String fallback(ConfigKey key) {
        if (key.fallback() == null) {
            return "**required**";
        }
        return key.fallback().isEmpty() ? "" : "`" + key.fallback() + "`";
    }
}
