package io.socialsignals.events;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be used, kept whole so that it can be sent in again.
 *
 * @param topic where it was read, with {@code partition} and {@code offset}
 * @param kafkaTimestamp of the Kafka record, epoch milliseconds UTC
 * @param kind malformed, invalid, unsupported, future or late
 * @param reason name of the rule that it broke
 * @param detail what was wrong, without any value of the record
 * @param raw the record's bytes, null when it was found late after decoding (then topic, partition and offset tell)
 */
public record Rejected(
        String topic,
        int partition,
        long offset,
        long kafkaTimestamp,
        String kind,
        String reason,
        String detail,
        byte @Nullable [] key,
        byte @Nullable [] raw)
        implements Serializable {}
