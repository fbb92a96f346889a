package io.socialsignals.analytics.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;

class NabScoreTest {

    private static NabSeries series(int length, int[]... windows) {
        return new NabSeries("test", new long[length], new double[length], List.of(windows));
    }

    @Test
    void silenceScoresNothingAndDetectionAtEachWindowsStartScoresAHundred() {
        NabSeries series = series(1000, new int[] {300, 399}, new int[] {600, 699});
        double[] scores = new double[1000];
        assertThat(NabScore.of(series, scores, 0.5).normalised()).isZero();
        scores[300] = 1;
        scores[600] = 1;
        assertThat(NabScore.of(series, scores, 0.5).normalised()).isCloseTo(100, within(1e-9));
    }

    @Test
    void laterDetectionsScoreLessAndFalseOnesCostTheirWeight() {
        NabSeries series = series(1000, new int[] {300, 399});
        double[] middle = new double[1000];
        middle[350] = 1;
        assertThat(NabScore.of(series, middle, 0.5).raw()).isBetween(0.84, 0.87);
        middle[200] = 1;
        assertThat(NabScore.of(series, middle, 0.5).raw()).isBetween(0.73, 0.76);
        middle[10] = 1;
        assertThat(NabScore.of(series, middle, 0.5).falseAlarms()).isEqualTo(1);
    }

    /** The benchmark publishes, per file, what its windowed Gaussian scored at threshold 1 (scores kept to 12 digits). */
    @Test
    void windowedGaussianScoresWhatTheBenchmarkPublished() throws IOException {
        double[] published = {0.77368206139354, -0.7991094792289368, -0.914196106944424, 0.26557999349038663};
        List<NabSeries> tweets = NabData.tweets();
        for (int i = 0; i < published.length; i++) {
            NabScore score =
                    NabScore.of(tweets.get(i), windowedGaussian(tweets.get(i).values()), 1 - 5e-13);
            assertThat(score.raw()).as(tweets.get(i).name()).isCloseTo(published[i], within(1e-10));
        }
    }

    /** Tail probability under the mean and deviation of the last 6,400 values, moved on by 100 at a time. */
    private static double[] windowedGaussian(double[] values) {
        double[] sums = new double[values.length + 1];
        double[] squares = new double[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i];
            squares[i + 1] = squares[i] + values[i] * values[i];
        }
        double[] scores = new double[values.length];
        int from = 0;
        int to = 0;
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                double n = to - from;
                double mean = (sums[to] - sums[from]) / n;
                double variance = (squares[to] - squares[from]) / n - mean * mean;
                double sigma = variance > 0 ? Math.sqrt(variance) : 1e-6;
                scores[i] = 1 - 0.5 * Erf.erfc(Math.abs(values[i] - mean) / sigma / Math.sqrt(2));
            }
            if (to < 6400) {
                to++;
            } else if (i + 1 - to == 100) {
                from += 100;
                to += 100;
            }
        }
        return scores;
    }

    @Test
    void burstDetectorBeatsThePublishedDetectorsOnTheTweetSeries() throws IOException {
        List<NabSeries> tweets = NabData.tweets();
        List<double[]> scores = tweets.stream().map(NabSeries::burstScores).toList();
        NabScore score = NabScore.of(tweets, scores, BurstDetector.THRESHOLD);
        assertThat(score.normalised()).isGreaterThan(82);
    }
}
