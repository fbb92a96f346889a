package io.socialsignals.sentiment.encoder;

import io.socialsignals.sentiment.Classifier;
import io.socialsignals.sentiment.Judgement;
import io.socialsignals.sentiment.fast.FastTier;

/**
 * Lets the fast tier answer when it is sure and asks the encoder otherwise. Which one answers depends on the text alone,
 * never on load, so a replay gives the same scores.
 */
public final class Cascade implements Classifier {
    private final FastTier fast;
    private final EncoderTier encoder;
    private final double threshold;
    private final String id;

    /** @param threshold the fast tier answers from this confidence on */
    public Cascade(FastTier fast, EncoderTier encoder, double threshold) {
        this.fast = fast;
        this.encoder = encoder;
        this.threshold = threshold;
        this.id = "cascade(" + fast.id() + "," + encoder.id() + "@" + threshold + ")";
    }

    @Override
    public Judgement judge(String prepared) {
        Judgement quick = fast.judge(prepared);
        return quick.confidence() >= threshold ? quick : encoder.judge(prepared, fast.lastLogits());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void close() {
        encoder.close();
    }
}
