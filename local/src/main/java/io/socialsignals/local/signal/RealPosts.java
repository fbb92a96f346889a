package io.socialsignals.local.signal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** Topic, label, id, date, text. */
    private static final Pattern BRAND_POST =
            Pattern.compile("\"(\\w+)\",\"(\\w+)\",\"\\d+\",\"([^\"]+)\",\"((?:[^\"]|\"\")*)\"");

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
        Matcher matcher = BRAND_POST.matcher(Files.readString(file));
        while (matcher.find()) {
            if (!matcher.group(2).equals("irrelevant")) {
                String text = matcher.group(4).replace("\"\"", "\"");
                long at =
                        ZonedDateTime.parse(matcher.group(3), DATE).toInstant().toEpochMilli();
                posts.add(new RealPost(matcher.group(1), at, text.startsWith("RT @"), text));
            }
        }
        return new RealPosts("brand tweets", posts);
    }
}
