package io.socialsignals.sentiment.evaluate;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import io.socialsignals.sentiment.Classifier;
import io.socialsignals.sentiment.Judgement;
import io.socialsignals.sentiment.SentimentException;
import io.socialsignals.sentiment.encoder.Cascade;
import io.socialsignals.sentiment.encoder.Encoded;
import io.socialsignals.sentiment.encoder.EncoderModel;
import io.socialsignals.sentiment.encoder.EncoderTier;
import io.socialsignals.sentiment.encoder.SentenceEncoder;
import io.socialsignals.sentiment.fast.FastTier;
import io.socialsignals.sentiment.language.LanguageGate;
import io.socialsignals.sentiment.text.PostText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Measures the shipped models on the test sets and writes the page about it. */
public final class Scorecard {
    private static final String POSTS = "te_val";
    private static final double[] THRESHOLDS = {0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9};
    private static final int TIMED_TEXTS = 300;
    private static final int ROUNDS = 2;

    private final EncoderModel model;
    private final Map<String, List<LabelledText>> sets;
    private final Consumer<String> progress;
    private final StringBuilder page = new StringBuilder();
    private final Map<String, List<Answer>> answers = new LinkedHashMap<>();

    /** @param progress is told each step, in words */
    public Scorecard(EncoderModel model, Map<String, List<LabelledText>> sets, Consumer<String> progress) {
        this.model = model;
        this.sets = sets;
        this.progress = progress;
    }

    /** Measures everything and returns the page in Markdown. */
    public String measure(List<String> foreign) {
        progress.accept("scoring the test sets with both tiers");
        sets.forEach((name, texts) -> answers.put(name, answer(texts)));
        line("# Sentiment scorecard");
        line("");
        line(
                "Made by `sentiment scorecard`; none of these texts was trained on. Macro-recall, accuracy and two-class accuracy");
        line("in per cent. Two classes: negative against positive texts only, by the larger of the two probabilities.");
        line("");
        line("Models: %s, %s.", new FastTier(model.fast()).id(), model.head().id());
        quality();
        operatingCurve();
        speed();
        calibration();
        slices();
        subjectivity();
        languages(foreign);
        return page.toString();
    }

    private List<Answer> answer(List<LabelledText> texts) {
        List<Answer> list = new ArrayList<>(texts.size());
        FastTier fast = new FastTier(model.fast());
        try (EncoderTier encoder = encoder(fast)) {
            for (LabelledText text : texts) {
                String prepared = PostText.of(text.text());
                list.add(new Answer(text, fast.judge(prepared), encoder.judge(prepared)));
            }
        }
        return list;
    }

    private EncoderTier encoder(FastTier fast) {
        return new EncoderTier(model.encoder().newPredictor(), model.head(), fast);
    }

    private double threshold() {
        return model.head().tuning().threshold();
    }

    private void quality() {
        line("");
        line("## Quality");
        line("");
        line("| Set | Texts | Tier | Macro-recall | Accuracy | Two classes | Calibration error | Majority |");
        line("| --- | --- | --- | --- | --- | --- | --- | --- |");
        answers.forEach((name, list) -> {
            row(name, "encoder", list, 2);
            row(name, String.format(Locale.ROOT, "cascade@%.2f", threshold()), list, threshold());
            row(name, "fast", list, 0);
        });
    }

    private void row(String name, String tier, List<Answer> list, double threshold) {
        Evaluation e = evaluate(list, threshold);
        line(
                "| %s | %d | %s | %.2f | %.2f | %.2f | %.3f | %.2f |",
                name,
                e.count(),
                tier,
                100 * e.macroRecall(),
                100 * e.accuracy(),
                100 * e.twoClassAccuracy(),
                e.calibrationError(),
                100 * e.majorityAccuracy());
    }

    private static Evaluation evaluate(List<Answer> list, double threshold) {
        Evaluation evaluation = new Evaluation();
        list.forEach(answer -> evaluation.add(answer.text.label(), answer.at(threshold)));
        return evaluation;
    }

    private List<String> timedTexts() {
        return sets.getOrDefault(POSTS, List.of()).stream()
                .limit(TIMED_TEXTS)
                .map(text -> PostText.of(text.text()))
                .toList();
    }

    private void operatingCurve() {
        progress.accept("timing the cascade");
        List<String> texts = timedTexts();
        List<Answer> list = answers.getOrDefault(POSTS, List.of());
        double whole = wholeEncoder(texts);
        line("");
        line("## Operating curve of the cascade (%s)", POSTS);
        line("");
        line(
                "The fast tier answers from the threshold on. The whole 12-layer encoder reads %.0f texts per second of"
                        + " one core here. Two threads are measured by the clock, on two cores that other work shared.",
                whole);
        line("");
        line(
                "| Threshold | Share to the encoder | Macro-recall | Accuracy | Texts per core second | Texts/s, 2 threads | Against 12 layers |");
        line("| --- | --- | --- | --- | --- | --- | --- |");
        List<Double> thresholds = new ArrayList<>();
        for (double threshold : THRESHOLDS) {
            thresholds.add(threshold);
        }
        if (!thresholds.contains(threshold())) {
            thresholds.add(threshold());
        }
        thresholds.add(2.0);
        for (double threshold : thresholds.stream().sorted().toList()) {
            Evaluation e = evaluate(list, threshold);
            long asked =
                    list.stream().filter(a -> a.fast.confidence() < threshold).count();
            double one;
            try (Classifier cascade = cascade(threshold)) {
                one = Speed.oneThread(texts, ROUNDS, cascade::judge);
            }
            boolean telling = threshold == threshold() || threshold > 1;
            String two = telling ? String.format(Locale.ROOT, "%.0f", twoThreads(texts, threshold)) : "";
            progress.accept(String.format(Locale.ROOT, "  threshold %.2f: %.0f texts/s", threshold, one));
            line(
                    "| %s | %.1f %% | %.2f | %.2f | %.0f | %s | %.1f x |",
                    threshold > 1
                            ? "always"
                            : String.format(Locale.ROOT, threshold == threshold() ? "**%.2f**" : "%.2f", threshold),
                    100.0 * asked / list.size(),
                    100 * e.macroRecall(),
                    100 * e.accuracy(),
                    one,
                    two,
                    one / whole);
        }
    }

    private double twoThreads(List<String> texts, double threshold) {
        List<Classifier> opened = new ArrayList<>();
        try {
            return Speed.threads(texts, 2, () -> {
                Classifier cascade = cascade(threshold);
                opened.add(cascade);
                return cascade::judge;
            });
        } finally {
            opened.forEach(Classifier::close);
        }
    }

    private Cascade cascade(double threshold) {
        FastTier fast = new FastTier(model.fast());
        return new Cascade(fast, encoder(fast), threshold);
    }

    private static double wholeEncoder(List<String> texts) {
        try (SentenceEncoder whole = SentenceEncoder.reading(List.of(SentenceEncoder.LAYERS));
                Predictor<String, Encoded> predictor = whole.newPredictor()) {
            return Speed.oneThread(texts, ROUNDS, text -> predict(predictor, text));
        }
    }

    private static void predict(Predictor<String, Encoded> predictor, String text) {
        try {
            predictor.predict(text);
        } catch (TranslateException e) {
            throw new SentimentException("the encoder failed on a text", e);
        }
    }

    private void speed() {
        progress.accept("timing DJL against bare ONNX Runtime, and the fast tier");
        List<String> texts = timedTexts();
        double ratio;
        try (Predictor<String, Encoded> predictor = model.encoder().newPredictor();
                BareSession bare =
                        new BareSession(model.head().layers(), model.encoder().tokenizer())) {
            ratio = Speed.pairedRatio(texts, 7, text -> predict(predictor, text), bare::run);
        }
        List<String> raw = sets.getOrDefault(POSTS, List.of()).stream()
                .map(LabelledText::text)
                .toList();
        FastTier fast = new FastTier(model.fast());
        double fromRaw = Speed.oneThread(raw, 15, text -> fast.judge(PostText.of(text)));
        LanguageGate gate = LanguageGate.english();
        double gated = Speed.oneThread(raw, 15, text -> {
            gate.languageOf(PostText.masked(text), null);
            fast.judge(PostText.of(text));
        });
        line("");
        line("## Speed");
        line("");
        line(
                "- DJL's path against a bare ONNX Runtime loop on the same single texts, median of 7 paired runs: %.3f.",
                ratio);
        line(
                "- Fast tier, text preparation included: %.0f texts per second of one core; with language recognition as well: %.0f.",
                fromRaw, gated);
        line(
                "- Peak memory of this process (heap, network, tokenizer, language model, all test sets): %s.",
                Memory.peak());
        line(
                "- Files in the repository: fast tier %.2f MB, head %.2f MB. The encoder and the language model come as Maven artifacts (25 and 11 MB).",
                model.fast().toBytes().length / 1e6, model.head().toBytes().length / 1e6);
    }

    private void calibration() {
        line("");
        line("## Calibration of the cascade (%s)", POSTS);
        line("");
        Evaluation e = evaluate(answers.getOrDefault(POSTS, List.of()), threshold());
        line("| Stated probability | Texts | Mean stated | Right |");
        line("| --- | --- | --- | --- |");
        for (int bin = 0; bin < e.bins(); bin++) {
            if (e.binCount(bin) > 0) {
                line(
                        "| %.1f-%.1f | %d | %.3f | %.3f |",
                        bin / 10.0, (bin + 1) / 10.0, e.binCount(bin), e.binConfidence(bin), e.binAccuracy(bin));
            }
        }
        long mixed = answers.values().stream()
                .flatMap(List::stream)
                .map(a -> a.at(threshold()))
                .filter(j -> j.negative() >= 0.3 && j.positive() >= 0.3)
                .count();
        long all = answers.values().stream().mapToLong(List::size).sum();
        line("");
        line("%d of %d texts of all sets are called mixed (both tones at least 0.3).", mixed, all);
    }

    private void slices() {
        line("");
        line("## Slices of %s", POSTS);
        line("");
        line("| Slice | Texts | Encoder macro-recall | Cascade | Fast |");
        line("| --- | --- | --- | --- | --- |");
        for (Slice slice : Slice.ALL) {
            List<Answer> part = answers.getOrDefault(POSTS, List.of()).stream()
                    .filter(answer -> slice.holds().test(answer.text.text()))
                    .toList();
            if (!part.isEmpty()) {
                line(
                        "| %s | %d | %.2f | %.2f | %.2f |",
                        slice.name(),
                        part.size(),
                        100 * evaluate(part, 2).macroRecall(),
                        100 * evaluate(part, threshold()).macroRecall(),
                        100 * evaluate(part, 0).macroRecall());
            }
        }
    }

    private void subjectivity() {
        double[] facts = subjectivity(POSTS, 1, 1);
        double[] opinions = subjectivity("sst2_dev", 0, 2);
        double[] toned = subjectivity(POSTS, 0, 2);
        line("");
        line("## Subjectivity");
        line("");
        line(
                "Area under the ROC curve, chance is 0.5, cascade: review sentences (sst2_dev) above neutral posts %.3f;",
                Ranking.area(opinions, facts));
        line(
                "within %s, posts with a tone above neutral ones %.3f (no difference of domain helps there).",
                POSTS, Ranking.area(toned, facts));
    }

    private double[] subjectivity(String set, int oneLabel, int otherLabel) {
        return answers.getOrDefault(set, List.of()).stream()
                .filter(a -> a.text.label() == oneLabel || a.text.label() == otherLabel)
                .mapToDouble(a -> a.at(threshold()).subjectivity())
                .toArray();
    }

    private void languages(List<String> foreign) {
        LanguageGate gate = LanguageGate.english();
        line("");
        line("## Language gate");
        line("");
        line("| Texts | Count | Called English | Called Portuguese | Called another language |");
        line("| --- | --- | --- | --- | --- |");
        sets.forEach((name, texts) ->
                languageRow(gate, name, texts.stream().map(LabelledText::text).toList()));
        if (!foreign.isEmpty()) {
            languageRow(gate, "Portuguese reviews (olist)", foreign);
            languageRow(
                    gate,
                    "of these, 4 words and more",
                    foreign.stream()
                            .filter(text -> text.strip().split("\\s+", -1).length >= 4)
                            .toList());
        }
    }

    private void languageRow(LanguageGate gate, String name, List<String> texts) {
        int english = 0;
        int portuguese = 0;
        int other = 0;
        for (String text : texts) {
            String masked = PostText.masked(text);
            if (!PostText.hasContent(masked)) {
                continue;
            }
            String language = gate.languageOf(masked, null);
            english += language.equals("en") ? 1 : 0;
            portuguese += language.equals("pt") ? 1 : 0;
            other += language.equals("en") || language.equals("pt") ? 0 : 1;
        }
        line("| %s | %d | %d | %d | %d |", name, english + portuguese + other, english, portuguese, other);
    }

    private void line(String format, @Nullable Object... values) {
        page.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
    }

    /** What both tiers say about a text, and so what the cascade says at any threshold. */
    private record Answer(LabelledText text, Judgement fast, Judgement encoder) {
        Judgement at(double threshold) {
            return fast.confidence() >= threshold ? fast : encoder;
        }
    }
}
