package io.socialsignals.sentiment.encoder;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What is chosen on held-out training data after the weights are fixed.
 *
 * @param fastShare how much of the fast tier's outputs is added to the encoder's
 * @param sharpness factor on the summed outputs that calibrates the probabilities (the inverse of a temperature)
 * @param negativeFactor factor on the negative class's probability before the largest decides
 * @param neutralFactor the same for the neutral class; the positive class has 1
 * @param threshold of the cascade, in [0, 1]: in the last layers' head the confidence from which the fast tier answers
 *     alone, in the first layers' head that from which they do
 */
public record Tuning(
        double fastShare, double sharpness, double negativeFactor, double neutralFactor, double threshold) {

    /** No mixing, no calibration, no cascade. */
    public static final Tuning NONE = new Tuning(0, 1, 1, 1, 2);

    public float[] decision() {
        return new float[] {(float) negativeFactor, (float) neutralFactor, 1};
    }

    /** The same with another threshold of the cascade. */
    public Tuning withThreshold(double other) {
        return new Tuning(fastShare, sharpness, negativeFactor, neutralFactor, other);
    }

    /** Joins both tiers' outputs into calibrated logits. */
    public double[] join(double[] encoder, double[] fast) {
        double[] joined = new double[encoder.length];
        for (int o = 0; o < joined.length; o++) {
            joined[o] = sharpness * (encoder[o] + fastShare * fast[o]);
        }
        return joined;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeDouble(fastShare);
        out.writeDouble(sharpness);
        out.writeDouble(negativeFactor);
        out.writeDouble(neutralFactor);
        out.writeDouble(threshold);
    }

    static Tuning read(DataInputStream in) throws IOException {
        return new Tuning(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }
}
