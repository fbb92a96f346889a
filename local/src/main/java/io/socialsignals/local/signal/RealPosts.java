package io.socialsignals.local.signal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Real posts that no threshold was chosen on.
 *
 * @param name for people
 */
record RealPosts(String name, List<RealPost> posts) {
    /** The limits and rules were chosen on the lines before. */
    private static final int SEEN_LINES = 10_000;

    private static final int TAKEN_LINES = 10_000;
    /** Between posts whose times are not known, milliseconds: as many as a well-known product has. */
    private static final long APART = 72_000;

    /** Its columns are Topic, Sentiment, TweetId, TweetDate, TweetText. */
    private static final CSVFormat BRAND_POSTS =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ROOT);

    /**
     * A post by an author of its own.
     *
     * @param at epoch milliseconds UTC
     */
    record RealPost(String product, long at, boolean repost, String text) {}

    /** The sets that a folder of data holds. */
    static List<RealPosts> of(Path data) throws IOException {
        List<RealPosts> sets = new ArrayList<>();
        Path tweets = data.resolve("sentiment/te_train.tsv");
        if (Files.exists(tweets)) {
            sets.add(unseenTweets(tweets));
        }
        Path brands = data.resolve("sentiment/sanders/full-corpus.csv");
        if (Files.exists(brands)) {
            sets.add(brandTweets(brands));
        }
        return sets;
    }

    /** Taken as posts about one product, {@value #APART} ms apart. */
    private static RealPosts unseenTweets(Path file) throws IOException {
        List<RealPost> posts = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.skip(SEEN_LINES)
                    .limit(TAKEN_LINES)
                    .forEach(line -> posts.add(
                            new RealPost("", posts.size() * APART, false, line.substring(line.indexOf('\t') + 1))));
        }
        return new RealPosts("tweets", posts);
    }

    /** With the times that they have; without those that the labels call irrelevant, for some of them are spam. */
    private static RealPosts brandTweets(Path file) throws IOException {
        List<RealPost> posts = new ArrayList<>();
        try (CSVParser rows = CSVParser.parse(file, StandardCharsets.UTF_8, BRAND_POSTS)) {
            for (CSVRecord row : rows) {
                if (!row.get("Sentiment").equals("irrelevant")) {
                    String text = row.get("TweetText");
                    long at = ZonedDateTime.parse(row.get("TweetDate"), DATE)
                            .toInstant()
                            .toEpochMilli();
                    posts.add(new RealPost(row.get("Topic"), at, text.startsWith("RT @"), text));
                }
            }
        }
        return new RealPosts("brand tweets", posts);
    }
}
