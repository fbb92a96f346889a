package io.socialsignals.job.ingest;

import java.io.Serializable;

/**
 * How many records of a minute came to a stage, all of them so far.
 *
 * @param minute start of the arrival minute, epoch milliseconds UTC
 */
public record FunnelRow(long minute, String topic, String stage, String reason, long records) implements Serializable {}
