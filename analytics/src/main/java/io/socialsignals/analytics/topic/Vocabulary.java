package io.socialsignals.analytics.topic;

import io.socialsignals.analytics.text.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The words that topics are made of, with how much each of them tells apart.
 *
 * @param terms in alphabetical order
 * @param idf {@code ln((1 + texts) / (1 + texts with the term)) + 1}, by index of the term
 */
public record Vocabulary(List<String> terms, double[] idf) {

    /**
     * @param most how many terms are kept, the most frequent ones
     * @param least how many texts a term must occur in
     */
    static Vocabulary of(List<List<String>> texts, int most, int least) {
        Map<String, Integer> frequency = new TreeMap<>();
        for (List<String> text : texts) {
            for (String term : new TreeSet<>(text)) {
                frequency.merge(term, 1, Integer::sum);
            }
        }
        List<String> kept = new ArrayList<>(frequency.entrySet().stream()
                .filter(entry -> entry.getValue() >= least && entry.getValue() <= texts.size() / 2)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .sorted()
                .toList());
        double[] idf = new double[kept.size()];
        for (int i = 0; i < idf.length; i++) {
            idf[i] = Math.log((1.0 + texts.size()) / (1.0 + frequency.getOrDefault(kept.get(i), 0))) + 1;
        }
        return new Vocabulary(kept, idf);
    }

    Map<String, Integer> index() {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < terms.size(); i++) {
            index.put(terms.get(i), i);
        }
        return index;
    }

    /** Unit vector of a text; empty where it has no known word. */
    SparseVector vector(List<String> words, Map<String, Integer> index) {
        TreeMap<Integer, Double> weights = new TreeMap<>();
        for (String word : words) {
            Integer at = index.get(word);
            if (at != null) {
                weights.merge(at, idf[at], Double::sum);
            }
        }
        return SparseVector.unit(weights);
    }

    static List<List<String>> words(List<String> texts) {
        return texts.stream().map(Terms::of).toList();
    }
}
