package io.socialsignals.sentiment.evaluate;

import io.socialsignals.sentiment.encoder.EncoderModel;
import io.socialsignals.sentiment.fast.FastTier;
import io.socialsignals.sentiment.language.LanguageGate;
import io.socialsignals.sentiment.text.PostText;
import java.util.List;

/** What DJL and the fast tier cost, how much memory and how large files the models need. */
final class SpeedSection {
    private static final int PAIRS = 7;
    private static final int ROUNDS = 15;

    private final Page page;
    private final Aims aims;

    SpeedSection(Page page, Aims aims) {
        this.page = page;
        this.aims = aims;
    }

    /**
     * @param prepared texts that the encoder is timed on
     * @param raw texts that the fast tier is timed on, as written
     */
    void write(EncoderModel model, List<String> prepared, List<String> raw) {
        double ratio = WholeEncoder.againstBareSession(prepared, model.head().layers(), PAIRS);
        FastTier fast = new FastTier(model.fast());
        double fromRaw = Speed.oneThread(raw, ROUNDS, text -> fast.judge(PostText.of(text)));
        LanguageGate gate = LanguageGate.english();
        double gated = Speed.oneThread(raw, ROUNDS, text -> {
            gate.languageOf(PostText.masked(text), null);
            fast.judge(PostText.of(text));
        });
        page.heading("Speed");
        page.line(
                "- DJL's path against a bare ONNX Runtime loop on the same single texts, median of %d paired runs: %.3f.",
                PAIRS, ratio);
        aims.atLeast("DJL's path against a bare ONNX Runtime loop", ratio, 0.9);
        new ThreadsSection(page).write(prepared, model.head().layers());
        page.line(
                "- Fast tier, text preparation included: %.0f texts per second of one core; with language recognition as well: %.0f.",
                fromRaw, gated);
        aims.atLeast("Texts per second of one core, fast tier", fromRaw, 50_000);
        page.line(
                "- Peak memory of this process (heap, network, tokenizer, language model, all test sets): %s.",
                Memory.peak());
        double fastFile = model.fast().toBytes().length / 1e6;
        double earlyFile = model.early().toBytes().length / 1e6;
        double headFile = model.head().toBytes().length / 1e6;
        page.line(
                "- Files in the repository: fast tier %.2f MB, early head %.2f MB, head %.2f MB. The encoder and the language model come as Maven artifacts (25 and 11 MB).",
                fastFile, earlyFile, headFile);
        aims.atMost("Megabytes of model files in the repository", fastFile + earlyFile + headFile, 40);
    }
}
