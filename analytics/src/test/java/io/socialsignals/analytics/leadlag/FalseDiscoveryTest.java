package io.socialsignals.analytics.leadlag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {
    @Test
    void adjustsTheFifteenValuesOfBenjaminiAndHochberg() {
        double[] p = {
            .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1
        };
        double[] adjusted = FalseDiscovery.adjust(p);
        assertThat(Arrays.stream(adjusted).filter(v -> v <= .05).count()).isEqualTo(4);
        assertThat(adjusted[0]).isCloseTo(.0015, within(1e-12));
        assertThat(adjusted[3]).isCloseTo(.035625, within(1e-12));
        assertThat(adjusted[5]).isCloseTo(.0638571428, within(1e-9));
    }

    @Test
    void untestedPairsDoNotCount() {
        double[] adjusted = FalseDiscovery.adjust(new double[] {Double.NaN, .04, Double.NaN});
        assertThat(adjusted[0]).isNaN();
        assertThat(adjusted[1]).isEqualTo(.04);
        assertThat(FalseDiscovery.adjust(new double[0])).isEmpty();
    }

    @Property(tries = 100)
    void announcingByAdjustedValuesIsTheStepUpProcedure(@ForAll @Size(max = 30) double[] raw) {
        double[] p = Arrays.stream(raw).map(v -> Math.abs(v) % 1).toArray();
        double[] sorted = p.clone();
        Arrays.sort(sorted);
        // A level that no edge case lies beside: there, rounding alone would tell the two apart.
        double level = .0987654321;
        double threshold = -1;
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] <= level * (i + 1) / sorted.length) {
                threshold = sorted[i];
            }
        }
        double[] adjusted = FalseDiscovery.adjust(p);
        for (int i = 0; i < p.length; i++) {
            assertThat(adjusted[i] <= level).isEqualTo(p[i] <= threshold);
        }
    }
}
