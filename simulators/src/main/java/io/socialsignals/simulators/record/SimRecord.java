package io.socialsignals.simulators.record;

import io.socialsignals.simulators.scenario.Fault;
import io.socialsignals.simulators.text.TextLabel;
import org.jspecify.annotations.Nullable;

/**
 * A record as it goes to Kafka, with what the simulator knows about it.
 *
 * @param index position in the run, from 0
 * @param timestamp of the Kafka record: when it arrived, epoch milliseconds UTC
 * @param event the wire record that {@code value} holds (before it was spoilt), or an {@link Undecodable}
 * @param fault that was planted, null for a good record
 * @param label truth about the text of a post or review, else null; unknown for recorded data
 */
public record SimRecord(
        long index,
        String topic,
        int partition,
        byte[] key,
        byte[] value,
        long timestamp,
        Object event,
        @Nullable Fault fault,
        @Nullable TextLabel label) {}
