package io.socialsignals.analytics.influence;

import io.socialsignals.analytics.influence.Interaction.Kind;
import io.socialsignals.analytics.scorecard.Scorecard;
import io.socialsignals.analytics.scorecard.Scorecard.Row;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/** Whether planted hubs lead the list although loud pairs and self-promoters try to. */
public final class InfluenceScorecard {
    private static final int AUTHORS = 800;
    private static final int HUBS = 10;
    private static final int CHEATS = 20;

    private InfluenceScorecard() {}

    /** @param seeds how many graphs; 30 for the published figures */
    public static Scorecard run(int seeds) {
        double hits = 0;
        double loud = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            List<Influencer> ranked = graph(new Well19937c(seed)).rank();
            hits += ranked.stream()
                    .limit(HUBS)
                    .filter(i -> i.author().startsWith("hub"))
                    .count();
            loud += ranked.stream()
                    .sorted((a, b) -> Integer.compare(b.mentions(), a.mentions()))
                    .limit(HUBS)
                    .filter(i -> i.author().startsWith("hub"))
                    .count();
        }
        return new Scorecard(
                "Influence, " + seeds + " seeds",
                List.of(
                        Row.atLeast("planted hubs among the first ten: precision", hits / HUBS / seeds, 0.90),
                        Row.stated("the same by mentions (no method)", loud / HUBS / seeds)));
    }

    private static InfluenceGraph graph(RandomGenerator random) {
        InfluenceGraph graph = new InfluenceGraph();
        for (int i = 0; i < 6000; i++) {
            String from = "author-" + random.nextInt(AUTHORS);
            String to = random.nextInt(8) == 0 ? "hub-" + random.nextInt(HUBS) : "author-" + random.nextInt(AUTHORS);
            graph.add(new Interaction(from, to, Kind.values()[random.nextInt(3)]));
        }
        for (int cheat = 0; cheat < CHEATS; cheat++) {
            for (int i = 0; i < 400; i++) {
                graph.add(new Interaction("friend-" + cheat, "cheat-" + cheat, Kind.MENTION));
                graph.add(new Interaction("cheat-" + cheat, "cheat-" + cheat, Kind.MENTION));
            }
        }
        return graph;
    }
}
