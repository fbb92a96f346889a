package io.socialsignals.simulators.generate;

import io.socialsignals.simulators.scenario.Fault;
import io.socialsignals.simulators.text.TextLabel;
import org.jspecify.annotations.Nullable;

/**
 * A record that is due to arrive.
 *
 * @param arrival epoch milliseconds
 * @param event one of the wire records
 * @param label of a text, else null
 * @param fault that this record is, null for a good one
 */
record Planned(long arrival, String topic, Object event, @Nullable TextLabel label, @Nullable Fault fault) {}
