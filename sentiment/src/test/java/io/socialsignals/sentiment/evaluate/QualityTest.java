package io.socialsignals.sentiment.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.socialsignals.sentiment.SentimentScorer;
import io.socialsignals.sentiment.SentimentScorers;
import io.socialsignals.sentiment.SentimentSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The shipped models on posts they were not trained on; prints the build's headline. */
class QualityTest {
    @Test
    void theShippedModelsReachTheirFigures() {
        Path file = data().resolve("sentiment/te_val.tsv");
        assumeTrue(Files.exists(file), "skipped: there are no labelled posts at " + file);
        Evaluation encoder = evaluate("encoder", file);
        Evaluation cascade = evaluate("cascade", file);
        Evaluation fast = evaluate("fast", file);
        System.out.printf(
                Locale.ROOT,
                "Sentiment on %d posts, macro-recall: encoder %.1f, cascade %.1f, fast tier %.1f; calibration error %.3f%n",
                encoder.count(),
                100 * encoder.macroRecall(),
                100 * cascade.macroRecall(),
                100 * fast.macroRecall(),
                cascade.calibrationError());
        assertThat(encoder.macroRecall()).isGreaterThan(0.72);
        assertThat(cascade.macroRecall()).isGreaterThan(encoder.macroRecall() - 0.005);
        assertThat(fast.macroRecall()).isGreaterThan(0.64);
        assertThat(cascade.calibrationError()).isLessThan(0.06);
    }

    private static Evaluation evaluate(String model, Path file) {
        Report report = new Report();
        try (SentimentScorer scorer = SentimentScorers.open(SentimentSpec.parse(model))) {
            for (LabelledText text : LabelledText.read(file)) {
                report.add(text.label(), text.text(), scorer.score(text.text(), "en"));
            }
        }
        return report.all();
    }

    private static Path data() {
        String folder = System.getenv("SOCIAL_SIGNALS_DATA");
        return folder != null ? Path.of(folder) : Path.of("../../shared/data");
    }
}
