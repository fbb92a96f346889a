package io.socialsignals.analytics.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AutoRegressionTest {
    @Test
    void momentumIsNotUnderestimatedAfterAProfileIsRemovedFromAShortWindow() {
        SeasonBasis basis = SeasonBasis.of(168, 24);
        Random random = new Random(11);
        double sum = 0;
        int runs = 400;
        for (int run = 0; run < runs; run++) {
            double[] rest = basis.residuals(momentum(168, 0.8, random));
            sum += AutoRegression.fit(rest, basis, 1).coefficients()[0];
        }
        // Without putting back what the season took, the mean is below .70.
        assertThat(sum / runs).isCloseTo(0.8, within(0.02));
    }

    @Test
    void choosesNoMomentumForNoiseMostOfTheTime() {
        SeasonBasis basis = SeasonBasis.of(336, 0);
        Random random = new Random(12);
        int none = 0;
        for (int run = 0; run < 200; run++) {
            none += AutoRegression.fit(basis.residuals(momentum(336, 0, random)), basis, 3)
                                    .order()
                            == 0
                    ? 1
                    : 0;
        }
        assertThat(none).isGreaterThan(120);
    }

    @Test
    void filterLeavesTheInnovationsAndBridgesGapsByPrediction() {
        double[] values = {1, 2, Double.NaN, 4, 5};
        SeasonBasis basis = SeasonBasis.of(400, 0);
        AutoRegression model = AutoRegression.fit(basis.residuals(momentum(400, 0.6, new Random(3))), basis, 1);
        double phi = model.coefficients()[0];
        double[] filtered = model.filter(values, model.filled(values));
        assertThat(filtered[0]).isNaN();
        assertThat(filtered[1]).isEqualTo(2 - phi * 1);
        assertThat(filtered[2]).isNaN();
        assertThat(filtered[3]).isEqualTo(4 - phi * (phi * 2));
        assertThat(filtered[4]).isEqualTo(5 - phi * 4);
    }

    @Test
    void constantSeriesHasNoMomentum() {
        SeasonBasis basis = SeasonBasis.of(50, 0);
        assertThat(AutoRegression.fit(new double[50], basis, 3).order()).isZero();
    }

    static double[] momentum(int n, double phi, Random random) {
        double[] values = new double[n];
        double value = 0;
        for (int t = -100; t < n; t++) {
            value = phi * value + random.nextGaussian();
            if (t >= 0) {
                values[t] = value;
            }
        }
        return values;
    }
}
