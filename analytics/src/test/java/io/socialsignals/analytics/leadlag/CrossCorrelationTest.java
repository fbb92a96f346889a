package io.socialsignals.analytics.leadlag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class CrossCorrelationTest {
    @Property(tries = 60)
    void everyLagEqualsPearsonOverTheBucketsThatBothHave(
            @ForAll long seed,
            @ForAll @IntRange(min = 12, max = 90) int size,
            @ForAll @IntRange(max = 40) int lags,
            @ForAll @IntRange(max = 3) int start,
            @ForAll @IntRange(max = 40) int gapPercent) {
        int maxLag = Math.min(lags, size - 6);
        Random random = new Random(seed);
        double[] x = series(size, random, gapPercent);
        double[] y = series(size, random, gapPercent);
        CrossCorrelation ccf = new CrossCorrelation(size, maxLag);
        ccf.compute(series(size, random, 0), series(size, random, 0), 0);
        ccf.compute(x, y, start);
        for (int lag = 0; lag <= maxLag; lag++) {
            List<double[]> pairs = new ArrayList<>();
            for (int t = start + lag; t < size; t++) {
                if (!Double.isNaN(x[t - lag]) && !Double.isNaN(y[t])) {
                    pairs.add(new double[] {x[t - lag], y[t]});
                }
            }
            assertThat(ccf.count(lag)).isEqualTo(pairs.size());
            if (pairs.size() >= 4) {
                double expected = new PearsonsCorrelation(pairs.toArray(double[][]::new))
                        .getCorrelationMatrix()
                        .getEntry(0, 1);
                assertThat(ccf.correlation(lag)).isCloseTo(expected, within(1e-10));
            }
        }
    }

    @Test
    void constantSideHasNoCorrelation() {
        CrossCorrelation ccf = new CrossCorrelation(20, 3);
        ccf.compute(new double[20], series(20, new Random(1), 0), 0);
        assertThat(ccf.correlation(0)).isNaN();
        assertThat(ccf.correlation(3)).isNaN();
    }

    private static double[] series(int size, Random random, int gapPercent) {
        double[] values = new double[size];
        for (int t = 0; t < size; t++) {
            values[t] = random.nextInt(100) < gapPercent ? Double.NaN : random.nextGaussian();
        }
        return values;
    }
}
