package io.socialsignals.job.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.job.signal.SignalRow;
import org.junit.jupiter.api.Test;

class SignalRulesTest {
    @Test
    void severeRiseOfComplaintsAsksToAnswerAndHoldAds() {
        Insight insight =
                SignalRules.of(signal("negative_share", "up", 7, true)).orElseThrow();
        assertThat(insight.id()).isEqualTo("signal-negative-share-up/mug");
        assertThat(insight.status()).isEqualTo("confirmed");
        assertThat(insight.statement()).isEqualTo("{product}: negative share rose (severity 7 of 10).");
        assertThat(insight.recommendation()).contains("hold paid promotion");
        assertThat(insight.evidence())
                .startsWith("{\"test\":")
                .contains("\"expected\":2.00000")
                .endsWith("}");
    }

    @Test
    void endedIncidentIsWithdrawnUnderTheSameKey() {
        Insight running = SignalRules.of(signal("posts", "up", 5, true)).orElseThrow();
        Insight over = SignalRules.of(signal("posts", "up", 5, false)).orElseThrow();
        assertThat(over.status()).isEqualTo("withdrawn");
        assertThat(over.id()).isEqualTo(running.id());
        assertThat(over.at()).isEqualTo(running.at());
    }

    @Test
    void mildOrWelcomeIncidentsGiveNoAdvice() {
        assertThat(SignalRules.of(signal("posts", "up", 3, true))).isEmpty();
        assertThat(SignalRules.of(signal("return_rate", "down", 9, true))).isEmpty();
        assertThat(SignalRules.of(signal("revenue_EUR", "down", 9, true))
                        .orElseThrow()
                        .recommendation())
                .contains("checkout");
    }

    private static SignalRow signal(String series, String direction, int severity, boolean running) {
        return new SignalRow(
                "mug",
                3_600_000,
                7_200_000,
                10_800_000,
                running,
                direction,
                severity,
                "short",
                series,
                "views",
                4.5,
                9,
                2,
                3,
                series.replace('_', ' ') + " rose");
    }
}
