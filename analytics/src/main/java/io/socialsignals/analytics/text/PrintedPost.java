package io.socialsignals.analytics.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * What the rules about copies and bursts need to know of a post: who, when, and a print of its words. Numbers are one
 * word, whatever they are, since a text that is sent out again and again mostly differs in them. Copies are compared
 * exactly: a short text has so few word triples that a MinHash would be longer than they are. A Flink POJO.
 */
public final class PrintedPost {
    /** By time, then id: the order in which posts count as earlier or later. */
    public static final Comparator<PrintedPost> ORDER =
            Comparator.<PrintedPost>comparingLong(post -> post.at).thenComparing(post -> post.id);

    private static final int SHINGLE = 3;
    /** Triples below which a text is too short to say that it is a copy of another. */
    private static final int LEAST_TRIPLES = 3;

    /** Created, epoch milliseconds UTC. */
    public long at;

    public String id = "";
    public String author = "";
    public boolean repost;
    /** Hashes of the word triples, ascending. */
    public long[] triples = {};
    /** Hash of the numbers in their order; 0 without any. */
    public long numbers;
    /** The rules that it meets: bits by the ordinal of {@link SpamRules.Reason}; set by {@link SpamRules#meets}. */
    public int rules;

    public static PrintedPost of(String id, String author, long at, boolean repost, String text) {
        PrintedPost post = new PrintedPost();
        post.id = id;
        post.author = author;
        post.at = at;
        post.repost = repost;
        post.print(text);
        return post;
    }

    private void print(String text) {
        List<String> words = new ArrayList<>();
        for (String word : Terms.words(text)) {
            if (word.chars().anyMatch(Character::isDigit)) {
                words.add("#");
                numbers = MinHash.mix(numbers * 31 + MinHash.hash(word)) | 1;
            } else {
                words.add(word);
            }
        }
        TreeSet<Long> hashes = new TreeSet<>();
        for (int i = 0; i + SHINGLE <= words.size(); i++) {
            hashes.add(MinHash.hash(String.join(" ", words.subList(i, i + SHINGLE))));
        }
        triples = hashes.stream().mapToLong(Long::longValue).toArray();
    }

    /** Whether four fifths of the word triples of both together are common to both. */
    boolean isCopyOf(PrintedPost other) {
        long[] theirs = other.triples;
        if (triples.length < LEAST_TRIPLES || theirs.length < LEAST_TRIPLES) {
            return false;
        }
        int common = 0;
        int mine = 0;
        int their = 0;
        while (mine < triples.length && their < theirs.length) {
            int order = Long.compare(triples[mine], theirs[their]);
            common += order == 0 ? 1 : 0;
            mine += order <= 0 ? 1 : 0;
            their += order >= 0 ? 1 : 0;
        }
        return 5 * common >= 4 * (triples.length + theirs.length - common);
    }

    boolean hasOtherNumbersThan(PrintedPost other) {
        return numbers != 0 && other.numbers != 0 && numbers != other.numbers;
    }
}
