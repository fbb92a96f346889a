package io.socialsignals.analytics.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.socialsignals.analytics.spike.Reading.State;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class CountDetectorTest {

    private static List<Reading> run(CountState state, double... counts) {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            readings.add(CountDetector.feed(state, 480_000 + i, counts[i]));
        }
        return readings;
    }

    /** A daily profile of 20 to 60 with a little seeded noise. */
    private static double[] calm(int hours, long seed) {
        Well19937c random = new Well19937c(seed);
        double[] counts = new double[hours];
        for (int i = 0; i < hours; i++) {
            counts[i] = Math.rint(40 + 20 * Math.sin(2 * Math.PI * i / 24) + 5 * random.nextGaussian());
        }
        return counts;
    }

    @Test
    void learnsForThreeDaysAndSaysUntilWhen() {
        List<Reading> readings = run(new CountState(), calm(80, 1));
        assertThat(readings.get(71).state()).isEqualTo(State.LEARNING);
        assertThat(readings.get(71).learningUntil()).isEqualTo(480_072);
        assertThat(readings.get(71).severity()).isZero();
        assertThat(readings.get(72).state()).isNotEqualTo(State.LEARNING);
    }

    @Test
    void tellsASpikeInItsFirstHourWithWhatWasExpected() {
        double[] counts = calm(700, 2);
        counts[600] *= 5;
        Reading spike = run(new CountState(), counts).get(600);
        assertThat(spike.state()).isEqualTo(State.ABNORMAL);
        assertThat(spike.severity()).isGreaterThanOrEqualTo(4);
        assertThat(spike.expected()).isCloseTo(counts[600] / 5, within(12.0));
        assertThat(spike.high()).isLessThan(spike.seen());
    }

    @Test
    void aSpikeStaysOutOfTheBaseline() {
        double[] clean = calm(760, 3);
        double[] spiked = clean.clone();
        for (int i = 600; i < 606; i++) {
            spiked[i] *= 8;
        }
        List<Reading> without = run(new CountState(), clean);
        List<Reading> with = run(new CountState(), spiked);
        for (int i = 624; i < 630; i++) {
            assertThat(with.get(i).expected()).isCloseTo(without.get(i).expected(), within(4.0));
            assertThat(with.get(i).abnormal()).isFalse();
        }
    }

    @Test
    void aDropIsToldInItsSecondHour() {
        double[] counts = calm(700, 4);
        for (int i = 606; i < 612; i++) {
            counts[i] = 1;
        }
        List<Reading> readings = run(new CountState(), counts);
        assertThat(readings.subList(606, 612))
                .filteredOn(Reading::abnormal)
                .isNotEmpty()
                .allMatch(r -> r.score() < 0);
    }

    @Test
    void theHourAfterASpikeIsNoPartOfIt() {
        double[] counts = calm(700, 2);
        for (int i = 600; i < 603; i++) {
            counts[i] *= 5;
        }
        List<Reading> readings = run(new CountState(), counts);
        assertThat(readings.get(602).abnormal()).isTrue();
        assertThat(readings.get(603).abnormal()).isFalse();
        assertThat(readings.get(604).abnormal()).isFalse();
    }

    @Test
    void fewPostsMoreThanNoneAreNoSignal() {
        double[] counts = new double[700];
        counts[650] = 4;
        assertThat(run(new CountState(), counts).get(650).abnormal()).isFalse();
    }

    @Test
    void aLevelThatLastsTwoDaysBecomesTheBaseline() {
        double[] counts = calm(900, 5);
        for (int i = 600; i < 900; i++) {
            counts[i] *= 4;
        }
        List<Reading> readings = run(new CountState(), counts);
        assertThat(readings).filteredOn(r -> r.state() == State.NEW_LEVEL).hasSize(1);
        assertThat(readings.subList(660, 900)).filteredOn(Reading::abnormal).isEmpty();
    }

    @Test
    void anHourBeforeTheLastOneIsRefused() {
        CountState state = new CountState();
        CountDetector.feed(state, 10, 1);
        assertThatThrownBy(() -> CountDetector.feed(state, 10, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 20)
    void skippedHoursAreHoursOfZero(@ForAll @IntRange(min = 1, max = 200) int gap) {
        CountState skipping = new CountState();
        CountState filled = new CountState();
        double[] counts = calm(200, gap);
        Reading last = null;
        Reading other = null;
        for (int i = 0; i < counts.length; i++) {
            last = CountDetector.feed(skipping, i, counts[i]);
            other = CountDetector.feed(filled, i, counts[i]);
        }
        for (int i = 0; i < gap; i++) {
            CountDetector.feed(filled, 200 + i, 0);
        }
        assertThat(last).isEqualTo(other);
        assertThat(CountDetector.feed(skipping, 200 + gap, 30)).isEqualTo(CountDetector.feed(filled, 200 + gap, 30));
    }
}
