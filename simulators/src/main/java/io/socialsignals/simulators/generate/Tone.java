package io.socialsignals.simulators.generate;

import io.socialsignals.simulators.random.Dice;

/** From a pull on the tone to a tone: an ordered logit with a neutral band. */
final class Tone {
    private static final double NEUTRAL_HALF_WIDTH = 0.5;

    private Tone() {}

    /** -1, 0 or 1. */
    static int draw(double pull, Dice dice) {
        double u = dice.next();
        double positive = Clockwork.logistic(pull - NEUTRAL_HALF_WIDTH);
        if (u < positive) {
            return 1;
        }
        return u < positive + Clockwork.logistic(-pull - NEUTRAL_HALF_WIDTH) ? -1 : 0;
    }
}
