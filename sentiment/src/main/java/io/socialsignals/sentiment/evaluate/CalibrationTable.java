package io.socialsignals.sentiment.evaluate;

/** Whether the cascade's probabilities mean what they say. */
final class CalibrationTable {
    private static final double MIXED_FROM = 0.3;

    private final Page page;

    CalibrationTable(Page page) {
        this.page = page;
    }

    void write(Answers answers) {
        page.heading("Calibration of the cascade (%s)", Answers.POSTS);
        Evaluation e = Answers.evaluate(answers.of(Answers.POSTS), answers.chosen());
        page.columns("Stated probability", "Texts", "Mean stated", "Right");
        for (int bin = 0; bin < e.bins(); bin++) {
            if (e.binCount(bin) > 0) {
                page.line(
                        "| %.1f-%.1f | %d | %.3f | %.3f |",
                        bin / 10.0, (bin + 1) / 10.0, e.binCount(bin), e.binConfidence(bin), e.binAccuracy(bin));
            }
        }
        long mixed = answers.all()
                .map(answer -> answer.at(answers.chosen()))
                .filter(judged -> judged.negative() >= MIXED_FROM && judged.positive() >= MIXED_FROM)
                .count();
        page.line("");
        page.line(
                "%d of %d texts of all sets are called mixed (both tones at least 0.3).",
                mixed, answers.all().count());
    }
}
