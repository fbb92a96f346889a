package io.socialsignals.sentiment.encoder;

import java.io.IOException;
import java.util.Arrays;

/**
 * One trained head. Each query looks over the tokens, {@code a = softmax(0.05 * q . z)}, and takes their weighted mean;
 * these and the layers' plain means are the input x of a network with one hidden layer, {@code W2 * relu(W1 * x + b1) +
 * b2}. Arrays are row-major with the query, the input and the hidden unit as the row.
 */
public record HeadWeights(float[] queries, float[] w1, float[] b1, float[] w2, float[] b2) {
    public static final int OUTPUTS = 4;

    /** Scale of the products that the queries' attention is made from. */
    public static final float ATTENTION_SCALE = 0.05f;

    private static final int WIDTH = SentenceEncoder.WIDTH;

    /** Where arrays come from, in the record's order. */
    interface Source {
        float[] next() throws IOException;
    }

    static HeadWeights read(Source source) throws IOException {
        return new HeadWeights(source.next(), source.next(), source.next(), source.next(), source.next());
    }

    /** Adds this head's four outputs for standardised vectors to {@code sum}. */
    void addLogits(Encoded standard, double[] sum) {
        int hidden = b1.length;
        float[] activation = b1.clone();
        addScaledRows(standard.means(), 0, activation);
        int heads = queries.length / WIDTH;
        float[] pooled = new float[heads * WIDTH];
        float[] attention = new float[standard.tokens().length / WIDTH];
        for (int head = 0; head < heads; head++) {
            attend(queries, head, standard.tokens(), attention);
            pool(standard.tokens(), attention, pooled, head * WIDTH);
        }
        addScaledRows(pooled, standard.means().length, activation);
        for (int o = 0; o < OUTPUTS; o++) {
            double out = b2[o];
            for (int h = 0; h < hidden; h++) {
                if (activation[h] > 0) {
                    out += activation[h] * w2[h * OUTPUTS + o];
                }
            }
            sum[o] += out;
        }
    }

    private void addScaledRows(float[] x, int firstRow, float[] activation) {
        int hidden = activation.length;
        for (int d = 0; d < x.length; d++) {
            float value = x[d];
            int row = (firstRow + d) * hidden;
            for (int h = 0; h < hidden; h++) {
                activation[h] += value * w1[row + h];
            }
        }
    }

    /** One query's attention over the tokens; {@code attention} holds one float per token. */
    public static void attend(float[] queries, int head, float[] tokens, float[] attention) {
        float top = Float.NEGATIVE_INFINITY;
        for (int t = 0; t < attention.length; t++) {
            attention[t] = ATTENTION_SCALE * product(queries, head * WIDTH, tokens, t * WIDTH);
            top = Math.max(top, attention[t]);
        }
        float sum = 0;
        for (int t = 0; t < attention.length; t++) {
            attention[t] = (float) StrictMath.exp(attention[t] - top);
            sum += attention[t];
        }
        for (int t = 0; t < attention.length; t++) {
            attention[t] /= sum;
        }
    }

    /** Eight partial sums in a fixed order: fast, and the same bits each time. */
    private static float product(float[] queries, int q, float[] tokens, int t) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        for (int d = 0; d < WIDTH; d += 8) {
            s0 += queries[q + d] * tokens[t + d];
            s1 += queries[q + d + 1] * tokens[t + d + 1];
            s2 += queries[q + d + 2] * tokens[t + d + 2];
            s3 += queries[q + d + 3] * tokens[t + d + 3];
            s4 += queries[q + d + 4] * tokens[t + d + 4];
            s5 += queries[q + d + 5] * tokens[t + d + 5];
            s6 += queries[q + d + 6] * tokens[t + d + 6];
            s7 += queries[q + d + 7] * tokens[t + d + 7];
        }
        return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7;
    }

    /** The tokens' mean under an attention, written to {@code pooled} from {@code at} on. */
    public static void pool(float[] tokens, float[] attention, float[] pooled, int at) {
        Arrays.fill(pooled, at, at + WIDTH, 0);
        for (int t = 0; t < attention.length; t++) {
            float weight = attention[t];
            for (int d = 0; d < WIDTH; d++) {
                pooled[at + d] += weight * tokens[t * WIDTH + d];
            }
        }
    }
}
