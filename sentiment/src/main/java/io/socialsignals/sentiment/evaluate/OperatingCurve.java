package io.socialsignals.sentiment.evaluate;

import io.socialsignals.sentiment.Classifier;
import io.socialsignals.sentiment.Sentiment.Tier;
import io.socialsignals.sentiment.encoder.EncoderModel;
import io.socialsignals.sentiment.encoder.Thresholds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What the cascade costs and yields at different thresholds. */
final class OperatingCurve {
    private static final List<Thresholds> POINTS = List.of(
            new Thresholds(0.5, 0.4),
            new Thresholds(0.5, 2),
            new Thresholds(0.6, 0.4),
            new Thresholds(0.6, 2),
            new Thresholds(0.65, 0.44),
            new Thresholds(0.67, 0.46),
            new Thresholds(0.7, 0.48),
            new Thresholds(0.7, 2),
            new Thresholds(0.75, 0.6),
            new Thresholds(0.8, 0.65),
            new Thresholds(2, 0));
    private static final int ROUNDS = 3;

    private record Point(double macroRecall, double speedUp) {}

    private final Page page;
    private final Aims aims;
    private final EncoderModel model;
    private final List<String> texts;
    private final Consumer<String> progress;

    /** @param texts that are timed */
    OperatingCurve(Page page, Aims aims, EncoderModel model, List<String> texts, Consumer<String> progress) {
        this.page = page;
        this.aims = aims;
        this.model = model;
        this.texts = texts;
        this.progress = progress;
    }

    void write(Answers answers) {
        double whole = WholeEncoder.textsPerSecond(texts, ROUNDS);
        page.heading("Operating curve of the cascade (%s)", Answers.POSTS);
        page.line(
                "The fast tier answers from the first threshold on, the encoder's first layers from the second; above 1 a stage"
                        + " never answers. The whole 12-layer encoder reads %.0f texts per second of one core here. Two"
                        + " threads are measured by the clock, on two cores that other work shared.",
                whole);
        page.line("");
        page.columns(
                "Thresholds",
                "Share to the first layers",
                "Share to all layers",
                "Macro-recall",
                "Accuracy",
                "Texts per core second",
                "Texts/s, 2 threads",
                "Against 12 layers");
        List<Answers.Answer> list = answers.of(Answers.POSTS);
        List<Point> curve = Stream.concat(POINTS.stream(), Stream.of(answers.chosen(), Thresholds.ALWAYS))
                .distinct()
                .sorted(Comparator.comparingDouble(Thresholds::fast).thenComparingDouble(Thresholds::early))
                .map(point -> row(list, point, point.equals(answers.chosen()), whole))
                .toList();
        double best = Stream.of(Thresholds.ALWAYS, Answers.FAST)
                .mapToDouble(tier -> 100 * Answers.evaluate(list, tier).macroRecall())
                .max()
                .orElseThrow();
        aims.atLeast(
                "Cascade against the 12-layer encoder, times as fast, at no more than a point below the best tier",
                curve.stream()
                        .filter(point -> point.macroRecall >= best - 1)
                        .mapToDouble(Point::speedUp)
                        .max()
                        .orElseThrow(),
                5);
    }

    private Point row(List<Answers.Answer> list, Thresholds point, boolean chosen, double whole) {
        Evaluation e = Answers.evaluate(list, point);
        double one;
        try (Classifier cascade = model.newCascade(point)) {
            one = Speed.oneThread(texts, ROUNDS, cascade::judge);
        }
        boolean telling = chosen || point.equals(Thresholds.ALWAYS);
        progress.accept("  thresholds " + point + ": " + Math.round(one) + " texts/s");
        page.line(
                chosen
                        ? "| **%s** | %s | %.2f | %.2f | %.0f | %s | %.1f x |"
                        : "| %s | %s | %.2f | %.2f | %.0f | %s | %.1f x |",
                name(point),
                shares(list, point),
                100 * e.macroRecall(),
                100 * e.accuracy(),
                one,
                telling ? String.valueOf(Math.round(twoThreads(point))) : "",
                one / whole);
        return new Point(100 * e.macroRecall(), one / whole);
    }

    private static String name(Thresholds point) {
        if (point.equals(Thresholds.ALWAYS)) {
            return "always all layers";
        }
        String fast = point.fast() > 1 ? "never" : String.valueOf(point.fast());
        return fast + " / " + (point.early() > 1 ? "never" : String.valueOf(point.early()));
    }

    private static String shares(List<Answers.Answer> list, Thresholds point) {
        long asked = list.stream()
                .filter(answer -> answer.fast().confidence() < point.fast())
                .count();
        long further = list.stream()
                .filter(answer -> answer.at(point).tier() == Tier.ENCODER)
                .count();
        int all = Math.max(1, list.size());
        return String.format(Locale.ROOT, "%.1f %% | %.1f %%", 100.0 * asked / all, 100.0 * further / all);
    }

    private double twoThreads(Thresholds point) {
        List<Classifier> opened = new ArrayList<>();
        try {
            return Speed.threads(texts, 2, () -> {
                Classifier cascade = model.newCascade(point);
                opened.add(cascade);
                return cascade::judge;
            });
        } finally {
            opened.forEach(Classifier::close);
        }
    }
}
