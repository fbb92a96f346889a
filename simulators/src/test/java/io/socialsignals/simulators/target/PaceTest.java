package io.socialsignals.simulators.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long NOW = 1_767_571_200_000L;

    private static Clock at(long millis) {
        return Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }

    @Test
    void historyDoesNotWait() {
        assertThat(Pace.unlimited().waitFor(Long.MAX_VALUE - 1)).isZero();
        assertThat(Pace.live(at(NOW), 1, NOW).waitFor(NOW - 1)).isZero();
    }

    @Test
    void inRealTimeARecordWaitsUntilTheClockShowsItsTime() {
        assertThat(Pace.live(at(NOW), 1, NOW).waitFor(NOW + 5_000)).isEqualTo(5_000);
        // History took a minute: what should have been sent meanwhile is due.
        assertThat(Pace.live(at(NOW + 60_000), 1, NOW).waitFor(NOW + 30_000)).isNegative();
    }

    @Test
    void aMultipleOfRealTimeCountsFromTheFirstLiveRecord() {
        Pace pace = Pace.live(at(NOW), 60, NOW - 3_600_000);
        assertThat(pace.waitFor(NOW - 3_600_000)).isZero();
        assertThat(pace.waitFor(NOW)).isEqualTo(60_000);
    }

    @Test
    void aSpeedMustBePositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pace.live(at(NOW), 0, NOW));
    }
}
