package io.socialsignals.sentiment.train;

import io.socialsignals.sentiment.Judgement;
import io.socialsignals.sentiment.Sentiment.Tier;
import io.socialsignals.sentiment.Softmax;
import io.socialsignals.sentiment.encoder.Thresholds;
import io.socialsignals.sentiment.encoder.Tuning;
import io.socialsignals.sentiment.evaluate.Evaluation;
import java.util.List;
import java.util.function.Function;

/**
 * Chooses what the weights do not say, on texts held out from training: mixing and calibration by log loss, the decision
 * by macro-recall, the cascade's threshold by the cheapest one that loses little.
 */
final class Tuner {
    /** The cascade may lose this much macro-recall and accuracy against always asking the encoder. */
    private static final double MOST_LOSS = 0.004;

    private static final int LOWEST_THRESHOLD = 34;

    private Tuner() {}

    /** The mix and sharpness with the smallest log loss. */
    static Tuning calibrated(List<Outputs> held, Function<Outputs, double[]> stage) {
        Tuning best = Tuning.NONE;
        double bestLoss = Double.POSITIVE_INFINITY;
        for (int share = 0; share <= 8; share++) {
            for (int sharpness = 40; sharpness <= 200; sharpness += 5) {
                Tuning tuning = new Tuning(share / 10.0, sharpness / 100.0, 1, 1, 2);
                double loss = evaluate(held, mixed(stage, tuning, Tier.ENCODER)).meanLogLoss();
                if (loss < bestLoss) {
                    bestLoss = loss;
                    best = tuning;
                }
            }
        }
        return best;
    }

    /** The factor on the fast tier's outputs with the smallest log loss. */
    static double sharpnessOfFast(List<Outputs> held) {
        double best = 1;
        double bestLoss = Double.POSITIVE_INFINITY;
        for (int sharpness = 40; sharpness <= 250; sharpness += 5) {
            double factor = sharpness / 100.0;
            double loss = evaluate(held, fast(factor, new float[] {1, 1, 1})).meanLogLoss();
            if (loss < bestLoss) {
                bestLoss = loss;
                best = factor;
            }
        }
        return best;
    }

    /**
     * The factors on the negative and neutral class's probabilities with the best sum of macro-recall and accuracy: each
     * tone should be found, but not by crying wolf. Neighbours are averaged in, so that a lucky spike does
     * not win.
     */
    static float[] decision(List<Outputs> held, Function<float[], Function<Outputs, Judgement>> model) {
        int rows = 11;
        int columns = 7;
        double[][] merit = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                merit[i][j] = merit(evaluate(held, model.apply(factors(i, j))));
            }
        }
        float[] best = {1, 1, 1};
        double bestMerit = 0;
        for (int i = 1; i < rows - 1; i++) {
            for (int j = 1; j < columns - 1; j++) {
                double smooth =
                        (2 * merit[i][j] + merit[i - 1][j] + merit[i + 1][j] + merit[i][j - 1] + merit[i][j + 1]);
                if (smooth > bestMerit) {
                    bestMerit = smooth;
                    best = factors(i, j);
                }
            }
        }
        return best;
    }

    private static double merit(Evaluation evaluation) {
        return evaluation.macroRecall() + evaluation.accuracy();
    }

    private static float[] factors(int i, int j) {
        return new float[] {1 + i * 0.25f, 0.7f + j * 0.1f, 1};
    }

    /**
     * The cheapest thresholds whose cascade stays close to the encoder. What a text costs is how many layers read it; the
     * fast tier costs nothing beside them.
     *
     * @param first how many layers the early head needs
     * @param all how many layers the encoder has
     */
    static Thresholds thresholds(
            List<Outputs> held,
            Function<Outputs, Judgement> fast,
            Function<Outputs, Judgement> early,
            Function<Outputs, Judgement> encoder,
            int first,
            int all) {
        Evaluation aim = evaluate(held, encoder);
        Thresholds best = Thresholds.ALWAYS;
        double least = Double.POSITIVE_INFINITY;
        for (int i = LOWEST_THRESHOLD; i < 100; i++) {
            for (int j = LOWEST_THRESHOLD; j < 100; j++) {
                Thresholds tried = new Thresholds(i / 100.0, j / 100.0);
                double layers = layers(held, fast, early, tried, first, all);
                if (layers >= least) {
                    break; // the higher this stage's threshold, the more layers read
                }
                Evaluation reached =
                        evaluate(held, cascade(fast, cascade(early, encoder, tried.early()), tried.fast()));
                if (reached.macroRecall() >= aim.macroRecall() - MOST_LOSS
                        && reached.accuracy() >= aim.accuracy() - MOST_LOSS) {
                    best = tried;
                    least = layers;
                }
            }
        }
        return best;
    }

    private static double layers(
            List<Outputs> held,
            Function<Outputs, Judgement> fast,
            Function<Outputs, Judgement> early,
            Thresholds thresholds,
            int first,
            int all) {
        long layers = 0;
        for (Outputs outputs : held) {
            if (fast.apply(outputs).confidence() < thresholds.fast()) {
                layers += early.apply(outputs).confidence() < thresholds.early() ? all : first;
            }
        }
        return (double) layers / held.size();
    }

    static Function<Outputs, Judgement> cascade(
            Function<Outputs, Judgement> fast, Function<Outputs, Judgement> encoder, double threshold) {
        return outputs -> {
            Judgement quick = fast.apply(outputs);
            return quick.confidence() >= threshold ? quick : encoder.apply(outputs);
        };
    }

    /** A stage mixed with the fast tier. */
    static Function<Outputs, Judgement> mixed(Function<Outputs, double[]> stage, Tuning tuning, Tier tier) {
        float[] decision = tuning.decision();
        return outputs -> Softmax.judge(tuning.join(stage.apply(outputs), outputs.fast()), decision, tier);
    }

    static Function<Outputs, Judgement> fast(double sharpness, float[] decision) {
        return outputs -> {
            double[] logits = outputs.fast().clone();
            for (int o = 0; o < logits.length; o++) {
                logits[o] *= sharpness;
            }
            return Softmax.judge(logits, decision, Tier.FAST);
        };
    }

    static Evaluation evaluate(List<Outputs> held, Function<Outputs, Judgement> model) {
        Evaluation evaluation = new Evaluation();
        held.forEach(outputs -> evaluation.add(outputs.label(), model.apply(outputs)));
        return evaluation;
    }
}
