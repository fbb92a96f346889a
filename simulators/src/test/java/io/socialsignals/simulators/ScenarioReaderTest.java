package io.socialsignals.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.ScenarioException;
import io.socialsignals.simulators.scenario.ScenarioReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioReaderTest {
    private static final String GOOD =
            """
            name: mine
            start: 2026-01-05T00:00:00Z
            days: 2
            platforms: [{name: x}]
            regions: [{code: DE, currency: EUR}]
            products:
              - {id: a, name: Ardo, brand: B, category: c, price: 100, currency: EUR, aliases: [ardo], hashtags: [ardotag]}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"demo", "faults-1m", "tiny", "bench", "replay"})
    void builtInScenariosAreSound(String name) {
        Scenario scenario = ScenarioReader.open(name);
        assertThat(scenario.name()).isEqualTo(name);
    }

    @Test
    void theDemoHasTwelveProductsInFourCategories() {
        Scenario demo = ScenarioReader.builtIn("demo");
        assertThat(demo.products()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(demo.products().stream().map(p -> p.product().category()).distinct())
                .hasSize(4);
        assertThat(demo.days()).isEqualTo(14);
    }

    @Test
    void defaultsFillWhatIsNotSaid() {
        Scenario scenario = ScenarioReader.parse("mine.yaml", GOOD);
        assertThat(scenario.partitions()).isEqualTo(4);
        assertThat(scenario.products().get(0).posts()).isEqualTo(5);
    }

    @Test
    void everyProblemIsToldAtOnceWithItsLineAndKey() {
        String bad = GOOD.replace("days: 2", "days: many\npartitons: 3")
                        .replace("price: 100", "price: -1")
                        .replace("2026-01-05T00:00:00Z", "monday")
                + "virals: [{product: b, at-hour: 3}]\nfaults: {late: 2, silences: [{topic: nope, partition: 9}]}\n";
        ScenarioException e =
                catchThrowableOfType(ScenarioException.class, () -> ScenarioReader.parse("mine.yaml", bad));
        assertThat(e.problems())
                .containsExactlyInAnyOrder(
                        "line 2: start must be a time such as 2026-01-05T00:00:00Z, not 'monday'",
                        "line 3: days must be a number from 1 to 3650, not 'many'",
                        "line 4: partitons is not a known key",
                        "line 8: products[0].price must be a number from 1 to 1000000000, not '-1'",
                        "line 9: virals name an unknown product 'b'",
                        "line 10: faults.late must be a number from 0 to 1, not '2'",
                        "line 10: faults.silences name an unknown topic 'nope'",
                        "line 10: faults silence a partition that is not there, or the only one");
        assertThat(e).hasMessageStartingWith("mine.yaml: 8 problems");
    }

    @Test
    void namesThatHoldEachOtherAreRefused() {
        String bad = GOOD
                + "  - {id: b, name: B, brand: B, category: c, price: 1, currency: EUR, aliases: [ard], hashtags: [zz]}\n";
        ScenarioException e =
                catchThrowableOfType(ScenarioException.class, () -> ScenarioReader.parse("mine.yaml", bad));
        assertThat(e.problems()).anyMatch(p -> p.contains("use names that hold each other: 'ard' of b"));
    }

    @Test
    void aFileThatIsNotYamlOrNotThereIsSaidSo() {
        assertThat(catchThrowableOfType(
                                ScenarioException.class, () -> ScenarioReader.parse("x.yaml", "name: [unclosed"))
                        .problems()
                        .get(0))
                .startsWith("line ");
        assertThat(catchThrowableOfType(ScenarioException.class, () -> ScenarioReader.read(Path.of("/no/such.yaml")))
                        .problems()
                        .get(0))
                .contains("cannot be read");
    }
}
