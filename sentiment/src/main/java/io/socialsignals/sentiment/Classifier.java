package io.socialsignals.sentiment;

/** A model for texts that are known to be in its language and to have content. One thread at a time. */
public interface Classifier extends AutoCloseable {

    /** Judges a text that {@link io.socialsignals.sentiment.text.PostText} has prepared. */
    Judgement judge(String prepared);

    /** Id and version. */
    String id();

    @Override
    void close();
}
