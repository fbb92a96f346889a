package io.socialsignals.sentiment.cli;

import io.socialsignals.sentiment.SentimentScorer;
import io.socialsignals.sentiment.SentimentScorers;
import io.socialsignals.sentiment.SentimentSpec;
import io.socialsignals.sentiment.evaluate.LabelledText;
import io.socialsignals.sentiment.evaluate.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a model on labelled texts. */
@Command(
        name = "evaluate",
        description = "Measures a model on a file of LABEL<tab>TEXT lines (0 negative, 1 neutral, 2 positive).",
        mixinStandardHelpOptions = true)
public final class EvaluateCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, description = "labelled texts, tab-separated")
    private Path data;

    @Option(
            names = "--model",
            defaultValue = "cascade",
            description = "cascade[@threshold], encoder, fast, or a profile")
    private String model;

    @Option(names = "--language", description = "take every text to be in this language instead of recognising it")
    private @Nullable String language;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<LabelledText> texts = LabelledText.read(data);
        Report report = new Report();
        try (SentimentScorer scorer =
                SentimentScorers.open(SentimentSpec.parse(model).withCacheSize(0))) {
            long start = System.nanoTime();
            for (LabelledText text : texts) {
                report.add(text.label(), text.text(), scorer.score(text.text(), language));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%s on %s, %.0f texts/s on one thread (start included)%n%n%s",
                            scorer.model(),
                            data.getFileName(),
                            texts.size() / seconds,
                            report.text());
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}
