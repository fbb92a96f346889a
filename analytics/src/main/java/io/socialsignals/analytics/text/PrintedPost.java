package io.socialsignals.analytics.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the rules about copies and bursts need to know of a post: who, when, a print of its words, and what earlier posts
 * were found to say about it. Numbers are one word, whatever they are, since a text that is sent out again and again
 * mostly differs in them. Copies are compared exactly: a short text has so few runs of words that a MinHash would be
 * longer than they are. A Flink POJO.
 */
public final class PrintedPost {
    /** By time, then id: the order in which posts count as earlier or later. */
    public static final Comparator<PrintedPost> ORDER =
            Comparator.<PrintedPost>comparingLong(post -> post.at).thenComparing(post -> post.id);

    private static final long AUTHORS = 0x5DEECE66DL;
    /** Words of a run. */
    private static final int RUN = 2;
    /** Runs below which a text is too short to say that it is a copy of another. */
    private static final int LEAST_RUNS = 3;

    /** Created, epoch milliseconds UTC. */
    public long at;

    public String id = "";
    public String author = "";
    public boolean repost;
    /** Hashes of the runs of words, ascending; none of a repost or of a text that is too short. */
    public long[] runs = {};
    /** Of each run that holds a number a hash of it with its numbers, where it stands first; else 0. */
    public long[] numbered = {};

    /** Earlier posts of the author within ten minutes, as far as they have been seen. */
    public int byAuthor;
    /** Earlier near-copies that are remembered; counting may end where they are enough. */
    public int copies;
    /** Whether an earlier post is the same form with other numbers. */
    public boolean filledIn;
    /** Name of the rule that was told last, empty for none. */
    public String told = "";

    public static PrintedPost of(String id, String author, long at, boolean repost, String text) {
        PrintedPost post = new PrintedPost();
        post.id = id;
        post.author = author;
        post.at = at;
        post.repost = repost;
        if (!repost) {
            post.print(Terms.words(text));
        }
        return post;
    }

    private void print(List<String> words) {
        List<String> masked = new ArrayList<>();
        for (String word : words) {
            masked.add(word.chars().anyMatch(Character::isDigit) ? "#" : word);
        }
        Map<Long, Long> found = new TreeMap<>();
        for (int i = 0; i + RUN <= words.size(); i++) {
            List<String> run = masked.subList(i, i + RUN);
            long exact = run.contains("#") ? TextHash.of(String.join(" ", words.subList(i, i + RUN))) | 1 : 0;
            found.putIfAbsent(TextHash.mix(TextHash.of(String.join(" ", run))), exact);
        }
        if (found.size() >= LEAST_RUNS) {
            runs = found.keySet().stream().mapToLong(Long::longValue).toArray();
            numbered = found.values().stream().mapToLong(Long::longValue).toArray();
        }
    }

    /** Whether the text has a number in it. */
    boolean hasNumbers() {
        for (long exact : numbered) {
            if (exact != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Two texts that are alike enough for one of the rules share at least one of these: of n runs, at least the share
     * that the rule asks for must be found in the other text, so no more than the rest can be passed over.
     */
    public long[] textMarks() {
        int tenths = hasNumbers() ? SpamRules.FORM_TENTHS : SpamRules.COPY_TENTHS;
        int needed = (tenths * runs.length + 9) / 10;
        return Arrays.copyOf(runs, runs.length == 0 ? 0 : runs.length - needed + 1);
    }

    /** A mark that posts of one author share. */
    public long authorMark() {
        return TextHash.mix(TextHash.of(author)) ^ AUTHORS;
    }

    /** What this post's text has in common with the other's. */
    Likeness likeness(PrintedPost other) {
        int common = 0;
        boolean otherNumbers = false;
        int mine = 0;
        int theirs = 0;
        while (mine < runs.length && theirs < other.runs.length) {
            int order = Long.compare(runs[mine], other.runs[theirs]);
            if (order == 0) {
                common++;
                otherNumbers |= numbered[mine] != other.numbered[theirs];
            }
            mine += order <= 0 ? 1 : 0;
            theirs += order >= 0 ? 1 : 0;
        }
        return new Likeness(common, runs.length + other.runs.length - common, otherNumbers);
    }

    /**
     * @param common runs that both have
     * @param all runs that at least one has
     * @param otherNumbers whether a run that both have holds different numbers
     */
    record Likeness(int common, int all, boolean otherNumbers) {}
}
