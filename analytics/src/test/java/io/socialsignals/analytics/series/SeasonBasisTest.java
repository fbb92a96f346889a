package io.socialsignals.analytics.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SeasonBasisTest {
    @Test
    void removesLevelTrendAndAnyDailyProfileOfAWeek() {
        double[] profile = noise(24, 3);
        double[] values = new double[168];
        for (int t = 0; t < values.length; t++) {
            values[t] = 100 + 0.3 * t + 10 * profile[t % 24];
        }
        for (double rest : SeasonBasis.of(168, 24).residuals(values)) {
            assertThat(rest).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void residualsWithGapsAreLeastSquaresOnTheBucketsThatHaveAValue() {
        SeasonBasis basis = SeasonBasis.of(168, 24);
        double[] values = noise(168, 4);
        double[] profiled = values.clone();
        for (int t = 0; t < values.length; t++) {
            profiled[t] += 50 * Math.cos(2 * Math.PI * t / 24) + 7;
        }
        for (int t = 5; t < 168; t += 11) {
            values[t] = Double.NaN;
            profiled[t] = Double.NaN;
        }
        double[] expected = basis.residuals(values);
        double[] actual = basis.residuals(profiled);
        for (int t = 0; t < 168; t++) {
            assertThat(Double.isNaN(actual[t])).isEqualTo(Double.isNaN(values[t]));
            if (!Double.isNaN(actual[t])) {
                assertThat(actual[t]).isCloseTo(expected[t], within(1e-5));
            }
        }
    }

    @Test
    void costsDegreesOfFreedomAsDocumented() {
        assertThat(SeasonBasis.of(168, 24).degrees()).isEqualTo(2 + 23);
        assertThat(SeasonBasis.of(168, 24).smooth().degrees()).isEqualTo(2 + 8);
        assertThat(SeasonBasis.of(336, 24).degrees()).isEqualTo(2 + 6 + 23);
        assertThat(SeasonBasis.of(120, 24).degrees()).isEqualTo(2 + 4);
        assertThat(SeasonBasis.of(100, 0).degrees()).isEqualTo(2);
    }

    @Test
    void spikyProfileIsRoughAndSmoothOneIsNot() {
        SeasonBasis full = SeasonBasis.of(336, 24);
        double[] smooth = noise(336, 5);
        double[] spiky = noise(336, 6);
        for (int t = 0; t < 336; t++) {
            smooth[t] += 3 * Math.sin(2 * Math.PI * t / 24);
            spiky[t] += t % 24 == 9 ? 6 : 0;
        }
        assertThat(roughness(full, smooth)).isGreaterThan(0.05);
        assertThat(roughness(full, spiky)).isLessThan(0.001);
    }

    private static double roughness(SeasonBasis full, double[] values) {
        double[] rest = full.smooth().residuals(values);
        return full.roughness(rest, AutoRegression.fit(rest, full.smooth(), 3));
    }

    private static double[] noise(int n, long seed) {
        Random random = new Random(seed);
        double[] values = new double[n];
        for (int t = 0; t < n; t++) {
            values[t] = random.nextGaussian();
        }
        return values;
    }
}
