package io.socialsignals.analytics.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.socialsignals.analytics.influence.Interaction.Kind;
import io.socialsignals.analytics.scorecard.Scorecard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class InfluenceGraphTest {

    private static InfluenceGraph of(List<Interaction> interactions) {
        InfluenceGraph graph = new InfluenceGraph();
        interactions.forEach(graph::add);
        return graph;
    }

    @Test
    void plantedHubsLeadTheList() {
        Scorecard card = InfluenceScorecard.run(10);
        assertThat(card.passed()).as(card.text()).isTrue();
    }

    /** The textbook's cycle with one more edge, solved by hand as a linear system. */
    @Test
    void pageRankSolvesItsEquations() {
        Map<String, Double> ranks = of(List.of(
                        new Interaction("a", "b", Kind.MENTION),
                        new Interaction("b", "c", Kind.MENTION),
                        new Interaction("c", "a", Kind.MENTION),
                        new Interaction("a", "c", Kind.MENTION)))
                .pageRank();
        double base = 0.15 / 3;
        assertThat(ranks.get("a")).isCloseTo(base + 0.85 * ranks.get("c"), within(1e-9));
        assertThat(ranks.get("b")).isCloseTo(base + 0.85 * ranks.get("a") / 2, within(1e-9));
        assertThat(ranks.get("c")).isCloseTo(base + 0.85 * (ranks.get("b") + ranks.get("a") / 2), within(1e-9));
    }

    @Property(tries = 30)
    void orderOfArrivalChangesNothingAndRanksSumToOne(@ForAll long seed) {
        Random random = new Random(seed);
        List<Interaction> interactions = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            interactions.add(new Interaction(
                    "u" + random.nextInt(20), "u" + random.nextInt(20), Kind.values()[random.nextInt(3)]));
        }
        InfluenceGraph graph = of(interactions);
        List<Influencer> ranked = graph.rank();
        Collections.shuffle(interactions, random);
        assertThat(of(interactions).rank()).isEqualTo(ranked);
        assertThat(graph.pageRank().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void selfPromotionCountsNothing() {
        InfluenceGraph graph = of(List.of(
                new Interaction("a", "a", Kind.REPOST),
                new Interaction("b", "c", Kind.REPOST),
                new Interaction("b", "c", Kind.REPLY)));
        assertThat(graph.rank()).singleElement().satisfies(influencer -> {
            assertThat(influencer.author()).isEqualTo("c");
            assertThat(influencer.engagedReach()).isEqualTo(1);
            assertThat(influencer.reposts()).isEqualTo(1);
            assertThat(influencer.score()).isCloseTo(100, within(1e-9));
        });
    }
}
