package io.socialsignals.sentiment.evaluate;

import io.socialsignals.sentiment.encoder.EncoderModel;
import io.socialsignals.sentiment.fast.FastTier;
import io.socialsignals.sentiment.text.PostText;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Measures the shipped models on the test sets and writes the page about it. */
public final class Scorecard {
    private static final int TIMED_TEXTS = 400;

    private final EncoderModel model;
    private final Map<String, List<LabelledText>> sets;
    private final Consumer<String> progress;

    /** @param progress is told each step, in words */
    public Scorecard(EncoderModel model, Map<String, List<LabelledText>> sets, Consumer<String> progress) {
        this.model = model;
        this.sets = sets;
        this.progress = progress;
    }

    /**
     * Measures everything and returns the page in Markdown.
     *
     * @param foreign reviews in Portuguese; may be empty
     */
    public String measure(List<String> foreign) {
        progress.accept("scoring the test sets with every stage");
        Answers answers = new Answers(model, sets);
        Page page = new Page();
        Aims aims = new Aims();
        page.line("# Sentiment scorecard");
        page.line("");
        page.line(
                "Made by `sentiment scorecard`; none of these texts was trained on. Macro-recall and accuracies in per cent. The");
        page.line(
                "decision weighs rare tones up; beside it stands the accuracy if the most probable class decided. Two classes:");
        page.line("negative against positive texts only, by the larger of the two probabilities.");
        page.line("");
        page.line(
                "Models: %s, %s, %s.",
                new FastTier(model.fast()).id(),
                model.early().id(),
                model.head().id());
        new QualityTable(page, aims).write(answers);
        progress.accept("timing the cascade");
        new OperatingCurve(page, aims, model, timedTexts(), progress).write(answers);
        progress.accept("timing DJL against bare ONNX Runtime, and the fast tier");
        new SpeedSection(page, aims).write(model, timedTexts(), posts());
        new CalibrationTable(page).write(answers);
        new SliceTable(page).write(answers);
        new SubjectivitySection(page, aims).write(answers);
        new LanguageTable(page).write(sets, foreign);
        aims.write(page);
        return page.toString();
    }

    private List<String> posts() {
        return sets.getOrDefault(Answers.POSTS, List.of()).stream()
                .map(LabelledText::text)
                .toList();
    }

    private List<String> timedTexts() {
        return posts().stream().limit(TIMED_TEXTS).map(PostText::of).toList();
    }
}
