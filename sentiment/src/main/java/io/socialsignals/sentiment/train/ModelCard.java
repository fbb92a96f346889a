package io.socialsignals.sentiment.train;

import io.socialsignals.sentiment.ShippedFile;
import io.socialsignals.sentiment.encoder.Tuning;
import io.socialsignals.sentiment.evaluate.Evaluation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The page that travels with trained weights: from what, how, how good, which files. */
public final class ModelCard {
    private ModelCard() {}

    /** Writes the card in Markdown. */
    public static String of(
            Training training,
            List<Corpus> corpora,
            int unlabelled,
            Training.Result result,
            @Nullable Evaluation crossValidated) {
        byte[] fast = result.fast().toBytes();
        byte[] early = result.early().toBytes();
        byte[] head = result.head().toBytes();
        StringBuilder card = new StringBuilder("# Sentiment models\n\n"
                + "English posts and reviews, three classes and subjectivity. The encoder is e5-small-v2 (MIT), int8, frozen;"
                + " the weights listed here were trained by `sentiment train` and carry the project's licence. Not meant"
                + " for single people's assessment: read averages.\n\n## Data\n\n| Set | Texts | Weight | Licence |\n"
                + "| --- | --- | --- | --- |\n");
        for (Corpus corpus : corpora) {
            card.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %s |%n",
                    corpus.name(),
                    corpus.texts().size(),
                    corpus.weight(),
                    corpus.licence()));
        }
        card.append(String.format(
                Locale.ROOT,
                "| be4ko, unlabelled, for the fast tier | %d | 0.5 | product reviews |%n%n"
                        + "One text in twelve was held out for the tuning below and never trained on.%n%n## Settings%n%n"
                        + "Seed %d; layers %s; %d networks averaged: %s."
                        + " Early head: layers %s, one such network, taught half by the labels and half by the head.%n%n"
                        + "%s%n%s%n## Figures on held-out posts%n%n"
                        + "| Tier | Macro-recall | Accuracy | Calibration error |%n| --- | --- | --- | --- |%n",
                unlabelled,
                training.seed(),
                training.layers(),
                training.members(),
                training.trainer(),
                training.earlyLayers(),
                settings("Head", result.head().tuning(), "the fast tier"),
                settings("Early head", result.early().tuning(), "the early head")));
        row(card, "encoder + fast", result.held());
        row(card, "first layers + fast", result.heldEarly());
        row(card, "cascade", result.heldCascade());
        row(card, "fast", result.heldFast());
        if (crossValidated != null) {
            row(card, "cross-validation over all of te_train, one network + fast", crossValidated);
        }
        card.append("\n## Files\n\n| File | Bytes | SHA-256 |\n| --- | --- | --- |\n");
        file(card, "fast.bin", fast);
        file(card, "early.bin", early);
        file(card, "head.bin", head);
        return card.toString().replace("\r\n", "\n");
    }

    private static String settings(String head, Tuning tuning, String answering) {
        return String.format(
                Locale.ROOT,
                "%s: share of the fast tier in the mix %.2f, sharpness %.2f, factors on negative and neutral %.2f and %.2f; %s"
                        + " answers from %.2f on.%n",
                head,
                tuning.fastShare(),
                tuning.sharpness(),
                tuning.negativeFactor(),
                tuning.neutralFactor(),
                answering,
                tuning.threshold());
    }

    private static void row(StringBuilder card, String tier, Evaluation evaluation) {
        card.append(String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.3f |%n",
                tier,
                100 * evaluation.macroRecall(),
                100 * evaluation.accuracy(),
                evaluation.calibrationError()));
    }

    private static void file(StringBuilder card, String name, byte[] bytes) {
        card.append(String.format(Locale.ROOT, "| %s | %d | `%s` |%n", name, bytes.length, ShippedFile.sha256(bytes)));
    }
}
