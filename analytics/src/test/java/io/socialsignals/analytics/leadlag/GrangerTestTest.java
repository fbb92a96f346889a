package io.socialsignals.analytics.leadlag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GrangerTestTest {
    @Test
    void chickenAndEggAsPublished() throws IOException {
        String configured = System.getenv("SOCIAL_SIGNALS_DATA");
        Path file = (configured == null ? Path.of("..", "..", "shared", "data") : Path.of(configured))
                .resolve("leadlag/ChickEgg.csv");
        assumeTrue(Files.exists(file), "no " + file);
        double[] chicken = Files.readAllLines(file).stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[1]))
                .toArray();
        double[] egg = Files.readAllLines(file).stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[2]))
                .toArray();
        GrangerTest chickenFirst = GrangerTest.of(chicken, egg, 3);
        assertThat(chickenFirst.f()).isCloseTo(0.59161533, within(1e-7));
        assertThat(chickenFirst.p()).isCloseTo(0.6237862, within(1e-7));
        GrangerTest eggFirst = GrangerTest.of(egg, chicken, 3);
        assertThat(eggFirst.f()).isCloseTo(5.4049844, within(1e-6));
        assertThat(eggFirst.p()).isCloseTo(0.0029663974, within(1e-9));
        assertThat(eggFirst.numerator()).isEqualTo(3);
        assertThat(eggFirst.denominator()).isEqualTo(44);
    }

    @Test
    void tooFewRowsOrAConstantCauseIsUndefinedNotSignificant() {
        assertThat(GrangerTest.of(new double[5], new double[5], 2).p()).isNaN();
        double[] response = {1, 3, 2, 5, 4, 6, 9, 7, 8, 3, 2, 5};
        assertThat(GrangerTest.of(new double[12], response, 2).p()).isNaN();
    }
}
