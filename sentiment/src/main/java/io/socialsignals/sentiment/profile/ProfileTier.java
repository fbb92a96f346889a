package io.socialsignals.sentiment.profile;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import io.socialsignals.sentiment.Classifier;
import io.socialsignals.sentiment.Judgement;
import io.socialsignals.sentiment.Sentiment.Label;
import io.socialsignals.sentiment.Sentiment.Tier;
import io.socialsignals.sentiment.SentimentException;
import io.socialsignals.sentiment.profile.ModelProfile.Tone;
import io.socialsignals.sentiment.text.PostText;

/** Scores with a model from a profile. Such models have no subjectivity output: it is one minus the neutral tone. */
public final class ProfileTier implements Classifier {
    private final ModelProfile profile;
    private final Predictor<String, float[]> predictor;

    public ProfileTier(ProfileModel model) {
        this.profile = model.profile();
        this.predictor = model.newPredictor();
    }

    @Override
    public String prepare(String raw) {
        return PostText.masked(raw, profile.maskUsers(), profile.maskLinks());
    }

    @Override
    public Judgement judge(String prepared) {
        float[] outputs;
        try {
            outputs = predictor.predict(prepared);
        } catch (TranslateException e) {
            throw new SentimentException(
                    "the sentiment model " + profile.name() + " failed on a text: " + e.getMessage(), e);
        }
        if (outputs.length != profile.labels().size()) {
            throw new SentimentException("the sentiment model " + profile.name() + " has " + outputs.length
                    + " outputs, but its profile names " + profile.labels().size());
        }
        double[] tones = tones(softmax(outputs));
        int best = 1;
        for (int tone : new int[] {0, 2}) {
            best = tones[tone] > tones[best] ? tone : best;
        }
        return new Judgement(tones[0], tones[1], tones[2], 1 - tones[1], Label.values()[best], tones[best], Tier.OTHER);
    }

    private double[] tones(double[] probabilities) {
        if (!profile.labels().contains(Tone.NEUTRAL)) {
            return TwoClasses.spread(probabilities[profile.labels().indexOf(Tone.POSITIVE)]);
        }
        double[] tones = new double[3];
        for (int i = 0; i < probabilities.length; i++) {
            tones[profile.labels().get(i).ordinal()] += probabilities[i];
        }
        return tones;
    }

    private static double[] softmax(float[] outputs) {
        double top = outputs[0];
        for (float output : outputs) {
            top = Math.max(top, output);
        }
        double[] probabilities = new double[outputs.length];
        double sum = 0;
        for (int i = 0; i < outputs.length; i++) {
            probabilities[i] = StrictMath.exp(outputs[i] - top);
            sum += probabilities[i];
        }
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] /= sum;
        }
        return probabilities;
    }

    @Override
    public String id() {
        return profile.name();
    }

    @Override
    public void close() {
        predictor.close();
    }
}
