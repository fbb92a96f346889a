package io.socialsignals.analytics.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.socialsignals.analytics.scorecard.Scorecard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TrendTest {

    @Test
    void plantedBurstsLeadTheListAndTheirHalfLifeIsFound() {
        Scorecard card = TrendScorecard.run(8);
        assertThat(card.passed()).as(card.text()).isTrue();
    }

    @Property(tries = 50)
    void scoreIsTheSameHourFormula(@ForAll @Size(120) List<@IntRange(min = 0, max = 50) Integer> counts) {
        TagState state = new TagState();
        double last = 0;
        for (int hour = 0; hour < counts.size(); hour++) {
            last = TrendScore.feed(state, hour, counts.get(hour), counts.get(hour));
        }
        double now = counts.get(119);
        double mean = (counts.get(95) + counts.get(71) + counts.get(47) + counts.get(23)) / 4.0;
        double variance = 0;
        for (int hour : new int[] {95, 71, 47, 23}) {
            variance += (counts.get(hour) - mean) * (counts.get(hour) - mean) / 4;
        }
        double expected = now < TrendScore.FLOOR ? 0 : (now - mean) / Math.sqrt(mean + variance + 1);
        assertThat(last).isCloseTo(expected, within(1e-6));
    }

    @Test
    void oneBusyAccountIsNoTrend() {
        TagState state = new TagState();
        for (int hour = 0; hour < 200; hour++) {
            TrendScore.feed(state, hour, 2, 2);
        }
        assertThat(TrendScore.feed(state, 200, 1, 500)).isZero();
        assertThat(TrendScore.usesOfSevenDays(state)).isEqualTo(167 * 2 + 500);
    }

    @Test
    void aNewTagTrendsFromItsFirstDay() {
        TagState state = new TagState();
        for (int hour = 0; hour < 30; hour++) {
            TrendScore.feed(state, hour, 2, 2);
        }
        assertThat(TrendScore.feed(state, 30, 40, 40)).isGreaterThan(LifeCycle.BEGIN);
    }

    @Test
    void aTrendEmergesPeaksDeclinesAndEnds() {
        TagState state = new TagState();
        List<TrendPhase> phases = new ArrayList<>();
        for (int hour = 0; hour < 300; hour++) {
            double burst = hour < 200
                    ? 0
                    : hour < 206 ? 20.0 * (hour - 199) : hour < 210 ? 120 : 120 * Math.pow(2, -(hour - 209) / 8.0);
            double count = 5 + burst;
            TrendPhase phase = LifeCycle.feed(state, hour, TrendScore.feed(state, hour, count, count));
            if (phases.isEmpty() || phases.get(phases.size() - 1) != phase) {
                phases.add(phase);
            }
            if (phase == TrendPhase.OVER) {
                assertThat(LifeCycle.halfLife(state).hours()).isCloseTo(8, within(1.5));
                assertThat(LifeCycle.halfLife(state).longevity()).isEqualTo("fad");
            }
        }
        assertThat(phases)
                .containsExactly(
                        TrendPhase.QUIET,
                        TrendPhase.EMERGING,
                        TrendPhase.PEAKING,
                        TrendPhase.DECLINING,
                        TrendPhase.OVER,
                        TrendPhase.QUIET);
    }

    @Test
    void aLevelThatDoesNotFadeIsLasting() {
        double[] flat = new double[100];
        Arrays.fill(flat, 100);
        assertThat(HalfLife.fit(flat, 5).longevity()).isEqualTo("lasting");
        // However the sums are rounded, no half-life of millions of years comes out.
        for (int hours = 3; hours <= flat.length; hours++) {
            assertThat(HalfLife.fit(Arrays.copyOf(flat, hours), 5).hours()).isInfinite();
        }
        assertThat(HalfLife.fit(new double[] {9, 9}, 5).longevity()).isEqualTo("unknown");
    }
}
