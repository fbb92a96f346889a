package io.socialsignals.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.job.config.ConfigLoader;
import io.socialsignals.simulators.tally.TallyRules;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final String[] NEEDED = {
        "--kafka.bootstrap=127.0.0.1:9092",
        "--database.url=jdbc:postgresql://127.0.0.1/signals",
        "--database.user=ss_writer",
        "--privacy.allow-development-key=true"
    };

    private static TallyRules rules(String... settings) {
        String[] arguments = Stream.of(NEEDED, settings).flatMap(Stream::of).toArray(String[]::new);
        return Account.rules(ConfigLoader.load(arguments, Map.of()));
    }

    @Test
    void theAccountFollowsTheSettingsOfTheJob() {
        assertThat(rules()).isEqualTo(TallyRules.standard());
        assertThat(rules(
                        "--event-time.disorder=5s",
                        "--event-time.lateness=10m",
                        "--event-time.max-ahead=1m",
                        "--journeys.gap=0s",
                        "--spam.memory=2h",
                        "--spam.copies=4",
                        "--spam.burst=8"))
                .isEqualTo(new TallyRules(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(1),
                        Duration.ZERO,
                        Duration.ofHours(2),
                        4,
                        8));
    }
}
