package io.socialsignals.analytics.influence;

import io.socialsignals.analytics.influence.Interaction.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who turns to whom. Self-loops are dropped, and what one author can give another is capped, so that neither can be
 * bought by repeating it. PageRank is computed by power iteration over authors in alphabetical order: the same
 * interactions give the same numbers, whatever order they came in.
 */
public final class InfluenceGraph {
    private static final double DAMPING = 0.85;
    /** Most that one author may give another. */
    private static final double PAIR_CAP = 3;

    private static final double TOLERANCE = 1e-12;
    private static final int MOST_ROUNDS = 200;

    /** By target and source: counts per kind. */
    private final Map<String, Map<String, int[]>> incoming = new TreeMap<>();

    public void add(Interaction interaction) {
        add(interaction, 1);
    }

    /** Adds an interaction that took place a number of times. */
    public void add(Interaction interaction, int times) {
        if (!interaction.from().equals(interaction.to())) {
            incoming.computeIfAbsent(interaction.to(), to -> new TreeMap<>())
                    .computeIfAbsent(interaction.from(), from -> new int[Kind.values().length])[
                    interaction.kind().ordinal()] += times;
        }
    }

    /** Every author somebody turned to, most influential first, ties by name. */
    public List<Influencer> rank() {
        Map<String, Double> ranks = pageRank();
        double highestRank = 0;
        double highestReach = 0;
        for (Map.Entry<String, Map<String, int[]>> target : incoming.entrySet()) {
            highestRank = Math.max(highestRank, ranks.getOrDefault(target.getKey(), 0.0));
            highestReach = Math.max(highestReach, target.getValue().size());
        }
        List<Influencer> influencers = new ArrayList<>();
        for (Map.Entry<String, Map<String, int[]>> target : incoming.entrySet()) {
            double rank = ranks.getOrDefault(target.getKey(), 0.0);
            int reach = target.getValue().size();
            int[] kinds = new int[Kind.values().length];
            for (int[] counts : target.getValue().values()) {
                for (int kind = 0; kind < kinds.length; kind++) {
                    kinds[kind] += counts[kind];
                }
            }
            influencers.add(new Influencer(
                    target.getKey(),
                    100 * Math.sqrt(rank / highestRank * (reach / highestReach)),
                    rank,
                    reach,
                    kinds[Kind.MENTION.ordinal()],
                    kinds[Kind.REPLY.ordinal()],
                    kinds[Kind.REPOST.ordinal()]));
        }
        influencers.sort(
                Comparator.comparingDouble((Influencer i) -> -i.score()).thenComparing(Influencer::author));
        return influencers;
    }

    /** PageRank (Brin and Page 1998) of every author who gave or got; what authors without edges have goes to all alike. */
    Map<String, Double> pageRank() {
        Map<String, Integer> index = new TreeMap<>();
        incoming.forEach((to, sources) -> {
            index.put(to, 0);
            sources.keySet().forEach(from -> index.put(from, 0));
        });
        int n = 0;
        for (Map.Entry<String, Integer> entry : index.entrySet()) {
            entry.setValue(n++);
        }
        Map<String, Integer> position = new HashMap<>(index);
        double[] given = new double[n];
        List<int[]> ends = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        incoming.forEach((to, sources) -> sources.forEach((from, counts) -> {
            double weight = weight(counts);
            given[position.getOrDefault(from, 0)] += weight;
            ends.add(new int[] {position.getOrDefault(from, 0), position.getOrDefault(to, 0)});
            weights.add(weight);
        }));
        double[] rank = iterate(n, given, ends, weights);
        Map<String, Double> ranks = new TreeMap<>();
        index.forEach((author, at) -> ranks.put(author, rank[at]));
        return ranks;
    }

    private static double weight(int[] counts) {
        double weight = 0;
        for (Kind kind : Kind.values()) {
            weight += kind.weight * counts[kind.ordinal()];
        }
        return Math.min(PAIR_CAP, weight);
    }

    private static double[] iterate(int n, double[] given, List<int[]> ends, List<Double> weights) {
        double[] rank = new double[n];
        Arrays.fill(rank, 1.0 / Math.max(1, n));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double dangling = 0;
            for (int i = 0; i < n; i++) {
                dangling += given[i] == 0 ? rank[i] : 0;
            }
            double[] next = new double[n];
            Arrays.fill(next, (1 - DAMPING + DAMPING * dangling) / n);
            for (int e = 0; e < ends.size(); e++) {
                int[] end = ends.get(e);
                next[end[1]] += DAMPING * rank[end[0]] * weights.get(e) / given[end[0]];
            }
            double change = 0;
            for (int i = 0; i < n; i++) {
                change += Math.abs(next[i] - rank[i]);
            }
            rank = next;
            if (change < TOLERANCE) {
                break;
            }
        }
        return rank;
    }
}
