package io.socialsignals.sentiment;

import io.socialsignals.sentiment.text.PostText;

/** A model for texts that are known to be in its language and to have content. One thread at a time. */
public interface Classifier extends AutoCloseable {

    /** Brings a text into the form that the model was trained on. */
    default String prepare(String raw) {
        return PostText.of(raw);
    }

    /** Judges a text that {@link #prepare} returned. */
    Judgement judge(String prepared);

    /** Id and version. */
    String id();

    @Override
    void close();
}
