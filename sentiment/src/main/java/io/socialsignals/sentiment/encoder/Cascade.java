package io.socialsignals.sentiment.encoder;

import io.socialsignals.sentiment.Classifier;
import io.socialsignals.sentiment.Judgement;

/**
 * Lets the fast tier answer when it is sure, then the encoder's first layers when they are, and goes through the rest of
 * the layers otherwise. Which one answers depends on the text alone, never on load, so a replay gives the same scores.
 */
public final class Cascade implements Classifier {
    private final EncoderTier encoder;
    private final EarlyTier early;
    private final Thresholds thresholds;
    private final String id;

    /** Takes over the encoder and closes it. */
    public Cascade(EncoderTier encoder, Thresholds thresholds) {
        this.encoder = encoder;
        this.early = encoder.early();
        this.thresholds = thresholds;
        this.id = "cascade(" + early.fast().id() + "," + early.id() + "," + encoder.id() + "@" + thresholds + ")";
    }

    @Override
    public Judgement judge(String prepared) {
        Judgement quick = early.fast().judge(prepared);
        if (quick.confidence() >= thresholds.fast()) {
            return quick;
        }
        double[] fastLogits = early.fast().lastLogits();
        Encoded started = early.read(prepared);
        if (thresholds.early() <= 1) {
            Judgement soon = early.judge(started, fastLogits);
            if (soon.confidence() >= thresholds.early()) {
                return soon;
            }
        }
        return encoder.judge(started, fastLogits);
    }

    /** What each stage says about a text, in their order; measures every threshold from one pass. */
    public Judgement[] judgeByEachStage(String prepared) {
        Judgement quick = early.fast().judge(prepared);
        double[] fastLogits = early.fast().lastLogits();
        Encoded started = early.read(prepared);
        return new Judgement[] {quick, early.judge(started, fastLogits), encoder.judge(started, fastLogits)};
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
