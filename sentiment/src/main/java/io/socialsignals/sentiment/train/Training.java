package io.socialsignals.sentiment.train;

import io.socialsignals.sentiment.encoder.Encoded;
import io.socialsignals.sentiment.encoder.EncoderHead;
import io.socialsignals.sentiment.encoder.HeadWeights;
import io.socialsignals.sentiment.encoder.SentenceEncoder;
import io.socialsignals.sentiment.encoder.Tuning;
import io.socialsignals.sentiment.evaluate.Evaluation;
import io.socialsignals.sentiment.evaluate.LabelledText;
import io.socialsignals.sentiment.fast.FastModel;
import io.socialsignals.sentiment.fast.FastTier;
import io.socialsignals.sentiment.fast.FastTrainer;
import io.socialsignals.sentiment.fast.SoftExample;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Trains both tiers: the head on the encoder's vectors, the fast tier on the labels and on the head's answers, then the
 * tuning of both on texts held out from either.
 *
 * @param layers of the encoder that the head reads
 * @param members networks to average
 * @param trainer of each member
 * @param seed of everything random
 * @param progress is told each step, in words
 */
public record Training(List<Integer> layers, int members, HeadTrainer trainer, long seed, Consumer<String> progress) {
    private static final double SMOOTHING = 0.1;
    /** One text in so many is held out for tuning. */
    private static final int HOLD_EVERY = 12;

    private static final double UNLABELLED_WEIGHT = 0.5;

    /** What came out. */
    public record Result(
            FastModel fast, EncoderHead head, Evaluation held, Evaluation heldFast, Evaluation heldCascade) {}

    /** Weights from an earlier training. */
    public record Weights(EncoderHead head, FastModel fast) {}

    /**
     * Trains on labelled texts and on what the encoder says about them, one entry per corpus.
     *
     * @param kept weights to keep, so that only the tuning is chosen again; null to train
     */
    public Result run(
            List<Corpus> corpora,
            List<EncodedTexts> encoded,
            List<String> unlabelled,
            EncodedTexts unlabelledEncoded,
            @Nullable Weights kept) {
        SplittableRandom random = new SplittableRandom(seed);
        Split split = split(corpora, encoded, (corpus, i) -> random.nextInt(HOLD_EVERY) == 0);
        EncoderHead head = kept == null ? trainHead(split, members) : kept.head();
        FastModel raw = kept == null ? trainFast(split, head, unlabelled, unlabelledEncoded) : kept.fast();
        FastModel calibratedFast = raw.tuned(Tuner.sharpnessOfFast(outputs(split, head, raw, false)), raw.decision());
        FastModel fast = calibratedFast.tuned(
                1, Tuner.decision(outputs(split, head, calibratedFast, true), factors -> Tuner.fast(1, factors)));

        List<Outputs> heldPosts = outputs(split, head, fast, true);
        Tuning calibrated = Tuner.calibrated(outputs(split, head, fast, false));
        float[] decision = Tuner.decision(heldPosts, factors -> Tuner.mixed(with(calibrated, factors, 2)));
        Tuning decided = with(calibrated, decision, 2);
        double threshold = Tuner.threshold(heldPosts, Tuner.fast(1, fast.decision()), Tuner.mixed(decided));
        Tuning tuning = with(calibrated, decision, threshold);
        progress.accept("chosen on held-out texts: " + tuning);
        return new Result(
                fast,
                head.with(tuning),
                Tuner.evaluate(heldPosts, Tuner.mixed(tuning)),
                Tuner.evaluate(heldPosts, Tuner.fast(1, fast.decision())),
                Tuner.evaluate(
                        heldPosts, Tuner.cascade(Tuner.fast(1, fast.decision()), Tuner.mixed(tuning), threshold)));
    }

    private static Tuning with(Tuning tuning, float[] decision, double threshold) {
        return new Tuning(tuning.fastShare(), tuning.sharpness(), decision[0], decision[1], threshold);
    }

    /**
     * Trains again and again without one part of the posts and judges that part: both tiers mixed, one network, the
     * tuning as {@code tuned} has it.
     */
    public Evaluation crossValidated(List<Corpus> corpora, List<EncodedTexts> encoded, int folds, Result tuned) {
        int[] fold = new SplittableRandom(seed)
                .ints(corpora.get(0).texts().size(), 0, folds)
                .toArray();
        Evaluation total = new Evaluation();
        for (int part = 0; part < folds; part++) {
            int now = part;
            Split split = split(corpora, encoded, (corpus, i) -> corpus == 0 && fold[i] == now);
            EncoderHead head = trainHead(split, 1).with(tuned.head().tuning());
            FastModel raw = FastTrainer.withSeed(seed).train(taught(split, head));
            FastModel fast = raw.tuned(Tuner.sharpnessOfFast(outputs(split, head, raw, true)), raw.decision());
            outputs(split, head, fast, true)
                    .forEach(out ->
                            total.add(out.label(), Tuner.mixed(head.tuning()).apply(out)));
            progress.accept("judged part " + (part + 1) + " of " + folds);
        }
        return total;
    }

    private FastModel trainFast(
            Split split, EncoderHead head, List<String> unlabelled, EncodedTexts unlabelledEncoded) {
        List<SoftExample> examples = taught(split, head);
        for (int i = 0; i < unlabelled.size(); i++) {
            double[] answer = head.logits(unlabelledEncoded.get(i));
            examples.add(SoftExample.unlabelled(unlabelled.get(i), answer, UNLABELLED_WEIGHT));
        }
        progress.accept("training the fast tier on " + examples.size() + " texts");
        return FastTrainer.withSeed(seed).train(examples);
    }

    private static List<SoftExample> taught(Split split, EncoderHead head) {
        List<SoftExample> taught = new ArrayList<>();
        for (int i = 0; i < split.examples.size(); i++) {
            taught.add(split.examples
                    .get(i)
                    .taughtBy(head.logits(split.encoded.get(i).get())));
        }
        return taught;
    }

    private EncoderHead trainHead(Split split, int count) {
        Moments moments = new Moments(layers.size() * SentenceEncoder.WIDTH);
        split.encoded.forEach(row -> moments.add(row.get().means()));
        EncoderHead empty = new EncoderHead(
                layers, moments.mean(), moments.deviation(), List.of(), Tuning.NONE, "e5-small-v2-head-trained");
        progress.accept("training " + count + " networks on " + split.examples.size() + " texts");
        List<HeadWeights> trained = IntStream.range(0, count)
                .parallel()
                .mapToObj(member -> {
                    HeadWeights weights = trainer.train(
                            i -> empty.standardised(split.encoded.get(i).get()),
                            empty.mean().length,
                            split.examples,
                            seed + member);
                    progress.accept("trained network " + (member + 1));
                    return weights;
                })
                .toList();
        EncoderHead head = new EncoderHead(layers, empty.mean(), empty.deviation(), trained, Tuning.NONE, empty.id());
        // What is tuned and measured from here on is what the file holds: rounded weights.
        return EncoderHead.read(head.toBytes(), head.id());
    }

    private static List<Outputs> outputs(Split split, EncoderHead head, FastModel fast, boolean postsOnly) {
        FastTier tier = new FastTier(fast);
        List<Outputs> outputs = new ArrayList<>();
        for (Held text : split.held) {
            if (!postsOnly || text.post()) {
                outputs.add(new Outputs(
                        text.label(),
                        head.logits(text.encoded().get()),
                        tier.logits(text.text()).clone()));
            }
        }
        return outputs;
    }

    private static Split split(List<Corpus> corpora, List<EncodedTexts> encoded, HoldOut holdOut) {
        Split split = new Split(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int c = 0; c < corpora.size(); c++) {
            Corpus corpus = corpora.get(c);
            boolean posts = corpus.name().equals(Corpus.POSTS);
            for (int i = 0; i < corpus.texts().size(); i++) {
                LabelledText text = corpus.texts().get(i);
                Row row = new Row(encoded.get(c), i);
                if (holdOut.holds(c, i)) {
                    split.held.add(new Held(text.text(), text.label(), row, posts));
                } else {
                    split.encoded.add(row);
                    split.examples.add(
                            SoftExample.labelled(text.text(), text.label(), !posts, SMOOTHING, corpus.weight()));
                }
            }
        }
        return split;
    }

    /** Which texts are kept from training. */
    private interface HoldOut {
        boolean holds(int corpus, int text);
    }

    /** Where a text's vectors lie. */
    private record Row(EncodedTexts texts, int index) {
        Encoded get() {
            return texts.get(index);
        }
    }

    private record Held(String text, int label, Row encoded, boolean post) {}

    private record Split(List<SoftExample> examples, List<Row> encoded, List<Held> held) {}
}
