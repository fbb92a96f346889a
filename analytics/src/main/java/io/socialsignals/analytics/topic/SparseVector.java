package io.socialsignals.analytics.topic;

import java.util.Map;
import java.util.TreeMap;

/**
 * The parts of a vector that are not zero, in order of their index.
 *
 * @param at indices, ascending
 * @param weights one per index
 */
record SparseVector(int[] at, double[] weights) {

    static SparseVector unit(TreeMap<Integer, Double> parts) {
        double squares = 0;
        for (double weight : parts.values()) {
            squares += weight * weight;
        }
        int[] at = new int[parts.size()];
        double[] weights = new double[parts.size()];
        int n = 0;
        for (Map.Entry<Integer, Double> part : parts.entrySet()) {
            at[n] = part.getKey();
            weights[n++] = part.getValue() / Math.sqrt(squares);
        }
        return new SparseVector(at, weights);
    }

    double dot(double[] dense) {
        double sum = 0;
        for (int i = 0; i < at.length; i++) {
            sum += weights[i] * dense[at[i]];
        }
        return sum;
    }

    boolean isEmpty() {
        return at.length == 0;
    }
}
