package io.socialsignals.simulators.target;

import org.jspecify.annotations.Nullable;

/** A target that cannot be reached or does not take a record; the message says what to do. */
public final class TargetException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TargetException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
