package io.socialsignals.sentiment.aspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds the words and pairs of words that drive one product's negative reviews: commoner there than in reviews that are
 * not negative, and than in other products' negative reviews (which drops what every complaint says, "bad" or "worst").
 * Each comparison is a log odds ratio with an informative Dirichlet prior, as a z value (Monroe, Colaresi and Quinn 2008,
 * equations 16 to 22); the smaller of the two counts. Each review counts a phrase once. Not thread-safe.
 */
public final class NegativeDrivers {
    private static final Set<String> STOP_WORDS = Set.of(
            "a", "after", "an", "and", "are", "as", "at", "be", "been", "but", "by", "do", "for", "from", "had", "has",
            "have", "he", "her", "his", "i", "if", "in", "is", "it", "its", "it's", "i'm", "just", "me", "my", "of",
            "on", "or", "she", "so", "that", "the", "their", "them", "then", "there", "they", "this", "to", "was", "we",
            "were", "will", "with", "you", "your", "very", "would", "what", "when", "which", "who", "all", "am",
            "because", "did", "can", "i've", "only", "than", "too", "up", "out", "get", "got");
    private static final int SHORTEST_WORD = 2;
    /** Size of the prior in reviews: with less evidence than this the background decides. */
    private static final double PRIOR_REVIEWS = 10;

    /** Of equally strong phrases the longer says more. */
    private static final Comparator<Driver> STRONGEST_FIRST = Comparator.comparingDouble(Driver::z)
            .thenComparingInt(driver -> driver.phrase().length())
            .reversed()
            .thenComparing(Driver::phrase);

    private final Map<String, Map<String, Integer>> negativeByProduct = new HashMap<>();
    private final Map<String, Integer> negativeReviews = new HashMap<>();
    private final Map<String, Integer> inNegative = new HashMap<>();
    private final Map<String, Integer> inOthers = new HashMap<>();
    private int negatives;
    private int others;

    /**
     * A phrase that drives negative reviews.
     *
     * @param phrase one or two words in lower case
     * @param reviews of the product, negative, that hold it
     * @param z how surely it is commoner there than elsewhere, in standard errors
     */
    public record Driver(String phrase, int reviews, double z) {}

    /** Counts one review. */
    public void add(String product, String text, boolean negative) {
        Set<String> phrases = phrases(text);
        if (!negative) {
            others++;
            phrases.forEach(phrase -> inOthers.merge(phrase, 1, Integer::sum));
            return;
        }
        negatives++;
        negativeReviews.merge(product, 1, Integer::sum);
        Map<String, Integer> counts = negativeByProduct.computeIfAbsent(product, name -> new HashMap<>());
        phrases.forEach(phrase -> {
            counts.merge(phrase, 1, Integer::sum);
            inNegative.merge(phrase, 1, Integer::sum);
        });
    }

    /**
     * The product's strongest phrases, at most {@code most}, strongest first: each in at least two of its negative
     * reviews and at least 1.96 standard errors commoner there. Empty if nothing stands out.
     */
    public List<Driver> of(String product, int most) {
        Map<String, Integer> negative = negativeByProduct.getOrDefault(product, Map.of());
        int inside = negativeReviews.getOrDefault(product, 0);
        int elsewhere = negatives - inside;
        List<Driver> drivers = new ArrayList<>();
        negative.forEach((phrase, count) -> {
            double z = Math.min(
                    z(count, inside, inOthers.getOrDefault(phrase, 0), others),
                    elsewhere == 0
                            ? Double.POSITIVE_INFINITY
                            : z(count, inside, inNegative.getOrDefault(phrase, count) - count, elsewhere));
            if (count >= 2 && z >= 1.96) {
                drivers.add(new Driver(phrase, count, z));
            }
        });
        drivers.sort(STRONGEST_FIRST);
        return withoutEchoes(drivers, most);
    }

    private static double z(double count, double inside, double elsewhere, double outside) {
        double prior = PRIOR_REVIEWS * (count + elsewhere) / (inside + outside);
        double here = (count + prior) / (inside + PRIOR_REVIEWS - count - prior + 1e-9);
        double there = (elsewhere + prior) / (outside + PRIOR_REVIEWS - elsewhere - prior + 1e-9);
        double variance = 1 / (count + prior) + 1 / (elsewhere + prior);
        return (Math.log(here) - Math.log(there)) / Math.sqrt(variance);
    }

    /** "battery" says nothing new after "battery died" in the same reviews, nor the other way round. */
    private static List<Driver> withoutEchoes(List<Driver> drivers, int most) {
        List<Driver> kept = new ArrayList<>();
        for (Driver driver : drivers) {
            boolean echo = kept.stream()
                    .anyMatch(other -> other.reviews() == driver.reviews()
                            && ((" " + other.phrase() + " ").contains(" " + driver.phrase() + " ")
                                    || (" " + driver.phrase() + " ").contains(" " + other.phrase() + " ")));
            if (!echo && kept.size() < most) {
                kept.add(driver);
            }
        }
        return kept;
    }

    private static Set<String> phrases(String text) {
        Set<String> phrases = new HashSet<>();
        String before = "";
        for (String word : words(text)) {
            boolean tells = word.length() >= SHORTEST_WORD && !STOP_WORDS.contains(word);
            if (word.isEmpty()) {
                before = "";
                continue;
            }
            if (tells) {
                phrases.add(word);
                if (!before.isEmpty()) {
                    phrases.add(before + " " + word);
                }
            }
            before = tells ? word : "";
        }
        return phrases;
    }

    /** Words in lower case; an empty one where punctuation parts phrases. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c) || (c == '\'' && word.length() > 0)) {
                word.append(c);
                continue;
            }
            if (word.length() > 0) {
                words.add(word.toString().toLowerCase(Locale.ROOT));
                word.setLength(0);
            }
            if (c == '.' || c == ',' || c == ';' || c == '!' || c == '?' || c == ':') {
                words.add("");
            }
        }
        return words;
    }
}
