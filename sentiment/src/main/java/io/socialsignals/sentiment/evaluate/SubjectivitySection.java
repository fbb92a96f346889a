package io.socialsignals.sentiment.evaluate;

/** Whether subjectivity tells opinion from fact. */
final class SubjectivitySection {
    private static final String OPINIONS = "sst2_dev";

    private final Page page;
    private final Aims aims;

    SubjectivitySection(Page page, Aims aims) {
        this.page = page;
        this.aims = aims;
    }

    void write(Answers answers) {
        double[] facts = of(answers, Answers.POSTS, 1, 1);
        double[] opinions = of(answers, OPINIONS, 0, 2);
        double[] toned = of(answers, Answers.POSTS, 0, 2);
        page.heading("Subjectivity");
        double apart = Ranking.area(opinions, facts);
        aims.atLeast("Subjectivity: area under the curve, opinions against facts (bar: chance)", apart, 0.5);
        page.line(
                "Area under the ROC curve, chance is 0.5, cascade: review sentences (%s) above neutral posts %.3f;",
                OPINIONS, apart);
        page.line(
                "within %s, posts with a tone above neutral ones %.3f (no difference of domain helps there).",
                Answers.POSTS, Ranking.area(toned, facts));
    }

    private static double[] of(Answers answers, String set, int oneLabel, int otherLabel) {
        return answers.of(set).stream()
                .filter(answer ->
                        answer.text().label() == oneLabel || answer.text().label() == otherLabel)
                .mapToDouble(answer -> answer.at(answers.chosen()).subjectivity())
                .toArray();
    }
}
