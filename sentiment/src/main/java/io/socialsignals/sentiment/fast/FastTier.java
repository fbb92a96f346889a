package io.socialsignals.sentiment.fast;

import io.socialsignals.sentiment.Classifier;
import io.socialsignals.sentiment.Judgement;
import io.socialsignals.sentiment.Sentiment.Tier;
import io.socialsignals.sentiment.Softmax;

/** Scores with the linear model alone: tens of thousands of texts per second and core. */
public final class FastTier implements Classifier {
    private final FastModel model;
    private final NgramFeatures features;
    private final double[] logits = new double[FastModel.OUTPUTS];

    public FastTier(FastModel model) {
        this.model = model;
        this.features = new NgramFeatures(model.bits());
    }

    /** The raw outputs for a prepared text, overwritten by the next call. */
    public double[] logits(String prepared) {
        features.read(prepared);
        model.logits(features, logits);
        return logits;
    }

    /** What the latest call of {@link #logits} or {@link #judge} returned. */
    public double[] lastLogits() {
        return logits;
    }

    @Override
    public Judgement judge(String prepared) {
        return Softmax.judge(logits(prepared), model.decision(), Tier.FAST);
    }

    @Override
    public String id() {
        return model.id();
    }

    @Override
    public void close() {}
}
