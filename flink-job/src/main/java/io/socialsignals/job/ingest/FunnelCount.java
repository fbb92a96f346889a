package io.socialsignals.job.ingest;

import java.io.Serializable;

/**
 * A partial count of the funnel raw, valid, unique, relevant, scored.
 *
 * @param minute start of the arrival minute (the Kafka record's time), epoch milliseconds UTC
 * @param stage name of a {@link Stage}
 * @param reason of a drop (kind/rule for rejected, language for unscored ...), else empty
 * @param count records
 */
public record FunnelCount(long minute, String topic, String stage, String reason, long count) implements Serializable {}
