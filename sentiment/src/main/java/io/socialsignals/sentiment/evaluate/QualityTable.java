package io.socialsignals.sentiment.evaluate;

import io.socialsignals.sentiment.Judgement;
import io.socialsignals.sentiment.encoder.Thresholds;
import java.util.List;

/** Every tier on every test set. */
final class QualityTable {
    private final Page page;

    QualityTable(Page page) {
        this.page = page;
    }

    void write(Answers answers) {
        page.heading("Quality");
        page.columns(
                "Set",
                "Texts",
                "Tier",
                "Macro-recall",
                "Accuracy",
                "Accuracy, most probable class",
                "Two classes",
                "Calibration error",
                "Majority");
        answers.bySet().forEach((name, list) -> {
            row(name, "encoder", list, Thresholds.ALWAYS);
            row(name, "cascade@" + answers.chosen(), list, answers.chosen());
            row(name, "fast", list, Answers.FAST);
        });
    }

    private void row(String name, String tier, List<Answers.Answer> list, Thresholds thresholds) {
        Evaluation e = Answers.evaluate(list, thresholds);
        long probable = list.stream()
                .filter(answer ->
                        mostProbable(answer.at(thresholds)) == answer.text().label())
                .count();
        page.line(
                "| %s | %d | %s | %.2f | %.2f | %.2f | %.2f | %.3f | %.2f |",
                name,
                e.count(),
                tier,
                100 * e.macroRecall(),
                100 * e.accuracy(),
                100.0 * probable / Math.max(1, list.size()),
                100 * e.twoClassAccuracy(),
                e.calibrationError(),
                100 * e.majorityAccuracy());
    }

    private static int mostProbable(Judgement judged) {
        double most = Math.max(judged.neutral(), Math.max(judged.negative(), judged.positive()));
        return most == judged.neutral() ? 1 : most == judged.negative() ? 0 : 2;
    }
}
