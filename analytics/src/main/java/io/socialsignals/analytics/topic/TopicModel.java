package io.socialsignals.analytics.topic;

import io.socialsignals.analytics.text.Terms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Topics of short texts: trained once, then each text is assigned on its own by the cosine of TF-IDF vectors.
 *
 * @param vocabulary known words
 * @param ids stable ids, one per topic; they outlast retraining
 * @param names the topic's three leading terms, joined by commas
 * @param centroids unit vectors, by topic and term
 */
public record TopicModel(Vocabulary vocabulary, List<Integer> ids, List<String> names, double[][] centroids) {
    /** Id of texts that fit no topic. */
    public static final int OTHER = -1;
    /** Cosine below which a text fits no topic. */
    static final double LEAST_COSINE = 0.12;

    private static final int MOST_TERMS = 4000;
    private static final int LEAST_TEXTS = 3;
    private static final int NAME_TERMS = 3;

    /**
     * @param texts any set of posts
     * @param k number of topics; ten is a good start
     * @param seed same texts, k and seed give the same model
     * @throws IllegalArgumentException if there are fewer usable texts than topics
     */
    public static TopicModel train(List<String> texts, int k, long seed) {
        return train(texts, k, seed, List.of());
    }

    /** @param names whose words make no topic, such as the products' names: which product it is says another column */
    public static TopicModel train(List<String> texts, int k, long seed, Collection<String> names) {
        Set<String> left = new TreeSet<>();
        names.forEach(name -> left.addAll(Terms.of(name)));
        List<List<String>> words = Vocabulary.words(texts).stream()
                .map(text -> text.stream()
                        .filter(word -> !left.contains(word) && !Asides.is(word))
                        .toList())
                .toList();
        Vocabulary vocabulary = Vocabulary.of(words, MOST_TERMS, LEAST_TEXTS);
        Map<String, Integer> index = vocabulary.index();
        List<List<String>> usable = new ArrayList<>();
        List<SparseVector> vectors = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (List<String> text : words) {
            SparseVector vector = vocabulary.vector(text, index);
            if (!vector.isEmpty() && seen.add(text.stream().sorted().toList())) {
                usable.add(text);
                vectors.add(vector);
            }
        }
        if (vectors.size() < k) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%d topics need at least as many texts with known words; there are %d",
                    k,
                    vectors.size()));
        }
        double[][] centroids =
                SphericalKMeans.centroids(vectors, k, vocabulary.terms().size(), seed);
        List<Integer> ids = IntStream.range(0, k).boxed().toList();
        return new TopicModel(vocabulary, ids, names(vocabulary, index, usable, vectors, centroids), centroids);
    }

    /** Class TF-IDF (Grootendorst 2022): a term's share within the topic times ln(1 + mean class size / its frequency). */
    private static List<String> names(
            Vocabulary vocabulary,
            Map<String, Integer> index,
            List<List<String>> texts,
            List<SparseVector> vectors,
            double[][] centroids) {
        double[][] counts = new double[centroids.length][vocabulary.terms().size()];
        double[] all = new double[vocabulary.terms().size()];
        double total = 0;
        for (int i = 0; i < texts.size(); i++) {
            int topic = SphericalKMeans.nearest(vectors.get(i), centroids);
            for (String word : texts.get(i)) {
                Integer at = index.get(word);
                if (at != null) {
                    counts[topic][at]++;
                    all[at]++;
                    total++;
                }
            }
        }
        List<String> names = new ArrayList<>();
        for (double[] topic : counts) {
            double mean = total / centroids.length;
            double[] score = new double[all.length];
            for (int term = 0; term < all.length; term++) {
                score[term] = topic[term] * Math.log(1 + mean / Math.max(1, all[term]));
            }
            names.add(String.join(", ", top(vocabulary, score, NAME_TERMS)));
        }
        return names;
    }

    /** The strongest terms of a topic, strongest first. */
    public List<String> terms(int topic, int most) {
        return top(vocabulary, centroids[topic], most);
    }

    static List<String> top(Vocabulary vocabulary, double[] score, int n) {
        return IntStream.range(0, score.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer term) -> -score[term])
                        .thenComparing(Comparator.naturalOrder()))
                .limit(n)
                .map(vocabulary.terms()::get)
                .toList();
    }

    /** A fitted model's fast form: keeps the index of words. */
    public Assigner assigner() {
        return new Assigner(this, vocabulary.index());
    }

    /** Assigns texts to topics. Safe to share between threads. */
    public static final class Assigner {
        private final TopicModel model;
        private final Map<String, Integer> index;

        Assigner(TopicModel model, Map<String, Integer> index) {
            this.model = model;
            this.index = index;
        }

        /** Stable id of the text's topic, or {@link #OTHER}. */
        public int assign(String text) {
            SparseVector vector = model.vocabulary.vector(Terms.of(text), index);
            if (vector.isEmpty()) {
                return OTHER;
            }
            int nearest = SphericalKMeans.nearest(vector, model.centroids);
            return vector.dot(model.centroids[nearest]) < LEAST_COSINE ? OTHER : model.ids.get(nearest);
        }
    }

    /**
     * This model with the ids of the topics of an older one that it continues. Topics are matched one to one so that the
     * sum of cosines is largest; what resembles no old topic gets a new id, higher than any before.
     */
    public TopicModel continuing(TopicModel older) {
        double[][] cost = new double[ids.size()][older.ids.size()];
        Map<String, Integer> theirs = older.vocabulary.index();
        for (int mine = 0; mine < ids.size(); mine++) {
            for (int old = 0; old < older.ids.size(); old++) {
                cost[mine][old] = -cosine(centroids[mine], older.centroids[old], theirs);
            }
        }
        int[] match = Hungarian.match(cost);
        int next = older.ids.stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
        List<Integer> continued = new ArrayList<>();
        for (int mine = 0; mine < ids.size(); mine++) {
            boolean same = match[mine] >= 0 && -cost[mine][match[mine]] >= 0.25;
            continued.add(same ? older.ids.get(match[mine]) : next++);
        }
        return new TopicModel(vocabulary, continued, names, centroids);
    }

    private double cosine(double[] mine, double[] old, Map<String, Integer> theirs) {
        double sum = 0;
        for (int term = 0; term < mine.length; term++) {
            Integer at = theirs.get(vocabulary.terms().get(term));
            if (at != null) {
                sum += mine[term] * old[at];
            }
        }
        return sum;
    }
}
