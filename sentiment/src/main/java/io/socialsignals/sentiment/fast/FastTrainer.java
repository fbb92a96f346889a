package io.socialsignals.sentiment.fast;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains the fast tier: softmax regression over the three classes and logistic regression for subjectivity, by AdaGrad
 * (Duchi, Hazan and Singer 2011) over examples in a seeded order. Targets may be soft: the encoder's own answers
 * teach the linear model more than bare labels do.
 *
 * @param bits logarithm of the number of buckets
 * @param epochs passes over the examples
 * @param rate AdaGrad's learning rate
 * @param decay L2 penalty per update of a weight
 * @param seed of the order of examples
 */
public record FastTrainer(int bits, int epochs, double rate, double decay, long seed) {
    private static final int OUTPUTS = FastModel.OUTPUTS;

    public static FastTrainer withSeed(long seed) {
        return new FastTrainer(18, 5, 0.2, 1e-4, seed);
    }

    /** Trains and rounds to bytes; the decision is the plain largest probability. */
    public FastModel train(List<SoftExample> examples) {
        float[] weights = new float[OUTPUTS << bits];
        float[] squares = new float[OUTPUTS << bits];
        Arrays.fill(squares, 0.1f);
        float[] biases = new float[OUTPUTS];
        double[] biasSquares = new double[OUTPUTS];
        Arrays.fill(biasSquares, 1);
        NgramFeatures features = new NgramFeatures(bits);
        int[] order = new int[examples.size()];
        Arrays.setAll(order, i -> i);
        SplittableRandom random = new SplittableRandom(seed);
        double[] gradient = new double[OUTPUTS];
        for (int epoch = 0; epoch < epochs; epoch++) {
            shuffle(order, random);
            for (int index : order) {
                SoftExample example = examples.get(index);
                features.read(example.text());
                logits(features, weights, biases, gradient);
                example.lossGradient(gradient);
                for (int o = 0; o < OUTPUTS; o++) {
                    biasSquares[o] += gradient[o] * gradient[o];
                    biases[o] -= (float) (rate * gradient[o] / Math.sqrt(biasSquares[o]));
                }
                double value = features.wordValue();
                for (int i = 0; i < features.wordCount(); i++) {
                    update(weights, squares, features.word(i) * OUTPUTS, gradient, value);
                }
                value = features.gramValue();
                for (int i = 0; i < features.gramCount(); i++) {
                    update(weights, squares, features.gram(i) * OUTPUTS, gradient, value);
                }
            }
        }
        return FastModel.quantise(bits, weights, biases, new float[] {1, 1, 1}, "fast-trained");
    }

    private static void logits(NgramFeatures features, float[] weights, float[] biases, double[] out) {
        for (int o = 0; o < OUTPUTS; o++) {
            double words = 0;
            for (int i = 0; i < features.wordCount(); i++) {
                words += weights[features.word(i) * OUTPUTS + o];
            }
            double grams = 0;
            for (int i = 0; i < features.gramCount(); i++) {
                grams += weights[features.gram(i) * OUTPUTS + o];
            }
            out[o] = biases[o] + words * features.wordValue() + grams * features.gramValue();
        }
    }

    private void update(float[] weights, float[] squares, int at, double[] gradient, double value) {
        for (int o = 0; o < OUTPUTS; o++) {
            double g = gradient[o] * value + decay * weights[at + o];
            squares[at + o] += (float) (g * g);
            weights[at + o] -= (float) (rate * g / Math.sqrt(squares[at + o]));
        }
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
