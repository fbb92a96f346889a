package io.socialsignals.sentiment.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.socialsignals.sentiment.Sentiment;
import io.socialsignals.sentiment.SentimentException;
import io.socialsignals.sentiment.SentimentScorer;
import io.socialsignals.sentiment.SentimentScorers;
import io.socialsignals.sentiment.SentimentSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores texts, one a line. */
@Command(
        name = "score",
        description = "Scores texts, one a line, from a file or standard input.",
        mixinStandardHelpOptions = true)
public final class ScoreCommand implements Callable<Integer> {
    enum Format {
        CSV,
        JSONL
    }

    @Parameters(arity = "0..1", description = "file of texts; standard input if left out")
    private @Nullable Path file;

    @Option(
            names = "--model",
            defaultValue = "cascade",
            description = "cascade[@threshold], encoder, fast, or a profile")
    private String model;

    @Option(names = "--format", defaultValue = "CSV", description = "${COMPLETION-CANDIDATES}")
    private Format format;

    @Option(names = "--language", description = "take every text to be in this language instead of recognising it")
    private @Nullable String language;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (BufferedReader texts = open();
                SentimentScorer scorer = SentimentScorers.open(SentimentSpec.parse(model))) {
            if (format == Format.CSV) {
                scoreAsCsv(texts, scorer, out);
            } else {
                scoreAsJson(texts, scorer, out);
            }
        }
        out.flush();
        return 0;
    }

    private BufferedReader open() throws IOException {
        if (file == null) {
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        }
        if (!Files.isRegularFile(file)) {
            throw new SentimentException("there is no file of texts at " + file);
        }
        return Files.newBufferedReader(file);
    }

    private void scoreAsCsv(BufferedReader texts, SentimentScorer scorer, PrintWriter out) throws IOException {
        CSVFormat header = CSVFormat.DEFAULT
                .builder()
                .setRecordSeparator('\n')
                .setHeader(
                        "status",
                        "label",
                        "polarity",
                        "negative",
                        "neutral",
                        "positive",
                        "subjectivity",
                        "mixed",
                        "tier",
                        "language",
                        "model",
                        "text")
                .get();
        CSVPrinter printer = new CSVPrinter(out, header);
        for (String text = texts.readLine(); text != null; text = texts.readLine()) {
            Sentiment score = scorer.score(text, language);
            printer.printRecord(
                    score.status(),
                    score.label(),
                    number(score.polarity()),
                    number(score.pNegative()),
                    number(score.pNeutral()),
                    number(score.pPositive()),
                    number(score.subjectivity()),
                    score.isMixed(),
                    score.tier(),
                    score.language(),
                    score.model(),
                    text);
        }
        printer.flush();
    }

    private void scoreAsJson(BufferedReader texts, SentimentScorer scorer, PrintWriter out) throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (String text = texts.readLine(); text != null; text = texts.readLine()) {
            Sentiment score = scorer.score(text, language);
            ObjectNode line = json.createObjectNode();
            line.put("status", score.status().name());
            if (score.isScored()) {
                line.put("label", String.valueOf(score.label()));
                line.put("polarity", score.polarity());
                line.put("negative", score.pNegative());
                line.put("neutral", score.pNeutral());
                line.put("positive", score.pPositive());
                line.put("subjectivity", score.subjectivity());
                line.put("mixed", score.isMixed());
            }
            line.put("tier", score.tier().name());
            line.put("language", score.language());
            line.put("model", score.model());
            line.put("text", text);
            out.println(json.writeValueAsString(line));
        }
    }

    /** Empty for a text without a score. */
    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4f", value);
    }
}
