package io.socialsignals.job.sink;

import io.socialsignals.job.config.JobConfig;
import java.io.Serializable;

/**
 * When a writer writes.
 *
 * @param rows distinct rows of one statement, at least 1
 * @param delayMillis how long a row may wait for others, at least 1
 * @param firstRetryMillis the first wait after a failure; doubled each time
 * @param lastRetryMillis the longest wait between two tries
 */
public record UpsertLimits(int rows, long delayMillis, long firstRetryMillis, long lastRetryMillis)
        implements Serializable {
    private static final long FIRST_RETRY = 100;
    private static final long LAST_RETRY = 10_000;

    public static UpsertLimits of(JobConfig.Database database) {
        return new UpsertLimits(database.batchRows(), database.flushInterval().toMillis(), FIRST_RETRY, LAST_RETRY);
    }
}
