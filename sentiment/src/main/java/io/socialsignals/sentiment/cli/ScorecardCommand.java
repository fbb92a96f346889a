package io.socialsignals.sentiment.cli;

import io.socialsignals.sentiment.encoder.EncoderModel;
import io.socialsignals.sentiment.evaluate.Scorecard;
import io.socialsignals.sentiment.evaluate.TestSets;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the shipped models on every test set and writes the scorecard. */
@Command(
        name = "scorecard",
        description = "Measures quality, speed and calibration of the shipped models; takes some minutes.",
        mixinStandardHelpOptions = true)
public final class ScorecardCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, description = "folder with the labelled test sets")
    private Path data;

    @Option(
            names = "--foreign",
            description = "CSV of reviews in another language, with a column review_comment_message")
    private @Nullable Path foreign;

    @Option(names = "--out", defaultValue = "docs/sentiment-scorecard.md", description = "the page to write")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter progress = spec.commandLine().getErr();
        String page;
        try (EncoderModel model = EncoderModel.shipped()) {
            page = new Scorecard(model, TestSets.read(data), step -> {
                        progress.println(step);
                        progress.flush();
                    })
                    .measure(foreignTexts());
        }
        page += trainingFigures();
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(out, page, StandardCharsets.UTF_8);
        spec.commandLine().getOut().println(page);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private List<String> foreignTexts() throws IOException {
        List<String> texts = new ArrayList<>();
        if (foreign != null) {
            try (Reader reader = Files.newBufferedReader(foreign);
                    CSVParser parser = CSVFormat.DEFAULT
                            .builder()
                            .setHeader()
                            .setSkipHeaderRecord(true)
                            .get()
                            .parse(reader)) {
                for (CSVRecord row : parser) {
                    texts.add(row.get("review_comment_message"));
                }
            }
        }
        return texts;
    }

    /** The model card's figures: held-out training posts and cross-validation. */
    private static String trainingFigures() throws IOException {
        try (InputStream in = EncoderModel.class.getResourceAsStream("/io/socialsignals/sentiment/model-card.md")) {
            if (in == null) {
                return "";
            }
            String card = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int from = card.indexOf("## Figures on held-out posts");
            int to = card.indexOf("## Files");
            return from < 0 || to < from ? "" : "\n" + card.substring(from, to).strip() + "\n";
        }
    }
}
