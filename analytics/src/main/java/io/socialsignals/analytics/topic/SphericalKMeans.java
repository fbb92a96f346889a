package io.socialsignals.analytics.topic;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Groups unit vectors by the angle between them (Dhillon and Modha 2001), seeded like k-means++; the best of forty starts.
 * The same vectors and seed give the same groups.
 */
final class SphericalKMeans {
    private static final int STARTS = 40;
    /** Of so many vectors drawn as the next centroid the one that leaves the others closest (greedy k-means++). */
    private static final int CANDIDATES = 4;

    private static final int MOST_ROUNDS = 40;

    private SphericalKMeans() {}

    static double[][] centroids(List<SparseVector> vectors, int k, int dimensions, long seed) {
        double[][] best = new double[k][dimensions];
        double bestFit = Double.NEGATIVE_INFINITY;
        for (int start = 0; start < STARTS; start++) {
            double[][] centroids = seeds(vectors, k, dimensions, new Well19937c(seed * 31 + start));
            double fit = Double.NEGATIVE_INFINITY;
            for (int round = 0; round < MOST_ROUNDS; round++) {
                double next = step(vectors, centroids);
                if (next - fit < 1e-6 * vectors.size()) {
                    break;
                }
                fit = next;
            }
            if (fit > bestFit) {
                bestFit = fit;
                best = centroids;
            }
        }
        return best;
    }

    private static double[][] seeds(List<SparseVector> vectors, int k, int dimensions, RandomGenerator random) {
        double[][] centroids = new double[k][dimensions];
        double[] distance = new double[vectors.size()];
        Arrays.fill(distance, 1);
        for (int c = 0; c < k; c++) {
            double least = Double.POSITIVE_INFINITY;
            double[] best = distance;
            for (int candidate = 0; candidate < CANDIDATES; candidate++) {
                double[] centroid = new double[dimensions];
                add(centroid, vectors.get(draw(distance, random)));
                double[] closer = closer(vectors, distance, centroid);
                double left = sum(closer);
                if (left < least) {
                    least = left;
                    best = closer;
                    centroids[c] = centroid;
                }
            }
            distance = best;
        }
        return centroids;
    }

    /** An index with a chance in proportion to its distance from the centroids so far. */
    private static int draw(double[] distance, RandomGenerator random) {
        double at = random.nextDouble() * sum(distance);
        int chosen = 0;
        while (chosen < distance.length - 1 && at >= distance[chosen]) {
            at -= distance[chosen++];
        }
        return chosen;
    }

    private static double[] closer(List<SparseVector> vectors, double[] distance, double[] centroid) {
        double[] closer = new double[distance.length];
        for (int i = 0; i < distance.length; i++) {
            closer[i] = Math.min(distance[i], Math.max(0, 1 - vectors.get(i).dot(centroid)));
        }
        return closer;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** Moves each centroid to the mean direction of its vectors; an empty one stays. Answers the sum of cosines. */
    private static double step(List<SparseVector> vectors, double[][] centroids) {
        double[][] sums = new double[centroids.length][centroids[0].length];
        int[] sizes = new int[centroids.length];
        double fit = 0;
        for (SparseVector vector : vectors) {
            int nearest = nearest(vector, centroids);
            fit += vector.dot(centroids[nearest]);
            add(sums[nearest], vector);
            sizes[nearest]++;
        }
        for (int c = 0; c < centroids.length; c++) {
            if (sizes[c] > 0) {
                normalise(sums[c]);
                System.arraycopy(sums[c], 0, centroids[c], 0, sums[c].length);
            }
        }
        return fit;
    }

    static int nearest(SparseVector vector, double[][] centroids) {
        int nearest = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < centroids.length; c++) {
            double cosine = vector.dot(centroids[c]);
            if (cosine > best) {
                best = cosine;
                nearest = c;
            }
        }
        return nearest;
    }

    private static void add(double[] sum, SparseVector vector) {
        for (int i = 0; i < vector.at().length; i++) {
            sum[vector.at()[i]] += vector.weights()[i];
        }
    }

    private static void normalise(double[] vector) {
        double squares = 0;
        for (double part : vector) {
            squares += part * part;
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
    }
}
