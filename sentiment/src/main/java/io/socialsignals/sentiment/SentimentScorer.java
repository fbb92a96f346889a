package io.socialsignals.sentiment;

import org.jspecify.annotations.Nullable;

/**
 * Scores texts, one at a time. The same text gets the same bits from the same model on the same kind of processor,
 * whatever was scored before it or is scored beside it.
 *
 * <p>A scorer belongs to one thread. Open one per thread (per Flink subtask): the heavy parts, network and tokenizer,
 * are loaded once per JVM and shared by all of them.
 */
public interface SentimentScorer extends AutoCloseable {

    /**
     * Scores one text.
     *
     * @param text a post or review as written; may be empty
     * @param declaredLanguage the language the platform states (a BCP 47 tag such as {@code en} or {@code pt-BR}), or
     *     null: a valid tag is believed, otherwise the language is recognised from the text
     * @throws SentimentException if the model fails on this text
     */
    Sentiment score(String text, @Nullable String declaredLanguage);

    /** Id and version of the model. */
    String model();

    /** Gives back this scorer's share of the model; the last one frees it. */
    @Override
    void close();
}
