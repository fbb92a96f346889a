package io.socialsignals.sentiment.cli;

import io.socialsignals.sentiment.ShippedFile;
import io.socialsignals.sentiment.encoder.EncoderHead;
import io.socialsignals.sentiment.encoder.SentenceEncoder;
import io.socialsignals.sentiment.evaluate.Evaluation;
import io.socialsignals.sentiment.fast.FastModel;
import io.socialsignals.sentiment.train.Corpus;
import io.socialsignals.sentiment.train.EncodedTexts;
import io.socialsignals.sentiment.train.HeadTrainer;
import io.socialsignals.sentiment.train.ModelCard;
import io.socialsignals.sentiment.train.Training;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains both tiers and writes their weights, checksums and a model card. */
@Command(
        name = "train",
        description = "Trains the fast tier and the encoder's head; writes weights, checksums and a model card.",
        mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, description = "folder with te_train.tsv and the other training sets")
    private Path data;

    @Option(names = "--out", required = true, description = "folder for the trained files")
    private Path out;

    @Option(
            names = "--cache",
            defaultValue = "target/sentiment-vectors",
            description = "folder for the encoder's vectors")
    private Path cache;

    @Option(names = "--layers", defaultValue = "5,7,8", split = ",", description = "the encoder's layers to read")
    private List<Integer> layers;

    @Option(
            names = "--early-layers",
            defaultValue = "1,2,3",
            split = ",",
            description = "the layers that the early head reads; the encoder pauses after the last of them")
    private List<Integer> earlyLayers;

    @Option(names = "--members", defaultValue = "3", description = "networks to average")
    private int members;

    @Option(names = "--seed", defaultValue = "20", description = "of everything random")
    private long seed;

    @Option(
            names = "--weights",
            description = "folder with trained files: keep the weights that are there, choose the tuning again")
    private @Nullable Path weights;

    @Option(names = "--folds", defaultValue = "0", description = "cross-validate in so many parts as well; 0 for not")
    private int folds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter progress = spec.commandLine().getErr();
        List<Corpus> corpora = Corpus.readAll(data);
        List<String> unlabelled = Corpus.unlabelled(data);
        List<EncodedTexts> late = new ArrayList<>();
        List<Training.Vectors> vectors = new ArrayList<>();
        EncodedTexts unlabelledVectors;
        try (SentenceEncoder encoder = SentenceEncoder.reading(layers)) {
            for (Corpus corpus : corpora) {
                late.add(read(encoder, layers, corpus.prepared(), corpus.name(), progress));
            }
            unlabelledVectors = read(encoder, layers, unlabelled, "unlabelled", progress);
        }
        try (SentenceEncoder encoder = SentenceEncoder.reading(earlyLayers)) {
            for (int c = 0; c < corpora.size(); c++) {
                Corpus corpus = corpora.get(c);
                String name = corpus.name() + " (first layers)";
                vectors.add(new Training.Vectors(
                        late.get(c), read(encoder, earlyLayers, corpus.prepared(), name, progress)));
            }
        }
        Training training =
                new Training(layers, earlyLayers, members, HeadTrainer.chosen(), seed, step -> say(progress, step));
        Training.Result result = training.run(corpora, vectors, unlabelled, unlabelledVectors, kept());
        Files.createDirectories(out);
        byte[] fast = result.fast().toBytes();
        byte[] head = result.head().toBytes();
        Files.write(out.resolve("fast.bin"), fast);
        byte[] early = result.early().toBytes();
        Files.write(out.resolve("early.bin"), early);
        Files.write(out.resolve("head.bin"), head);
        String hashes = ShippedFile.sha256(fast) + "  fast.bin\n"
                + ShippedFile.sha256(early) + "  early.bin\n"
                + ShippedFile.sha256(head) + "  head.bin\n";
        Files.writeString(out.resolve("models.sha256"), hashes, StandardCharsets.UTF_8);
        Evaluation crossValidated = folds < 2 ? null : training.crossValidated(corpora, vectors, folds, result);
        String card = ModelCard.of(training, corpora, unlabelled.size(), result, crossValidated);
        Files.writeString(out.resolve("model-card.md"), card, StandardCharsets.UTF_8);
        spec.commandLine().getOut().println(card);
        return 0;
    }

    private Training.@Nullable Weights kept() throws IOException {
        if (weights == null) {
            return null;
        }
        byte[] head = Files.readAllBytes(weights.resolve("head.bin"));
        byte[] fast = Files.readAllBytes(weights.resolve("fast.bin"));
        Path early = weights.resolve("early.bin");
        return new Training.Weights(
                EncoderHead.read(head, "kept"),
                FastModel.read(fast, "kept"),
                Files.exists(early) ? EncoderHead.read(Files.readAllBytes(early), "kept") : null);
    }

    private EncodedTexts read(
            SentenceEncoder encoder, List<Integer> read, List<String> texts, String name, PrintWriter progress) {
        say(progress, "reading " + texts.size() + " texts of " + name);
        return EncodedTexts.of(
                texts, encoder, read, cache, done -> say(progress, "  " + name + ": " + done + " of " + texts.size()));
    }

    private static void say(PrintWriter progress, String line) {
        progress.println(line);
        progress.flush();
    }
}
