package io.socialsignals.sentiment.evaluate;

import io.socialsignals.sentiment.Sentiment;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One model's figures on one labelled set, with slices, as text that is also valid Markdown. */
public final class Report {
    private final Evaluation all = new Evaluation();
    private final Map<String, Evaluation> slices = new LinkedHashMap<>();
    private final Map<String, Integer> unscored = new LinkedHashMap<>();

    public Report() {
        Slice.ALL.forEach(slice -> slices.put(slice.name(), new Evaluation()));
    }

    /** Counts a scored text, in its slices as well; otherwise remembers why it got no score. */
    public void add(int label, String text, Sentiment sentiment) {
        if (!sentiment.isScored()) {
            String why = sentiment.status() + " (" + sentiment.language() + ")";
            unscored.merge(why, 1, Integer::sum);
            return;
        }
        all.add(label, sentiment);
        for (Slice slice : Slice.ALL) {
            if (slice.holds().test(text)) {
                slice(slice.name()).add(label, sentiment);
            }
        }
        slice("language " + sentiment.language()).add(label, sentiment);
    }

    private Evaluation slice(String name) {
        return slices.computeIfAbsent(name, any -> new Evaluation());
    }

    public Evaluation all() {
        return all;
    }

    /** The whole report. */
    public String text() {
        StringBuilder out = new StringBuilder();
        line(out, "%d texts scored; unscored: %s", all.count(), unscored.isEmpty() ? "none" : unscored.toString());
        line(out, "");
        line(out, "| Macro-recall | Accuracy | Majority class | Two classes | Calibration error | Log loss |");
        line(out, "| --- | --- | --- | --- | --- | --- |");
        line(
                out,
                "| %.2f | %.2f | %.2f | %.2f | %.3f | %.3f |",
                100 * all.macroRecall(),
                100 * all.accuracy(),
                100 * all.majorityAccuracy(),
                100 * all.twoClassAccuracy(),
                all.calibrationError(),
                all.meanLogLoss());
        line(out, "");
        confusion(out);
        line(out, "");
        reliability(out);
        line(out, "");
        slices(out);
        return out.toString();
    }

    private void confusion(StringBuilder out) {
        String[] names = {"negative", "neutral", "positive"};
        line(out, "| People said | Negative | Neutral | Positive | Precision | Recall | F1 |");
        line(out, "| --- | --- | --- | --- | --- | --- | --- |");
        for (int label = 0; label < names.length; label++) {
            if (all.count(label) == 0) {
                continue;
            }
            line(
                    out,
                    "| %s | %d | %d | %d | %.3f | %.3f | %.3f |",
                    names[label],
                    all.confusion(label, 0),
                    all.confusion(label, 1),
                    all.confusion(label, 2),
                    all.precision(label),
                    all.recall(label),
                    all.f1(label));
        }
    }

    private void reliability(StringBuilder out) {
        line(out, "| Stated probability | Texts | Mean stated | Right |");
        line(out, "| --- | --- | --- | --- |");
        for (int bin = 0; bin < all.bins(); bin++) {
            if (all.binCount(bin) > 0) {
                line(
                        out,
                        "| %.1f-%.1f | %d | %.3f | %.3f |",
                        bin / 10.0,
                        (bin + 1) / 10.0,
                        all.binCount(bin),
                        all.binConfidence(bin),
                        all.binAccuracy(bin));
            }
        }
    }

    private void slices(StringBuilder out) {
        line(out, "| Slice | Texts | Macro-recall | Accuracy |");
        line(out, "| --- | --- | --- | --- |");
        slices.forEach((name, slice) -> {
            if (slice.count() > 0) {
                line(
                        out,
                        "| %s | %d | %.2f | %.2f |",
                        name,
                        slice.count(),
                        100 * slice.macroRecall(),
                        100 * slice.accuracy());
            }
        });
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
