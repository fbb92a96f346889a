package io.socialsignals.job.sink;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What to do about an error of the database, by the class of its SQLSTATE. */
enum SqlFault {
    /** Connection lost, out of resources, shut down, deadlock: the same statement will work later. */
    TRANSIENT,
    /** A value that the table cannot hold: only its row is at fault. */
    DATA,
    /** Anything else, such as a missing table or right: somebody has to act. */
    FATAL;

    private static final String READ_ONLY = "25006";

    static SqlFault of(SQLException e) {
        String state = state(e);
        if (state == null) {
            return FATAL;
        }
        // Read-only is what a database says that is failing over or that has run out of disk.
        if (state.equals(READ_ONLY)) {
            return TRANSIENT;
        }
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08", "53", "57", "58", "40", "55" -> TRANSIENT;
            case "21", "22", "23" -> DATA;
            default -> FATAL;
        };
    }

    private static @Nullable String state(SQLException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
