package io.socialsignals.simulators.generate;

import io.socialsignals.simulators.random.Dice;
import java.util.Arrays;

/**
 * The latent drivers of each product: two independent AR(1) series per product with one value an hour, mean 0, standard
 * deviation 1. Values before the first hour exist too, so that a lag can look back.
 */
final class Drivers {
    private static final double PHI = 0.8;
    private static final int WARM_UP = 400;

    private final long seed;
    private final long stream;
    private double[] values = new double[0];

    Drivers(long seed, long stream) {
        this.seed = seed;
        this.stream = stream;
    }

    /** Value at an hour since the start; at least -200. */
    double at(int hour) {
        int index = hour + WARM_UP;
        if (index >= values.length) {
            extend(Math.max(index + 1, values.length * 2));
        }
        return values[index];
    }

    private void extend(int length) {
        int from = values.length;
        values = Arrays.copyOf(values, length);
        double noise = StrictMath.sqrt(1 - PHI * PHI);
        for (int i = from; i < length; i++) {
            double shock = Dice.of(seed, stream, i).gaussian();
            values[i] = i == 0 ? shock : PHI * values[i - 1] + noise * shock;
        }
    }
}
