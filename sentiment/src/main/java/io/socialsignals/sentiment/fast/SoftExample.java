package io.socialsignals.sentiment.fast;

/**
 * A text to learn from.
 *
 * @param text as {@link io.socialsignals.sentiment.text.PostText} prepares it
 * @param targets wanted probabilities of negative, neutral, positive, and subjectivity; a subjectivity of {@code NaN}
 *     is not learnt from
 * @param weight how much the example counts; 1 is usual
 */
public record SoftExample(String text, double[] targets, double weight) {

    /**
     * An example with one right class, smoothed: {@code smoothing} of the probability is shared by all three. A labelled
     * tone is subjective and a neutral post is not; what a neutral review is stays open.
     */
    public static SoftExample labelled(String text, int label, boolean review, double smoothing, double weight) {
        double[] targets = new double[4];
        for (int c = 0; c < 3; c++) {
            targets[c] = smoothing / 3 + (c == label ? 1 - smoothing : 0);
        }
        double neutral = review ? Double.NaN : smoothing / 2;
        targets[3] = label == 1 ? neutral : 1 - smoothing / 2;
        return new SoftExample(text, targets, weight);
    }

    /** The same text taught half by its label and half by a model's answer (raw outputs). */
    public SoftExample taughtBy(double[] logits) {
        double[] taught = answer(logits);
        for (int o = 0; o < taught.length; o++) {
            taught[o] = Double.isNaN(targets[o]) ? taught[o] : (taught[o] + targets[o]) / 2;
        }
        return new SoftExample(text, taught, weight);
    }

    /** A text without a label, taught by a model's answer alone. */
    public static SoftExample unlabelled(String text, double[] logits, double weight) {
        return new SoftExample(text, answer(logits), weight);
    }

    private static double[] answer(double[] logits) {
        double top = Math.max(logits[0], Math.max(logits[1], logits[2]));
        double[] answer = new double[4];
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            answer[c] = Math.exp(logits[c] - top);
            sum += answer[c];
        }
        for (int c = 0; c < 3; c++) {
            answer[c] /= sum;
        }
        answer[3] = 1 / (1 + Math.exp(-logits[3]));
        return answer;
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
