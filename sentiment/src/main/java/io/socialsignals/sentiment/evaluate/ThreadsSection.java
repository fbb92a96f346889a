package io.socialsignals.sentiment.evaluate;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.socialsignals.sentiment.encoder.SentenceEncoder;
import java.util.Arrays;
import java.util.List;

/**
 * Two cores, used in two ways: by two callers of sessions with one thread each, as subtasks do, or by one caller of a
 * session with two threads inside. By the clock, in turns.
 */
final class ThreadsSection {
    private static final int ROUNDS = 7;

    private final Page page;

    ThreadsSection(Page page) {
        this.page = page;
    }

    void write(List<String> prepared, List<Integer> layers) {
        double[] callers = new double[ROUNDS];
        double[] inside = new double[ROUNDS];
        try (SentenceEncoder encoder = SentenceEncoder.reading(layers)) {
            HuggingFaceTokenizer tokenizer = encoder.tokenizer();
            try (BareSession one = new BareSession(layers, tokenizer, 1);
                    BareSession two = new BareSession(layers, tokenizer, 2)) {
                for (int round = 0; round < ROUNDS; round++) {
                    callers[round] = Speed.threads(prepared, 2, () -> one::run);
                    inside[round] = Speed.threads(prepared, 1, () -> two::run);
                }
            }
        }
        double[] ratios = new double[ROUNDS];
        Arrays.setAll(ratios, round -> callers[round] / inside[round]);
        page.line(
                "- Two callers of a session with one thread: %.0f texts per second; one caller of a session with two threads"
                        + " inside: %.0f; median ratio of %d paired runs %.2f.",
                Speed.median(callers), Speed.median(inside), ROUNDS, Speed.median(ratios));
    }
}
