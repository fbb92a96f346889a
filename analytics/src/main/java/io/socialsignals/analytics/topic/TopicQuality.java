package io.socialsignals.analytics.topic;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How good topics are: by labels where there are any, else by whether their terms occur together. */
public final class TopicQuality {
    private static final int TERMS = 10;

    private TopicQuality() {}

    /** Share of texts whose label is the most frequent one of their topic; {@link TopicModel#OTHER} counts as wrong. */
    public static double purity(List<Integer> topics, List<String> labels) {
        Map<Integer, Map<String, Integer>> table = new TreeMap<>();
        for (int i = 0; i < topics.size(); i++) {
            table.computeIfAbsent(topics.get(i), topic -> new TreeMap<>()).merge(labels.get(i), 1, Integer::sum);
        }
        int right = 0;
        for (Map.Entry<Integer, Map<String, Integer>> topic : table.entrySet()) {
            if (topic.getKey() != TopicModel.OTHER) {
                right += topic.getValue().values().stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0);
            }
        }
        return topics.isEmpty() ? 0 : right / (double) topics.size();
    }

    /**
     * Coherence: mean normalised pointwise mutual information of each topic's ten strongest terms, pair by pair, over the
     * texts (-1 to 1; 0 is what chance gives).
     */
    public static double npmi(TopicModel model, List<String> texts) {
        List<Set<String>> sets = Vocabulary.words(texts).stream()
                .map(words -> (Set<String>) new TreeSet<>(words))
                .toList();
        double sum = 0;
        int pairs = 0;
        for (double[] centroid : model.centroids()) {
            List<String> terms = TopicModel.top(model.vocabulary(), centroid, TERMS);
            for (int i = 0; i < terms.size(); i++) {
                for (int j = i + 1; j < terms.size(); j++) {
                    sum += npmi(sets, terms.get(i), terms.get(j));
                    pairs++;
                }
            }
        }
        return pairs == 0 ? 0 : sum / pairs;
    }

    private static double npmi(List<Set<String>> texts, String first, String second) {
        int a = 0;
        int b = 0;
        int both = 0;
        for (Set<String> text : texts) {
            boolean hasFirst = text.contains(first);
            boolean hasSecond = text.contains(second);
            a += hasFirst ? 1 : 0;
            b += hasSecond ? 1 : 0;
            both += hasFirst && hasSecond ? 1 : 0;
        }
        if (both == 0) {
            return -1;
        }
        double n = texts.size();
        return both == texts.size() ? 1 : Math.log(both * n / ((double) a * b)) / -Math.log(both / n);
    }
}
