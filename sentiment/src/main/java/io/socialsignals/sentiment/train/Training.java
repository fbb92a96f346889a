package io.socialsignals.sentiment.train;

import io.socialsignals.sentiment.Judgement;
import io.socialsignals.sentiment.Sentiment.Tier;
import io.socialsignals.sentiment.encoder.Encoded;
import io.socialsignals.sentiment.encoder.EncoderHead;
import io.socialsignals.sentiment.encoder.HeadWeights;
import io.socialsignals.sentiment.encoder.SentenceEncoder;
import io.socialsignals.sentiment.encoder.Thresholds;
import io.socialsignals.sentiment.encoder.Tuning;
import io.socialsignals.sentiment.evaluate.Evaluation;
import io.socialsignals.sentiment.evaluate.LabelledText;
import io.socialsignals.sentiment.fast.FastModel;
import io.socialsignals.sentiment.fast.FastTier;
import io.socialsignals.sentiment.fast.FastTrainer;
import io.socialsignals.sentiment.fast.SoftExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Trains all stages: the head on the encoder's vectors, the fast tier and the head on the first layers on the labels and on
 * the head's answers, then the tuning of all on texts held out from each.
 *
 * @param layers of the encoder that the head reads
 * @param earlyLayers that the early head reads
 * @param members networks to average; the early head is one
 * @param trainer of each member
 * @param seed of everything random
 * @param progress is told each step, in words
 */
public record Training(
        List<Integer> layers,
        List<Integer> earlyLayers,
        int members,
        HeadTrainer trainer,
        long seed,
        Consumer<String> progress) {
    private static final double SMOOTHING = 0.1;
    /** One text in so many is held out for tuning. */
    private static final int HOLD_EVERY = 12;

    private static final double UNLABELLED_WEIGHT = 0.5;

    /** What came out, and each stage's figures on the held-out posts. */
    public record Result(
            FastModel fast,
            EncoderHead early,
            EncoderHead head,
            Evaluation held,
            Evaluation heldEarly,
            Evaluation heldFast,
            Evaluation heldCascade) {}

    /** Weights from an earlier training. */
    public record Weights(EncoderHead head, FastModel fast, @Nullable EncoderHead early) {}

    /**
     * What the encoder says about one corpus, in the layers of the head and in those of the early head.
     *
     * @param early null where no early head is trained
     */
    public record Vectors(EncodedTexts late, @Nullable EncodedTexts early) {}

    /**
     * Trains on labelled texts and on what the encoder says about them, one entry per corpus.
     *
     * @param kept weights to keep, so that only the tuning is chosen again; null to train
     */
    public Result run(
            List<Corpus> corpora,
            List<Vectors> encoded,
            List<String> unlabelled,
            EncodedTexts unlabelledEncoded,
            @Nullable Weights kept) {
        SplittableRandom random = new SplittableRandom(seed);
        Split split = split(corpora, encoded, (corpus, i) -> random.nextInt(HOLD_EVERY) == 0);
        EncoderHead head =
                kept == null ? trainHead(layers, split.encoded, Row::get, split.examples, members) : kept.head();
        FastModel fast =
                kept == null ? tuned(trainFast(split, head, unlabelled, unlabelledEncoded), split, head) : kept.fast();
        EncoderHead rawEarly = kept == null || kept.early() == null
                ? trainHead(earlyLayers, split.encoded, Row::early, taught(split, head), 1)
                : kept.early();
        List<Outputs> held = outputs(split, head, rawEarly, fast, false);
        List<Outputs> heldPosts = outputs(split, head, rawEarly, fast, true);
        Function<Outputs, Judgement> quick = Tuner.fast(1, fast.decision());
        Tuning late = tuning(held, heldPosts, Outputs::encoder, Tier.ENCODER);
        Function<Outputs, Judgement> encoder = Tuner.mixed(Outputs::encoder, late, Tier.ENCODER);
        Tuning first = tuning(held, heldPosts, Outputs::early, Tier.EARLY);
        Function<Outputs, Judgement> early = Tuner.mixed(Outputs::early, first, Tier.EARLY);
        Thresholds chosen = Tuner.thresholds(
                heldPosts,
                quick,
                early,
                encoder,
                earlyLayers.get(earlyLayers.size() - 1),
                layers.get(layers.size() - 1));
        Tuning tuning = late.withThreshold(chosen.fast());
        Tuning earlyTuning = first.withThreshold(chosen.early());
        progress.accept("chosen on held-out texts: " + tuning + "; early layers: " + earlyTuning);
        return new Result(
                fast,
                rawEarly.with(earlyTuning),
                head.with(tuning),
                Tuner.evaluate(heldPosts, encoder),
                Tuner.evaluate(heldPosts, early),
                Tuner.evaluate(heldPosts, quick),
                Tuner.evaluate(
                        heldPosts, Tuner.cascade(quick, Tuner.cascade(early, encoder, chosen.early()), chosen.fast())));
    }

    private static FastModel tuned(FastModel raw, Split split, EncoderHead head) {
        FastModel calibrated = raw.tuned(Tuner.sharpnessOfFast(outputs(split, head, null, raw, false)), raw.decision());
        List<Outputs> heldPosts = outputs(split, head, null, calibrated, true);
        return calibrated.tuned(1, Tuner.decision(heldPosts, factors -> Tuner.fast(1, factors)));
    }

    private static Tuning tuning(
            List<Outputs> held, List<Outputs> heldPosts, Function<Outputs, double[]> stage, Tier tier) {
        Tuning calibrated = Tuner.calibrated(held, stage);
        float[] decision = Tuner.decision(heldPosts, factors -> Tuner.mixed(stage, with(calibrated, factors), tier));
        return with(calibrated, decision);
    }

    private static Tuning with(Tuning tuning, float[] decision) {
        return new Tuning(tuning.fastShare(), tuning.sharpness(), decision[0], decision[1], tuning.threshold());
    }

    /**
     * Trains again and again without one part of the posts and judges that part: both tiers mixed, one network, the
     * tuning as {@code tuned} has it.
     */
    public Evaluation crossValidated(List<Corpus> corpora, List<Vectors> encoded, int folds, Result tuned) {
        int[] fold = new SplittableRandom(seed)
                .ints(corpora.get(0).texts().size(), 0, folds)
                .toArray();
        Evaluation total = new Evaluation();
        for (int part = 0; part < folds; part++) {
            int now = part;
            Split split = split(corpora, encoded, (corpus, i) -> corpus == 0 && fold[i] == now);
            EncoderHead head = trainHead(layers, split.encoded, Row::get, split.examples, 1)
                    .with(tuned.head().tuning());
            FastModel raw = FastTrainer.withSeed(seed).train(taught(split, head));
            FastModel fast = raw.tuned(Tuner.sharpnessOfFast(outputs(split, head, null, raw, true)), raw.decision());
            outputs(split, head, null, fast, true)
                    .forEach(out -> total.add(
                            out.label(),
                            Tuner.mixed(Outputs::encoder, head.tuning(), Tier.ENCODER)
                                    .apply(out)));
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

    private EncoderHead trainHead(
            List<Integer> read, List<Row> rows, Function<Row, Encoded> vectors, List<SoftExample> examples, int count) {
        Moments moments = new Moments(read.size() * SentenceEncoder.WIDTH);
        rows.forEach(row -> moments.add(vectors.apply(row).means()));
        EncoderHead empty = new EncoderHead(
                read, moments.mean(), moments.deviation(), List.of(), Tuning.NONE, "e5-small-v2-head-trained");
        progress.accept("training " + count + " networks on layers " + read + " of " + examples.size() + " texts");
        List<HeadWeights> trained = IntStream.range(0, count)
                .parallel()
                .mapToObj(member -> {
                    HeadWeights weights = trainer.train(
                            i -> empty.standardised(vectors.apply(rows.get(i))),
                            empty.mean().length,
                            examples,
                            seed + member);
                    progress.accept("trained network " + (member + 1));
                    return weights;
                })
                .toList();
        EncoderHead head = new EncoderHead(read, empty.mean(), empty.deviation(), trained, Tuning.NONE, empty.id());
        // What is tuned and measured from here on is what the file holds: rounded weights.
        return EncoderHead.read(head.toBytes(), head.id());
    }

    private static List<Outputs> outputs(
            Split split, EncoderHead head, @Nullable EncoderHead early, FastModel fast, boolean postsOnly) {
        FastTier tier = new FastTier(fast);
        List<Outputs> outputs = new ArrayList<>();
        for (Held text : split.held) {
            if (!postsOnly || text.post()) {
                outputs.add(new Outputs(
                        text.label(),
                        head.logits(text.encoded().get()),
                        early == null
                                ? new double[0]
                                : early.logits(text.encoded().early()),
                        tier.logits(text.text()).clone()));
            }
        }
        return outputs;
    }

    private static Split split(List<Corpus> corpora, List<Vectors> encoded, HoldOut holdOut) {
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
    private record Row(Vectors texts, int index) {
        Encoded get() {
            return texts.late().get(index);
        }

        Encoded early() {
            return Objects.requireNonNull(texts.early(), "no vectors of the first layers")
                    .get(index);
        }
    }

    private record Held(String text, int label, Row encoded, boolean post) {}

    private record Split(List<SoftExample> examples, List<Row> encoded, List<Held> held) {}
}
