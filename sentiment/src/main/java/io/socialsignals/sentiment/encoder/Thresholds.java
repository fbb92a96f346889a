package io.socialsignals.sentiment.encoder;

/**
 * Who answers in the cascade. A stage answers when its confidence, in [0, 1], reaches its threshold: at 0 it always does,
 * above 1 never.
 *
 * @param fast of the fast tier
 * @param early of the encoder's first layers
 */
public record Thresholds(double fast, double early) {
    /** Every text goes through all layers. */
    public static final Thresholds ALWAYS = new Thresholds(2, 2);

    @Override
    public String toString() {
        return fast + "/" + early;
    }
}
