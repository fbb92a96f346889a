package io.socialsignals.simulators.replay;

import org.jspecify.annotations.Nullable;

/** Recorded data that cannot be read at all; single bad rows are counted in the account instead. */
public final class ReplayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ReplayException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
