package io.socialsignals.sentiment.evaluate;

import io.socialsignals.sentiment.Judgement;
import io.socialsignals.sentiment.encoder.Cascade;
import io.socialsignals.sentiment.encoder.EncoderModel;
import io.socialsignals.sentiment.encoder.Thresholds;
import io.socialsignals.sentiment.text.PostText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What every stage of the cascade says about the test sets, and so what the cascade says at any thresholds. */
final class Answers {
    /** The set of posts that most figures are about. */
    static final String POSTS = "te_val";
    /** The fast tier always answers. */
    static final Thresholds FAST = new Thresholds(0, 0);

    private final Map<String, List<Answer>> bySet = new LinkedHashMap<>();
    private final Thresholds chosen;

    /** Judges every text by every stage. */
    Answers(EncoderModel model, Map<String, List<LabelledText>> sets) {
        chosen = model.thresholds();
        try (Cascade cascade = model.newCascade(chosen)) {
            sets.forEach((name, texts) -> {
                List<Answer> answers = new ArrayList<>(texts.size());
                for (LabelledText text : texts) {
                    Judgement[] stages = cascade.judgeByEachStage(PostText.of(text.text()));
                    answers.add(new Answer(text, stages[0], stages[1], stages[2]));
                }
                bySet.put(name, answers);
            });
        }
    }

    /** The thresholds that the models were shipped with. */
    Thresholds chosen() {
        return chosen;
    }

    Map<String, List<Answer>> bySet() {
        return bySet;
    }

    List<Answer> of(String set) {
        return bySet.getOrDefault(set, List.of());
    }

    Stream<Answer> all() {
        return bySet.values().stream().flatMap(List::stream);
    }

    static Evaluation evaluate(List<Answer> answers, Thresholds thresholds) {
        Evaluation evaluation = new Evaluation();
        answers.forEach(answer -> evaluation.add(answer.text().label(), answer.at(thresholds)));
        return evaluation;
    }

    /** All stages about one text. */
    record Answer(LabelledText text, Judgement fast, Judgement early, Judgement encoder) {
        Judgement at(Thresholds thresholds) {
            if (fast.confidence() >= thresholds.fast()) {
                return fast;
            }
            return early.confidence() >= thresholds.early() ? early : encoder;
        }
    }
}
