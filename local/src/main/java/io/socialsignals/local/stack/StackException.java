package io.socialsignals.local.stack;

import org.jspecify.annotations.Nullable;

/** A part of the stack could not start or stop; the message says which, why and what to do, in words for a user. */
public final class StackException extends RuntimeException {
    public StackException(String message) {
        this(message, null);
    }

    public StackException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
