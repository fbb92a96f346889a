package io.socialsignals.sentiment;

import io.socialsignals.sentiment.Sentiment.Label;
import io.socialsignals.sentiment.Sentiment.Tier;

/** From four raw outputs (negative, neutral, positive, subjective) to a judgement. */
public final class Softmax {
    private Softmax() {}

    /**
     * Softmax over the three classes, logistic function for subjectivity.
     *
     * @param decision a factor per class on its probability before the largest decides: above 1 for a class that the
     *     training data holds too little of for every class to be recalled equally well
     */
    public static Judgement judge(double[] logits, float[] decision, Tier tier) {
        // StrictMath: the same bits on every machine and before and after the just-in-time compiler.
        double top = Math.max(logits[0], Math.max(logits[1], logits[2]));
        double negative = StrictMath.exp(logits[0] - top);
        double neutral = StrictMath.exp(logits[1] - top);
        double positive = StrictMath.exp(logits[2] - top);
        double sum = negative + neutral + positive;
        double subjectivity = 1 / (1 + StrictMath.exp(-logits[3]));
        double weighedNegative = negative * decision[0];
        double weighedNeutral = neutral * decision[1];
        double weighedPositive = positive * decision[2];
        double most = Math.max(weighedNeutral, Math.max(weighedNegative, weighedPositive));
        Label label = most == weighedNeutral
                ? Label.NEUTRAL
                : weighedNegative > weighedPositive ? Label.NEGATIVE : Label.POSITIVE;
        return new Judgement(
                negative / sum,
                neutral / sum,
                positive / sum,
                subjectivity,
                label,
                most / (weighedNegative + weighedNeutral + weighedPositive),
                tier);
    }
}
