package io.socialsignals.sentiment.train;

import io.socialsignals.sentiment.encoder.Encoded;
import io.socialsignals.sentiment.encoder.HeadWeights;
import io.socialsignals.sentiment.encoder.SentenceEncoder;
import io.socialsignals.sentiment.fast.SoftExample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * Trains a small network on the encoder's vectors: attention over the tokens, one hidden layer, dropout on inputs and hidden units, Adam (Kingma and
 * Ba 2015) with decoupled weight decay, a learning rate that falls linearly to 0. The same seed gives the same weights.
 *
 * @param heads queries that look over the tokens
 * @param hidden hidden units, a multiple of 4
 * @param epochs passes over the examples
 * @param rate highest learning rate
 * @param inputDrop share of inputs left out, in [0, 1)
 * @param hiddenDrop share of hidden units left out, in [0, 1)
 * @param decay weight decay per step, relative to the learning rate
 */
public record HeadTrainer(
        int heads, int hidden, int epochs, double rate, double inputDrop, double hiddenDrop, double decay) {
    private static final int OUTPUTS = HeadWeights.OUTPUTS;
    private static final int WIDTH = SentenceEncoder.WIDTH;
    private static final int BATCH = 128;
    private static final int BLOCK = 32;
    private static final int WARM_UP = 200;

    /** The settings chosen on held-out training data. */
    public static HeadTrainer chosen() {
        return new HeadTrainer(4, 128, 8, 1e-3, 0.1, 0.35, 0.03);
    }

    /**
     * Trains one network.
     *
     * @param texts gives the standardised vectors of an example by its index
     * @param means how many means each text has
     */
    public HeadWeights train(IntFunction<Encoded> texts, int means, List<SoftExample> examples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Parameters parameters = new Parameters(means + heads * WIDTH, random);
        Block block = new Block(means);
        int[] order = new int[examples.size()];
        Arrays.setAll(order, i -> i);
        int steps = epochs * (order.length / BATCH);
        int step = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            shuffle(order, random);
            for (int from = 0; from + BATCH <= order.length; from += BATCH) {
                step++;
                for (int first = from; first < from + BATCH; first += BLOCK) {
                    List<SoftExample> placed = new ArrayList<>(BLOCK);
                    for (int place = 0; place < BLOCK; place++) {
                        int index = order[first + place];
                        block.put(place, texts.apply(index), parameters, random);
                        placed.add(examples.get(index));
                    }
                    block.learn(placed, parameters, random);
                }
                double now = rate * (1 - (double) step / (steps + 1)) * Math.min(1, (double) step / WARM_UP);
                parameters.step(now, step);
            }
        }
        return parameters.weights();
    }

    private static float[] gaussian(SplittableRandom random, int length, double deviation) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return values;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    /**
     * Some examples forward and back together, so that each row of the large matrix is fetched once for all of them;
     * gradients are added up in the parameters in the examples' order.
     */
    private final class Block {
        private final int means;
        private final float[][] x;
        private final float[][] kept;
        private final float[][] back;
        private final float[][] activation = new float[BLOCK][hidden];
        private final float[][] gradient = new float[BLOCK][hidden];
        private final Encoded[] texts = new Encoded[BLOCK];
        private final float[][][] attention = new float[BLOCK][heads][];
        private final double[] logits = new double[OUTPUTS];
        private final float inputScale;
        private final int inputThreshold;
        private final float hiddenScale = (float) (1 / (1 - hiddenDrop));

        Block(int means) {
            int inputs = means + heads * WIDTH;
            this.means = means;
            this.x = new float[BLOCK][inputs];
            this.kept = new float[BLOCK][inputs];
            this.back = new float[BLOCK][inputs];
            this.inputThreshold = (int) (inputDrop * 256);
            this.inputScale = 256f / (256 - inputThreshold);
        }

        /** Places one example, with some of its inputs dropped. */
        void put(int place, Encoded standard, Parameters p, SplittableRandom random) {
            float[] tokens = standard.tokens();
            texts[place] = standard;
            System.arraycopy(standard.means(), 0, x[place], 0, means);
            for (int head = 0; head < heads; head++) {
                attention[place][head] = new float[tokens.length / WIDTH];
                HeadWeights.attend(p.queries.values, head, tokens, attention[place][head]);
                HeadWeights.pool(tokens, attention[place][head], x[place], means + head * WIDTH);
            }
            long bits = 0;
            for (int d = 0; d < x[place].length; d++) {
                bits = (d & 7) == 0 ? random.nextLong() : bits >>> 8;
                kept[place][d] = (bits & 0xff) < inputThreshold ? 0 : x[place][d] * inputScale;
            }
        }

        /** Learns from the placed examples. */
        void learn(List<SoftExample> examples, Parameters p, SplittableRandom random) {
            for (int place = 0; place < BLOCK; place++) {
                System.arraycopy(p.b1.values, 0, activation[place], 0, hidden);
            }
            for (int d = 0; d < x[0].length; d++) {
                for (int place = 0; place < BLOCK; place++) {
                    addScaled(p.w1.values, d * hidden, kept[place][d], activation[place]);
                }
            }
            for (int place = 0; place < BLOCK; place++) {
                throughHidden(place, examples.get(place), p, random);
            }
            for (int d = 0; d < x[0].length; d++) {
                for (int place = 0; place < BLOCK; place++) {
                    boolean on = kept[place][d] != 0;
                    if (on) {
                        addProduct(gradient[place], kept[place][d], p.w1.gradient, d * hidden);
                    }
                    if (d >= means) {
                        back[place][d] = on ? inputScale * dot(gradient[place], p.w1.values, d * hidden) : 0;
                    }
                }
            }
            for (int place = 0; place < BLOCK; place++) {
                for (int head = 0; head < heads; head++) {
                    backThroughAttention(place, head, p.queries.gradient);
                }
            }
        }

        private void throughHidden(int place, SoftExample example, Parameters p, SplittableRandom random) {
            float[] units = activation[place];
            for (int o = 0; o < OUTPUTS; o++) {
                logits[o] = p.b2.values[o];
            }
            for (int h = 0; h < hidden; h++) {
                boolean on = units[h] > 0 && random.nextDouble() >= hiddenDrop;
                units[h] = on ? units[h] * hiddenScale : 0;
                for (int o = 0; on && o < OUTPUTS; o++) {
                    logits[o] += units[h] * p.w2.values[h * OUTPUTS + o];
                }
            }
            example.lossGradient(logits);
            for (int h = 0; h < hidden; h++) {
                double sum = 0;
                for (int o = 0; units[h] != 0 && o < OUTPUTS; o++) {
                    sum += logits[o] * p.w2.values[h * OUTPUTS + o];
                    p.w2.gradient[h * OUTPUTS + o] += (float) (logits[o] * units[h] / BATCH);
                }
                gradient[place][h] = (float) (sum * hiddenScale / BATCH);
                p.b1.gradient[h] += gradient[place][h];
            }
            for (int o = 0; o < OUTPUTS; o++) {
                p.b2.gradient[o] += (float) (logits[o] / BATCH);
            }
        }

        private void backThroughAttention(int place, int head, float[] queryGradient) {
            float[] tokens = texts[place].tokens();
            float[] weights = attention[place][head];
            float[] toAttention = new float[weights.length];
            int pooled = means + head * WIDTH;
            float mean = 0;
            for (int t = 0; t < weights.length; t++) {
                float sum = 0;
                for (int d = 0; d < WIDTH; d++) {
                    sum += back[place][pooled + d] * tokens[t * WIDTH + d];
                }
                toAttention[t] = sum;
                mean += weights[t] * sum;
            }
            for (int t = 0; t < weights.length; t++) {
                float toScore = HeadWeights.ATTENTION_SCALE * weights[t] * (toAttention[t] - mean);
                for (int d = 0; d < WIDTH; d++) {
                    queryGradient[head * WIDTH + d] += toScore * tokens[t * WIDTH + d];
                }
            }
        }

        private void addScaled(float[] rows, int at, float factor, float[] sum) {
            for (int h = 0; h < hidden; h++) {
                sum[h] += factor * rows[at + h];
            }
        }

        private void addProduct(float[] row, float factor, float[] sums, int at) {
            for (int h = 0; h < hidden; h++) {
                sums[at + h] += factor * row[h];
            }
        }

        private float dot(float[] row, float[] rows, int at) {
            float s0 = 0;
            float s1 = 0;
            float s2 = 0;
            float s3 = 0;
            for (int h = 0; h < hidden; h += 4) {
                s0 += row[h] * rows[at + h];
                s1 += row[h + 1] * rows[at + h + 1];
                s2 += row[h + 2] * rows[at + h + 2];
                s3 += row[h + 3] * rows[at + h + 3];
            }
            return s0 + s1 + s2 + s3;
        }
    }

    /** Everything that is learnt. */
    private final class Parameters {
        private final Adam queries;
        private final Adam w1;
        private final Adam b1;
        private final Adam w2;
        private final Adam b2;

        Parameters(int inputs, SplittableRandom random) {
            queries = new Adam(gaussian(random, heads * WIDTH, 0.3), 0);
            w1 = new Adam(gaussian(random, inputs * hidden, 1 / Math.sqrt(inputs)), decay);
            b1 = new Adam(new float[hidden], 0);
            w2 = new Adam(gaussian(random, hidden * OUTPUTS, 1 / Math.sqrt(hidden)), decay);
            b2 = new Adam(new float[OUTPUTS], 0);
        }

        void step(double now, int step) {
            for (Adam parameter : new Adam[] {queries, w1, b1, w2, b2}) {
                parameter.step(now, step);
            }
        }

        HeadWeights weights() {
            return new HeadWeights(queries.values, w1.values, b1.values, w2.values, b2.values);
        }
    }

    /** Parameters with their gradients and Adam's moments. */
    private static final class Adam {
        private static final float FIRST = 0.9f;
        private static final float SECOND = 0.999f;
        private final float[] values;
        private final float[] gradient;
        private final float[] first;
        private final float[] second;
        private final float decay;

        Adam(float[] values, double decay) {
            this.values = values;
            this.gradient = new float[values.length];
            this.first = new float[values.length];
            this.second = new float[values.length];
            this.decay = (float) decay;
        }

        void step(double rate, int step) {
            float firstBias = (float) (1 - Math.pow(FIRST, step));
            float secondBias = (float) (1 - Math.pow(SECOND, step));
            float factor = (float) rate;
            for (int i = 0; i < values.length; i++) {
                float g = gradient[i];
                first[i] = FIRST * first[i] + (1 - FIRST) * g;
                second[i] = SECOND * second[i] + (1 - SECOND) * g * g;
                float move = first[i] / firstBias / ((float) Math.sqrt(second[i] / secondBias) + 1e-8f);
                values[i] -= factor * (move + decay * values[i]);
                gradient[i] = 0;
            }
        }
    }
}
