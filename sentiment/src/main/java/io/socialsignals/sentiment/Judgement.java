package io.socialsignals.sentiment;

import io.socialsignals.sentiment.Sentiment.Label;
import io.socialsignals.sentiment.Sentiment.Tier;

/**
 * A classifier's answer.
 *
 * @param negative calibrated probability; the three sum to 1
 * @param subjectivity in [0, 1]
 * @param label the decision
 * @param confidence how sure the model is of its label, in [0, 1]: the label's share of the three probabilities after each
 *     was weighed as the decision weighs it
 * @param tier who answered
 */
public record Judgement(
        double negative,
        double neutral,
        double positive,
        double subjectivity,
        Label label,
        double confidence,
        Tier tier) {}
