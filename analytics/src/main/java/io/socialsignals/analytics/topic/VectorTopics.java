package io.socialsignals.analytics.topic;

import java.util.List;
import java.util.TreeMap;

/** Topics of texts that come as dense vectors, such as sentence embeddings: the same grouping as {@link TopicModel}'s. */
public final class VectorTopics {
    private final double[][] centroids;

    private VectorTopics(double[][] centroids) {
        this.centroids = centroids;
    }

    /** @param seed same vectors, k and seed give the same topics */
    public static VectorTopics train(List<float[]> vectors, int k, long seed) {
        List<SparseVector> units = vectors.stream().map(VectorTopics::unit).toList();
        return new VectorTopics(SphericalKMeans.centroids(units, k, vectors.get(0).length, seed));
    }

    /** Index of the topic that the vector is closest to. */
    public int assign(float[] vector) {
        return SphericalKMeans.nearest(unit(vector), centroids);
    }

    private static SparseVector unit(float[] vector) {
        TreeMap<Integer, Double> parts = new TreeMap<>();
        for (int i = 0; i < vector.length; i++) {
            parts.put(i, (double) vector[i]);
        }
        return SparseVector.unit(parts);
    }
}
