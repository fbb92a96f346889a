package io.socialsignals.analytics.leadlag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EffectTest {
    private static final double[] X = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    private static final double[] Y = {1.2, 1.9, 3.5, 3.8, 5.6, 5.7, 7.4, 7.7, 9.6, 9.8};

    @Test
    void slopeAndNeweyWestErrorAsAnIndependentImplementationGivesThem() {
        Effect effect = Effect.of(X, Y, 0, LeadLagSpec.Side.level("x", 1), LeadLagSpec.Side.level("y", 1));
        assertThat(effect.slope()).isCloseTo(0.989090909090909, within(1e-14));
        assertThat(effect.standardError()).isCloseTo(0.01192920043712733, within(1e-14));
        assertThat(effect.upper() - effect.change()).isCloseTo(0.04463505927276861, within(1e-5));
    }

    @Test
    void logarithmicFollowerIsStatedInPerCent() {
        Effect effect =
                Effect.of(X, Y, 0, LeadLagSpec.Side.level("sentiment", 0.1), LeadLagSpec.Side.count("purchases"));
        assertThat(effect.change()).isCloseTo(100 * Math.expm1(0.0989090909), within(1e-6));
        assertThat(effect.sentence()).isEqualTo("+0.100 sentiment => +10.40 % purchases (95 % +9.90 to +10.89)");
    }
}
