package io.socialsignals.analytics.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.socialsignals.analytics.scorecard.Scorecard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TopicTest {
    private static final List<String> TEXTS = new ArrayList<>();

    static {
        for (int i = 0; i < 10; i++) {
            TEXTS.add("delivery late parcel courier number" + i);
            TEXTS.add("battery charge dies cable hour" + i);
            TEXTS.add("price discount coupon cheap code" + i);
        }
    }

    @Test
    void topicsOfSeededTextArePureAndKeepTheirIds() {
        Scorecard card = TopicScorecard.run(2, List.of());
        assertThat(card.passed()).as(card.text()).isTrue();
    }

    @Test
    void topicsAreNamedByTheirTermsAndAssignOneTextAtATime() {
        TopicModel model = TopicModel.train(TEXTS, 3, 5);
        TopicModel.Assigner assigner = model.assigner();
        int delivery = assigner.assign("my parcel never came, courier says tomorrow");
        assertThat(delivery).isNotEqualTo(TopicModel.OTHER);
        assertThat(model.names().get(delivery)).contains("courier");
        assertThat(assigner.assign("cheap with the discount")).isNotIn(delivery, TopicModel.OTHER);
        assertThat(assigner.assign("entirely different words")).isEqualTo(TopicModel.OTHER);
        assertThat(TopicModel.train(TEXTS, 3, 5).names()).isEqualTo(model.names());
    }

    @Test
    void retrainingKeepsIdsAndGivesNewTopicsNewOnes() {
        TopicModel older = TopicModel.train(TEXTS, 3, 5);
        List<String> more = new ArrayList<>(TEXTS);
        for (int i = 0; i < 10; i++) {
            more.add("colour design pretty shape style" + i);
        }
        TopicModel newer = TopicModel.train(more, 4, 9).continuing(older);
        assertThat(newer.ids()).containsExactlyInAnyOrder(0, 1, 2, 3);
        for (String text : TEXTS) {
            assertThat(newer.assigner().assign(text)).isEqualTo(older.assigner().assign(text));
        }
        assertThat(newer.assigner().assign("pretty colour design")).isEqualTo(3);
    }

    @Test
    void aModelThatIsWrittenAndReadAssignsAlike() {
        TopicModel model = TopicModel.train(TEXTS, 3, 5);
        List<String> lines = TopicModelText.write(model);
        TopicModel read = TopicModelText.read(lines);
        assertThat(TopicModelText.write(read)).isEqualTo(lines);
        assertThat(TEXTS).allSatisfy(text -> assertThat(read.assigner().assign(text))
                .isEqualTo(model.assigner().assign(text)));
        assertThatThrownBy(() -> TopicModelText.read(lines.subList(0, 9))).hasMessageContaining("cut off");
        assertThatThrownBy(() -> TopicModelText.read(List.of("nothing"))).hasMessageContaining("Not a topic model");
    }

    @Test
    void whatWasChangedInAModelIsSeen() {
        List<String> lines = new ArrayList<>(TopicModelText.write(TopicModel.train(TEXTS, 3, 5)));
        lines.set(1, "0\tother, words, here");
        assertThatThrownBy(() -> TopicModelText.read(lines)).hasMessageContaining("checksum");
        lines.set(0, "social-signals topics 1 three 4");
        assertThatThrownBy(() -> TopicModelText.read(lines)).hasMessageContaining("two numbers");
    }

    @Test
    void noTopicIsMadeOfNamesOrOpinions() {
        List<String> texts = new ArrayList<>(TEXTS);
        for (int i = 0; i < 10; i++) {
            texts.add("Zephyra Runner is horrible awful number" + i);
        }
        TopicModel model = TopicModel.train(texts, 3, 5, List.of("Zephyra Runner"));
        assertThat(model.vocabulary().terms())
                .contains("courier")
                .doesNotContain("zephyra", "runner", "horrible", "awful");
    }

    @Test
    void theShippedModelKnowsTenTopicsAndIsSmall() {
        TopicModel model = TopicModels.shipped();
        assertThat(model.ids()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(String.join("\n", TopicModels.shippedLines())).hasSizeLessThan(100_000);
        assertThat(TopicModelText.version(model)).hasSize(12);
        TopicModel.Assigner assigner = model.assigner();
        int delivery = assigner.assign("the courier lost my parcel");
        assertThat(delivery).isNotEqualTo(TopicModel.OTHER);
        assertThat(assigner.assign("No tracking since Monday, where is my package?"))
                .isEqualTo(delivery);
        assertThat(assigner.assign("the hotline never answers, no agent there")).isNotIn(delivery, TopicModel.OTHER);
        assertThat(assigner.assign("What a match, what a goal!")).isEqualTo(TopicModel.OTHER);
    }

    @Test
    void fewerTextsThanTopicsAreRefused() {
        assertThatThrownBy(() -> TopicModel.train(List.of("one text"), 10, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10 topics");
    }

    @Test
    void purityAndCoherenceAreWhatTheyAreDefinedToBe() {
        assertThat(TopicQuality.purity(List.of(0, 0, 0, 1, TopicModel.OTHER), List.of("a", "a", "b", "b", "b")))
                .isCloseTo(0.6, within(1e-12));
        TopicModel model = TopicModel.train(TEXTS, 3, 5);
        assertThat(TopicQuality.npmi(model, TEXTS)).isBetween(-1.0, 1.0);
    }

    @Property(tries = 60)
    void matchingIsTheCheapestOfAllPermutations(@ForAll long seed) {
        Random random = new Random(seed);
        int rows = 1 + random.nextInt(5);
        int columns = 1 + random.nextInt(5);
        double[][] cost = new double[rows][columns];
        for (double[] row : cost) {
            for (int j = 0; j < columns; j++) {
                row[j] = -random.nextDouble();
            }
        }
        int[] match = Hungarian.match(cost);
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += match[i] < 0 ? 0 : cost[i][match[i]];
        }
        assertThat(Arrays.stream(match).filter(column -> column >= 0).boxed().toList())
                .doesNotHaveDuplicates();
        assertThat(sum).isCloseTo(cheapest(cost, 0, new boolean[columns]), within(1e-9));
    }

    private static double cheapest(double[][] cost, int row, boolean[] taken) {
        if (row == cost.length) {
            return 0;
        }
        double best = cheapest(cost, row + 1, taken);
        for (int j = 0; j < taken.length; j++) {
            if (!taken[j]) {
                taken[j] = true;
                best = Math.min(best, cost[row][j] + cheapest(cost, row + 1, taken));
                taken[j] = false;
            }
        }
        return best;
    }
}
