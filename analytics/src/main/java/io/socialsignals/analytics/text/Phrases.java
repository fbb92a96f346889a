package io.socialsignals.analytics.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Pairs of words that belong together in a set of texts, by normalised pointwise mutual information (Bouma 2009): -1 for
 * words that never meet, 0 for chance, 1 for words that only occur together.
 */
public final class Phrases {

    /**
     * @param words the two words, with a blank between them
     * @param count how many times they stood side by side
     * @param npmi -1 to 1
     */
    public record Phrase(String words, int count, double npmi) {}

    private Phrases() {}

    /**
     * @param texts words of each text, as {@link Terms#of} gives them
     * @param leastCount how often a pair must occur
     * @param leastNpmi how strongly it must hold together
     * @return the strongest first; of equal ones the more frequent, then by the alphabet
     */
    public static List<Phrase> of(List<List<String>> texts, int leastCount, double leastNpmi) {
        Map<String, Integer> singles = new HashMap<>();
        Map<String, Integer> pairs = new TreeMap<>();
        long words = 0;
        long adjacent = 0;
        for (List<String> text : texts) {
            for (int i = 0; i < text.size(); i++) {
                singles.merge(text.get(i), 1, Integer::sum);
                words++;
                if (i > 0) {
                    pairs.merge(text.get(i - 1) + ' ' + text.get(i), 1, Integer::sum);
                    adjacent++;
                }
            }
        }
        List<Phrase> phrases = new ArrayList<>();
        for (Map.Entry<String, Integer> pair : pairs.entrySet()) {
            if (pair.getValue() >= leastCount) {
                int blank = pair.getKey().indexOf(' ');
                double first = singles.getOrDefault(pair.getKey().substring(0, blank), 0) / (double) words;
                double second = singles.getOrDefault(pair.getKey().substring(blank + 1), 0) / (double) words;
                double joint = pair.getValue() / (double) adjacent;
                double npmi = joint >= 1 ? 1 : Math.log(joint / (first * second)) / -Math.log(joint);
                if (npmi >= leastNpmi) {
                    phrases.add(new Phrase(pair.getKey(), pair.getValue(), Math.min(1, npmi)));
                }
            }
        }
        phrases.sort(Comparator.comparingDouble((Phrase phrase) -> -phrase.npmi())
                .thenComparing(phrase -> -phrase.count())
                .thenComparing(Phrase::words));
        return phrases;
    }
}
