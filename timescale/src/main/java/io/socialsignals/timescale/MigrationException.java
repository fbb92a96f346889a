package io.socialsignals.timescale;

/** The schema could not be brought up to date; the message says why and what to do. */
public final class MigrationException extends RuntimeException {
    MigrationException(String message, Throwable cause) {
        super(message, cause);
    }
}
