package io.socialsignals.sentiment.evaluate;

import io.socialsignals.sentiment.encoder.Thresholds;
import java.util.List;

/** The posts by what makes them hard. */
final class SliceTable {
    private final Page page;

    SliceTable(Page page) {
        this.page = page;
    }

    void write(Answers answers) {
        page.heading("Slices of %s", Answers.POSTS);
        page.columns("Slice", "Texts", "Encoder macro-recall", "Cascade", "Fast");
        for (Slice slice : Slice.ALL) {
            List<Answers.Answer> part = answers.of(Answers.POSTS).stream()
                    .filter(answer -> slice.holds().test(answer.text().text()))
                    .toList();
            if (!part.isEmpty()) {
                page.line(
                        "| %s | %d | %.2f | %.2f | %.2f |",
                        slice.name(),
                        part.size(),
                        macroRecall(part, Thresholds.ALWAYS),
                        macroRecall(part, answers.chosen()),
                        macroRecall(part, Answers.FAST));
            }
        }
    }

    private static double macroRecall(List<Answers.Answer> part, Thresholds thresholds) {
        return 100 * Answers.evaluate(part, thresholds).macroRecall();
    }
}
