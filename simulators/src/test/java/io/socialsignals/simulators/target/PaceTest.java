package io.socialsignals.simulators.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.ScenarioReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PaceTest {
    private static final long NOW = 1_767_571_200_000L;

    private static Clock at(long millis) {
        return Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }

    @Test
    void historyDoesNotWait() {
        assertThat(Pace.unlimited().waitFor(Long.MAX_VALUE - 1)).isZero();
        assertThat(Pace.live(at(NOW), NOW).waitFor(NOW - 1)).isZero();
    }

    @Test
    void inRealTimeARecordWaitsUntilTheClockShowsItsTime() {
        assertThat(Pace.live(at(NOW), NOW).waitFor(NOW + 5_000)).isEqualTo(5_000);
        // History took a minute: what should have been sent meanwhile is due.
        assertThat(Pace.live(at(NOW + 60_000), NOW).waitFor(NOW + 30_000)).isNegative();
    }

    @Test
    void aMultipleOfRealTimeCountsFromTheFirstRecordHoweverOldItIs() {
        for (double speed : new double[] {0.5, 1, 60}) {
            Pace pace = Pace.multiple(at(NOW), speed);
            long first = 1_259_625_600_000L;
            assertThat(pace.waitFor(first)).isZero();
            assertThat(pace.waitFor(first + 3_600_000)).isEqualTo((long) (3_600_000 / speed));
        }
    }

    @Test
    @Timeout(60) // The clock stands still: a record that is waited for never comes.
    void whatTheTargetHoldsAlreadyIsNotWaitedFor() {
        Scenario tiny = ScenarioReader.builtIn("tiny");
        long later = tiny.start().toEpochMilli() + 3_600_000;
        long[] last = {0};
        Target target = new Target() {
            @Override
            public boolean holds(SimRecord record) {
                return record.timestamp() < later;
            }

            @Override
            public void send(SimRecord record) {
                last[0] = record.timestamp();
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        List<Long> told = new ArrayList<>();
        Feed.run(
                Simulation.of(tiny),
                target,
                Pace.multiple(at(NOW), 1),
                record -> {},
                progress -> told.add(progress.records()),
                () -> last[0] >= later);
        assertThat(last[0]).isGreaterThanOrEqualTo(later);
        assertThat(told).as("after each record: live, there are few").startsWith(1L, 2L, 3L);
    }

    @Test
    void aSpeedMustBePositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pace.multiple(at(NOW), 0));
    }
}
