package io.socialsignals.events.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractDocumentTest {
    @Test
    void theDocumentListsExactlyTheRulesOfTheCode() throws IOException {
        List<String> documented;
        try (Stream<String> lines = Files.lines(Path.of("..", "docs", "contract.md"))) {
            documented = lines.filter(line -> line.startsWith("| `")
                            && line.chars().filter(c -> c == '|').count() == 4)
                    .toList();
        }
        List<String> expected = Stream.concat(EventCodec.rules().stream(), ArrivalRules.ALL.stream())
                .map(rule -> "| `" + rule.name() + "` | " + rule.kind() + " | " + rule.meaning() + " |")
                .toList();
        assertThat(documented).containsExactlyElementsOf(expected);
    }

    @Test
    void noRuleHasTwoMeanings() {
        assertThat(EventCodec.rules()).extracting(Rule::name).doesNotHaveDuplicates();
    }
}
