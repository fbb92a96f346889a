package io.socialsignals.sentiment.train;

/** Mean and standard deviation of each column, by Welford's method. */
final class Moments {
    private final double[] mean;
    private final double[] squares;
    private long rows;

    Moments(int columns) {
        mean = new double[columns];
        squares = new double[columns];
    }

    void add(float[] row) {
        rows++;
        for (int d = 0; d < mean.length; d++) {
            double difference = row[d] - mean[d];
            mean[d] += difference / rows;
            squares[d] += difference * (row[d] - mean[d]);
        }
    }

    float[] mean() {
        float[] values = new float[mean.length];
        for (int d = 0; d < values.length; d++) {
            values[d] = (float) mean[d];
        }
        return values;
    }

    /** Never 0, so that one may divide by it. */
    float[] deviation() {
        float[] values = new float[mean.length];
        for (int d = 0; d < values.length; d++) {
            values[d] = (float) Math.sqrt(squares[d] / rows) + 1e-6f;
        }
        return values;
    }
}
