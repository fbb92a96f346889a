package io.socialsignals.sentiment.evaluate;

import io.socialsignals.sentiment.Judgement;
import io.socialsignals.sentiment.Sentiment;
import io.socialsignals.sentiment.Sentiment.Label;

/**
 * Counts how a model's answers compare with people's labels. Label and class order is negative, neutral, positive.
 * Figures are fractions in [0, 1] and {@code NaN} where nothing was counted.
 */
public final class Evaluation {
    private static final int CLASSES = 3;
    private static final int BINS = 10;

    private final long[][] confusion = new long[CLASSES][CLASSES];
    private final long[] binCount = new long[BINS];
    private final long[] binRight = new long[BINS];
    private final double[] binConfidence = new double[BINS];
    private long twoClassRight;
    private long twoClassCount;
    private double logLoss;

    /** Counts one text; {@code label} is what people said. */
    public void add(int label, Judgement judged) {
        add(label, judged.label(), judged.negative(), judged.neutral(), judged.positive());
    }

    /**
     * Counts one text.
     *
     * @throws IllegalArgumentException if it is not scored
     */
    public void add(int label, Sentiment sentiment) {
        Label answered = sentiment.label();
        if (answered == null) {
            throw new IllegalArgumentException("an unscored text cannot be right or wrong");
        }
        add(label, answered, sentiment.pNegative(), sentiment.pNeutral(), sentiment.pPositive());
    }

    private void add(int label, Label answered, double... p) {
        confusion[label][answered.ordinal()]++;
        int likeliest = p[0] > p[1] ? (p[0] > p[2] ? 0 : 2) : (p[1] >= p[2] ? 1 : 2);
        int bin = Math.min(BINS - 1, (int) (p[likeliest] * BINS));
        binCount[bin]++;
        binConfidence[bin] += p[likeliest];
        binRight[bin] += likeliest == label ? 1 : 0;
        logLoss -= Math.log(Math.max(p[label], 1e-12));
        if (label != 1) {
            twoClassCount++;
            twoClassRight += (p[2] > p[0]) == (label == 2) ? 1 : 0;
        }
    }

    public long count() {
        long count = 0;
        for (int label = 0; label < CLASSES; label++) {
            count += count(label);
        }
        return count;
    }

    /** How many texts people gave this label. */
    public long count(int label) {
        return confusion[label][0] + confusion[label][1] + confusion[label][2];
    }

    /** How many texts of a label got a class. */
    public long confusion(int label, int answered) {
        return confusion[label][answered];
    }

    /** Mean of the recalls of the classes that occur: TweetEval's measure for sentiment. */
    public double macroRecall() {
        double sum = 0;
        int classes = 0;
        for (int c = 0; c < CLASSES; c++) {
            if (count(c) > 0) {
                sum += recall(c);
                classes++;
            }
        }
        return sum / classes;
    }

    public double recall(int label) {
        return (double) confusion[label][label] / count(label);
    }

    public double precision(int label) {
        return (double) confusion[label][label] / (confusion[0][label] + confusion[1][label] + confusion[2][label]);
    }

    public double f1(int label) {
        double both = precision(label) + recall(label);
        return both == 0 ? 0 : 2 * precision(label) * recall(label) / both;
    }

    public double accuracy() {
        return (double) (confusion[0][0] + confusion[1][1] + confusion[2][2]) / count();
    }

    /** What always answering the commonest label would score. */
    public double majorityAccuracy() {
        return (double) Math.max(count(0), Math.max(count(1), count(2))) / count();
    }

    /** Accuracy on texts labelled negative or positive, told apart by which of the two is more probable. */
    public double twoClassAccuracy() {
        return (double) twoClassRight / twoClassCount;
    }

    /** Mean negative logarithm of the right class's probability. */
    public double meanLogLoss() {
        return logLoss / count();
    }

    /** Expected calibration error over ten bins of the likeliest class's probability (Guo et al. 2017). */
    public double calibrationError() {
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(binRight[bin] - binConfidence[bin]);
        }
        return error / count();
    }

    public int bins() {
        return BINS;
    }

    public long binCount(int bin) {
        return binCount[bin];
    }

    /** Mean stated probability in a bin. */
    public double binConfidence(int bin) {
        return binConfidence[bin] / binCount[bin];
    }

    /** Share of right answers in a bin. */
    public double binAccuracy(int bin) {
        return (double) binRight[bin] / binCount[bin];
    }
}
