package io.socialsignals.sentiment;

/** A model cannot be loaded or used; the message is one sentence that says what to do. */
public final class SentimentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SentimentException(String message) {
        super(message);
    }

    public SentimentException(String message, Throwable cause) {
        super(message, cause);
    }
}
