package io.socialsignals.analytics.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
    /** File, first data line, certified mean, deviation and autocorrelation, digits asked (doubles hold 1.1 only roughly). */
    @ParameterizedTest
    @CsvSource({
        "Lottery.txt, 43, 518.958715596330, 291.699727470969, -0.120948622967393, 14",
        "Michelso.txt, 60, 299.852400000000, 0.0790105478190518, 0.535199668621283, 12",
        "NumAcc1.txt, 60, 10000002, 1, -0.5, 15",
        "NumAcc2.txt, 60, 1.2, 0.1, -0.999, 14"
    })
    void certifiedValuesAreReachedToAtLeastTwelveDigits(
            String file, int header, double mean, double deviation, double autocorrelation, int digits)
            throws IOException {
        Path path = data().resolve("nist").resolve(file);
        assumeTrue(Files.exists(path), "no " + path);
        double[] values = numbersAfter(path, header);
        assertThat(digits(Moments.mean(values), mean)).isGreaterThanOrEqualTo(digits);
        assertThat(digits(Moments.standardDeviation(values), deviation)).isGreaterThanOrEqualTo(Math.min(digits, 12));
        assertThat(digits(Moments.autocorrelation(values, 1), autocorrelation))
                .isGreaterThanOrEqualTo(Math.min(digits, 12));
    }

    @Test
    void constantSeriesHasNoAutocorrelation() {
        assertThat(Moments.standardDeviation(new double[] {5, 5, 5})).isZero();
        assertThat(Moments.autocorrelation(new double[] {5, 5, 5}, 1)).isNaN();
        assertThat(Moments.mean(new double[0])).isNaN();
    }

    /** log10 of the relative error, NIST's measure of correct digits. */
    static double digits(double computed, double certified) {
        return computed == certified ? 15 : -Math.log10(Math.abs(computed - certified) / Math.abs(certified));
    }

    private static double[] numbersAfter(Path path, int header) throws IOException {
        List<String> lines = Files.readAllLines(path);
        return lines.subList(header, lines.size()).stream()
                .map(String::strip)
                .filter(line -> line.matches("-?[0-9.]+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    static Path data() {
        String configured = System.getenv("SOCIAL_SIGNALS_DATA");
        return configured == null ? Path.of("..", "..", "shared", "data") : Path.of(configured);
    }
}
