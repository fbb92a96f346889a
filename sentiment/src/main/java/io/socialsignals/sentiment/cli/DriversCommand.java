package io.socialsignals.sentiment.cli;

import io.socialsignals.sentiment.Sentiment;
import io.socialsignals.sentiment.Sentiment.Label;
import io.socialsignals.sentiment.SentimentException;
import io.socialsignals.sentiment.SentimentScorer;
import io.socialsignals.sentiment.SentimentScorers;
import io.socialsignals.sentiment.SentimentSpec;
import io.socialsignals.sentiment.aspect.ReviewDigest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What drives negative reviews in a file, and which contradict their stars. */
@Command(
        name = "drivers",
        description =
                "Names the phrases that each product's negative reviews blame, and reviews that contradict their stars.",
        mixinStandardHelpOptions = true)
public final class DriversCommand implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of("product", "stars", "text");

    @Parameters(description = "CSV with the columns product, stars (1 to 5) and text, and perhaps id")
    private Path file;

    @Option(
            names = "--model",
            defaultValue = "encoder",
            description = "cascade[@threshold], encoder, fast, or a profile")
    private String model;

    @Option(names = "--phrases", defaultValue = "5", description = "of each product at most; default ${DEFAULT-VALUE}")
    private int phrases;

    @Option(names = "--quotes", defaultValue = "3", description = "of each product at most; default ${DEFAULT-VALUE}")
    private int quotes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        ReviewDigest digest = new ReviewDigest();
        int unscored;
        try (SentimentScorer scorer = SentimentScorers.open(SentimentSpec.parse(model))) {
            unscored = read(scorer, digest);
        }
        for (String product : digest.products()) {
            digest.of(product, phrases, quotes).forEach(out::println);
        }
        if (unscored > 0) {
            out.println(unscored + (unscored == 1 ? " review" : " reviews") + " without a score");
        }
        out.flush();
        return 0;
    }

    /** Adds the file's reviews; returns how many got no score. */
    private int read(SentimentScorer scorer, ReviewDigest digest) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new SentimentException("there is no file of reviews at " + file);
        }
        int unscored = 0;
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser parser = CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(reader)) {
            for (String column : COLUMNS) {
                if (!parser.getHeaderMap().containsKey(column)) {
                    throw new SentimentException("the reviews in " + file + " have no column " + column);
                }
            }
            for (CSVRecord row : parser) {
                String text = row.get("text");
                Sentiment score = scorer.score(text, null);
                if (!score.isScored()) {
                    unscored++;
                    continue;
                }
                String id = row.isMapped("id") ? row.get("id") : "line " + row.getRecordNumber();
                digest.add(new ReviewDigest.Review(
                        id, row.get("product"), stars(row), text, score.polarity(), score.label() == Label.NEGATIVE));
            }
        }
        return unscored;
    }

    private static int stars(CSVRecord row) {
        String stars = row.get("stars").strip();
        if (!stars.matches("[1-5](\\.0+)?")) {
            throw new SentimentException("review " + row.getRecordNumber() + " has no stars from 1 to 5: " + stars);
        }
        return stars.charAt(0) - '0';
    }
}
