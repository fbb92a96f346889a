package io.socialsignals.analytics.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class SlowShiftTest {

    @Test
    void findsAShiftOfOneAndAHalfDeviationsWithinTwoWeeks() {
        int found = 0;
        for (int seed = 0; seed < 40; seed++) {
            Well19937c random = new Well19937c(seed);
            SlowShift shift = new SlowShift();
            for (int day = 0; day < 60; day++) {
                shift.feed(random.nextGaussian());
            }
            for (int day = 0; day < 14; day++) {
                if (shift.feed(1.5 + random.nextGaussian()) > 0) {
                    found++;
                    break;
                }
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(34);
    }

    @Test
    void aCalmSeriesIsSeldomTakenForAShift() {
        int found = 0;
        for (int seed = 0; seed < 40; seed++) {
            Well19937c random = new Well19937c(seed);
            SlowShift shift = new SlowShift();
            for (int day = 0; day < 120; day++) {
                found += Math.abs(shift.feed(random.nextGaussian()));
            }
        }
        assertThat(found / 160.0).as("findings per series and 30 days").isLessThan(0.3);
    }

    @Test
    void oneExtremeDayIsNoSlowShift() {
        SlowShift shift = new SlowShift();
        for (int day = 0; day < 40; day++) {
            shift.feed(day % 2);
        }
        assertThat(shift.feed(1000)).isZero();
        assertThat(shift.feed(0)).isZero();
    }

    @Property(tries = 100)
    void wilsonIntervalHoldsTheShareAndIsTheInverseOfTheScoreTest(
            @ForAll @IntRange(min = 1, max = 500) int trials, @ForAll @IntRange(min = 0, max = 100) int percent) {
        double hits = Math.floor(trials * percent / 100.0);
        WilsonInterval interval = WilsonInterval.of(hits, trials, 1.96);
        assertThat(hits / trials).isBetween(interval.low() - 1e-12, interval.high() + 1e-12);
        if (interval.low() > 1e-9) {
            double p = interval.low();
            assertThat((hits / trials - p) / Math.sqrt(p * (1 - p) / trials)).isCloseTo(1.96, within(1e-6));
        }
    }

    @Test
    void wilsonIntervalOfNothingIsEverything() {
        assertThat(WilsonInterval.of(0, 0, 1.96)).isEqualTo(new WilsonInterval(0, 1));
    }
}
