package io.socialsignals.sentiment.train;

/**
 * A text to learn from.
 *
 * @param text as {@link io.socialsignals.sentiment.text.PostText} prepares it
 * @param targets wanted probabilities of negative, neutral, positive, and subjectivity; a subjectivity of {@code NaN}
 *     is not learnt from
 * @param weight how much the example counts; 1 is usual
 */
public record SoftExample(String text, double[] targets, double weight) {

    /** An example with one right class, smoothed: {@code smoothing} of the probability is shared by all three. */
    public static SoftExample labelled(String text, int label, double smoothing, double weight) {
        double[] targets = new double[4];
        for (int c = 0; c < 3; c++) {
            targets[c] = smoothing / 3 + (c == label ? 1 - smoothing : 0);
        }
        targets[3] = label == 1 ? smoothing / 2 : 1 - smoothing / 2;
        return new SoftExample(text, targets, weight);
    }

    /** Replaces raw outputs by the gradient of the cross-entropy with respect to them. */
    public void lossGradient(double[] logits) {
        double top = Math.max(logits[0], Math.max(logits[1], logits[2]));
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            logits[c] = Math.exp(logits[c] - top);
            sum += logits[c];
        }
        for (int c = 0; c < 3; c++) {
            logits[c] = weight * (logits[c] / sum - targets[c]);
        }
        logits[3] = Double.isNaN(targets[3]) ? 0 : weight * (1 / (1 + Math.exp(-logits[3])) - targets[3]);
    }
}
