package io.socialsignals.job.ingest;

import java.io.Serializable;

/**
 * How many records of a minute were rejected for a reason, all of them so far.
 *
 * @param minute start of the arrival minute, epoch milliseconds UTC
 * @param kind malformed, unsupported, invalid, future or late
 * @param reason name of the rule
 */
public record RejectedRow(long minute, String topic, String kind, String reason, long records) implements Serializable {

    /** Whether the row of the funnel is about rejected records. */
    public static boolean isIn(FunnelRow row) {
        return row.stage().equals(Stage.REJECTED.label()) || row.stage().equals(Stage.EXPIRED.label());
    }

    /** The funnel's reason is {@code kind/rule}. */
    public static RejectedRow of(FunnelRow row) {
        int slash = row.reason().indexOf('/');
        return new RejectedRow(
                row.minute(),
                row.topic(),
                row.reason().substring(0, Math.max(0, slash)),
                row.reason().substring(slash + 1),
                row.records());
    }
}
