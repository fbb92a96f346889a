package io.socialsignals.sentiment.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.sentiment.encoder.Encoded;
import io.socialsignals.sentiment.encoder.EncoderHead;
import io.socialsignals.sentiment.encoder.HeadWeights;
import io.socialsignals.sentiment.encoder.SentenceEncoder;
import io.socialsignals.sentiment.encoder.Tuning;
import io.socialsignals.sentiment.fast.SoftExample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeadTrainerTest {
    private static final int WIDTH = SentenceEncoder.WIDTH;
    private static final HeadTrainer SMALL = new HeadTrainer(2, 8, 12, 1e-2, 0, 0, 0.01);

    /** One token in eight carries the class; the plain mean drowns it in noise, attention can find it. */
    @Test
    void attentionFindsTheTokenThatTells() {
        List<Encoded> texts = new ArrayList<>();
        List<SoftExample> examples = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 1500; i++) {
            int label = i % 3;
            texts.add(text(random, label));
            examples.add(SoftExample.labelled("", label, false, 0.05, 1));
        }
        EncoderHead head = head(SMALL.train(texts::get, WIDTH, examples, 4));
        int right = 0;
        for (int i = 0; i < 300; i++) {
            double[] logits = head.logits(text(random, i % 3));
            int best = logits[0] > logits[1] ? (logits[0] > logits[2] ? 0 : 2) : (logits[1] > logits[2] ? 1 : 2);
            right += best == i % 3 ? 1 : 0;
        }
        assertThat(right).isGreaterThan(240);
    }

    @Test
    void theSameSeedGivesTheSameWeights() {
        Random random = new Random(2);
        List<Encoded> texts = new ArrayList<>();
        List<SoftExample> examples = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            texts.add(text(random, i % 3));
            examples.add(SoftExample.labelled("", i % 3, false, 0.1, 1));
        }
        HeadWeights first = SMALL.train(texts::get, WIDTH, examples, 9);
        HeadWeights second = SMALL.train(texts::get, WIDTH, examples, 9);
        assertThat(first.w1()).isEqualTo(second.w1());
        assertThat(first.queries()).isEqualTo(second.queries());
    }

    @Test
    void aWrittenHeadReadsBackTheSame() {
        Random random = new Random(3);
        List<Encoded> texts = List.of(text(random, 0), text(random, 1));
        List<SoftExample> examples =
                List.of(SoftExample.labelled("", 0, false, 0.1, 1), SoftExample.labelled("", 1, false, 0.1, 1));
        EncoderHead written = head(SMALL.train(texts::get, WIDTH, examples, 1)).with(new Tuning(0.3, 1.1, 2, 0.9, 0.7));
        EncoderHead once = EncoderHead.read(written.toBytes(), "x");
        EncoderHead twice = EncoderHead.read(once.toBytes(), "x");
        assertThat(twice.logits(texts.get(0))).isEqualTo(once.logits(texts.get(0)));
        assertThat(twice.tuning()).isEqualTo(written.tuning());
    }

    private static EncoderHead head(HeadWeights weights) {
        float[] ones = new float[WIDTH];
        Arrays.fill(ones, 1);
        return new EncoderHead(List.of(8), new float[WIDTH], ones, List.of(weights), Tuning.NONE, "test");
    }

    private static Encoded text(Random random, int label) {
        int count = 8;
        float[] tokens = new float[count * WIDTH];
        float[] means = new float[WIDTH];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = (float) random.nextGaussian() * 0.4f;
        }
        int teller = random.nextInt(count) * WIDTH;
        tokens[teller] = 10;
        tokens[teller + 1 + label] = 8;
        for (int i = 0; i < tokens.length; i++) {
            means[i % WIDTH] += tokens[i] / count;
        }
        Arrays.fill(means, 0, 4, 0);
        return new Encoded(means, tokens);
    }
}
