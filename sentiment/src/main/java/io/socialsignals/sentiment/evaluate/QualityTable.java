package io.socialsignals.sentiment.evaluate;

import io.socialsignals.sentiment.Judgement;
import io.socialsignals.sentiment.encoder.Thresholds;
import java.util.List;

/** Every tier on every test set. */
final class QualityTable {
    private final Page page;
    private final Aims aims;

    QualityTable(Page page, Aims aims) {
        this.page = page;
        this.aims = aims;
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
        aims(answers);
    }

    private void aims(Answers answers) {
        List<Answers.Answer> posts = answers.of(Answers.POSTS);
        double encoder = 100 * Answers.evaluate(posts, Thresholds.ALWAYS).macroRecall();
        double cascade = 100 * Answers.evaluate(posts, answers.chosen()).macroRecall();
        aims.atLeast("Macro-recall of the encoder tier, te_val", encoder, 72);
        aims.atMost("Points that the cascade loses against it", encoder - cascade, 0.5);
        aims.atLeast(
                "Macro-recall of the fast tier",
                100 * Answers.evaluate(posts, Answers.FAST).macroRecall(),
                64);
        twoClasses(answers, "uci_amazon_cells", 95);
        twoClasses(answers, "uci_yelp", 95);
        twoClasses(answers, "sst2_dev", 90);
        accuracy(answers, "sanders", 54.2);
        accuracy(answers, "sent140", 72.1);
    }

    private void twoClasses(Answers answers, String set, double bar) {
        double measured =
                100 * Answers.evaluate(answers.of(set), Thresholds.ALWAYS).twoClassAccuracy();
        aims.atLeast("Two classes, encoder tier, " + set, measured, bar);
    }

    /** VADER's accuracy on the same set is the bar. */
    private void accuracy(Answers answers, String set, double vader) {
        List<Answers.Answer> list = answers.of(set);
        aims.atLeast(
                "Accuracy of the most probable class, encoder tier, " + set + " (bar: VADER's)",
                percentProbable(list, Thresholds.ALWAYS),
                vader);
        aims.atLeast("The same, cascade", percentProbable(list, answers.chosen()), vader);
    }

    private static double percentProbable(List<Answers.Answer> list, Thresholds thresholds) {
        long right = list.stream()
                .filter(answer ->
                        mostProbable(answer.at(thresholds)) == answer.text().label())
                .count();
        return 100.0 * right / Math.max(1, list.size());
    }

    private void row(String name, String tier, List<Answers.Answer> list, Thresholds thresholds) {
        Evaluation e = Answers.evaluate(list, thresholds);
        page.line(
                "| %s | %d | %s | %.2f | %.2f | %.2f | %.2f | %.3f | %.2f |",
                name,
                e.count(),
                tier,
                100 * e.macroRecall(),
                100 * e.accuracy(),
                percentProbable(list, thresholds),
                100 * e.twoClassAccuracy(),
                e.calibrationError(),
                100 * e.majorityAccuracy());
    }

    private static int mostProbable(Judgement judged) {
        double most = Math.max(judged.neutral(), Math.max(judged.negative(), judged.positive()));
        return most == judged.neutral() ? 1 : most == judged.negative() ? 0 : 2;
    }
}
