package io.socialsignals.sentiment.fast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socialsignals.sentiment.Judgement;
import io.socialsignals.sentiment.Sentiment.Label;
import io.socialsignals.sentiment.SentimentException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FastTierTest {
    private static final FastModel SHIPPED = FastModel.shipped();

    @Test
    void itLearnsWhatNegationTurnsRound() {
        FastTier tier = new FastTier(toy(1));
        assertThat(tier.judge("good thing").label()).isEqualTo(Label.POSITIVE);
        assertThat(tier.judge("not good").label()).isEqualTo(Label.NEGATIVE);
        assertThat(tier.judge("the table stands there").label()).isEqualTo(Label.NEUTRAL);
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        assertThat(toy(3).toBytes()).isEqualTo(toy(3).toBytes());
    }

    @Test
    void aWrittenModelReadsBackTheSame() {
        FastModel model = toy(1).tuned(1.7, new float[] {2, 0.9f, 1});
        FastTier before = new FastTier(model);
        FastTier after = new FastTier(FastModel.read(model.toBytes(), "x"));
        assertThat(after.judge("not good at all")).isEqualTo(before.judge("not good at all"));
    }

    @Test
    void otherBytesAreRefusedInOneSentence() {
        assertThatThrownBy(() -> FastModel.read(new byte[] {1, 2, 3}, "x"))
                .isInstanceOf(SentimentException.class)
                .hasMessageContaining("cannot be read");
    }

    @Property(tries = 200)
    void anyTextGetsProbabilitiesThatSumToOne(@ForAll String text) {
        Judgement judged = new FastTier(SHIPPED).judge(text);
        assertThat(judged.negative() + judged.neutral() + judged.positive()).isCloseTo(1, Offset.offset(1e-9));
        assertThat(judged.subjectivity()).isBetween(0.0, 1.0);
    }

    private static FastModel toy(long seed) {
        List<SoftExample> examples = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            examples.add(example("good thing number " + i, 0, 0, 1));
            examples.add(example("not good number " + i, 1, 0, 0));
            examples.add(example("the table stands there " + i, 0, 1, 0));
        }
        return FastTrainer.withSeed(seed).train(examples);
    }

    private static SoftExample example(String text, double negative, double neutral, double positive) {
        return new SoftExample(text, new double[] {negative, neutral, positive, 1 - neutral}, 1);
    }
}
