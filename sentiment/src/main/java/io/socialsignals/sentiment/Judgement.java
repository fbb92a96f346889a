package io.socialsignals.sentiment;

import io.socialsignals.sentiment.Sentiment.Label;
import io.socialsignals.sentiment.Sentiment.Tier;

/**
 * A classifier's answer.
 *
 * @param negative calibrated probability; the three sum to 1
 * @param subjectivity in [0, 1]
 * @param label the decision
 * @param tier who answered
 */
public record Judgement(double negative, double neutral, double positive, double subjectivity, Label label, Tier tier) {

    /** How sure the model is: the largest of the three probabilities. */
    public double confidence() {
        return Math.max(negative, Math.max(neutral, positive));
    }
}
