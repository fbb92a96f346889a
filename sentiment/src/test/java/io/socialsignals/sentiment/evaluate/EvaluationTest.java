package io.socialsignals.sentiment.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.sentiment.Judgement;
import io.socialsignals.sentiment.Sentiment.Label;
import io.socialsignals.sentiment.Sentiment.Tier;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final Offset<Double> TINY = Offset.offset(1e-12);

    @Test
    void figuresOfASmallExample() {
        Evaluation e = new Evaluation();
        e.add(0, judged(0.9, 0.05, 0.05));
        e.add(0, judged(0.2, 0.7, 0.1));
        e.add(1, judged(0.1, 0.8, 0.1));
        e.add(2, judged(0.1, 0.3, 0.6));
        assertThat(e.macroRecall()).isCloseTo((0.5 + 1 + 1) / 3, TINY);
        assertThat(e.accuracy()).isCloseTo(0.75, TINY);
        assertThat(e.precision(1)).isCloseTo(0.5, TINY);
        assertThat(e.f1(1)).isCloseTo(2 / 3.0, TINY);
        assertThat(e.majorityAccuracy()).isCloseTo(0.5, TINY);
        assertThat(e.twoClassAccuracy()).isCloseTo(1, TINY);
        assertThat(e.calibrationError()).isCloseTo((0.1 + 0.7 + 0.2 + 0.4) / 4, TINY);
    }

    @Property(tries = 100)
    void areaUnderTheCurveCountsPairs(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 9) Integer> high,
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 9) Integer> low) {
        double wins = 0;
        for (int h : high) {
            for (int l : low) {
                wins += h > l ? 1 : h == l ? 0.5 : 0;
            }
        }
        assertThat(Ranking.area(doubles(high), doubles(low))).isCloseTo(wins / (high.size() * low.size()), TINY);
    }

    @Property(tries = 100)
    void aConstantModelRecallsOneClassInThree(
            @ForAll @Size(min = 3, max = 50) List<@IntRange(min = 0, max = 2) Integer> labels,
            @ForAll @DoubleRange(min = 0.4, max = 1) double confidence) {
        Evaluation e = new Evaluation();
        List.of(0, 1, 2).forEach(label -> e.add(label, judged(0, confidence, 1 - confidence)));
        labels.forEach(label -> e.add(label, judged(0, confidence, 1 - confidence)));
        Label constant = confidence >= 0.5 ? Label.NEUTRAL : Label.POSITIVE;
        assertThat(e.macroRecall()).isCloseTo(1 / 3.0, TINY);
        assertThat(e.recall(constant.ordinal())).isEqualTo(1);
    }

    private static double[] doubles(List<Integer> values) {
        return values.stream().mapToDouble(Integer::doubleValue).toArray();
    }

    private static Judgement judged(double negative, double neutral, double positive) {
        Label label = neutral >= negative && neutral >= positive
                ? Label.NEUTRAL
                : negative > positive ? Label.NEGATIVE : Label.POSITIVE;
        return new Judgement(negative, neutral, positive, 0.5, label, 0.5, Tier.FAST);
    }
}
