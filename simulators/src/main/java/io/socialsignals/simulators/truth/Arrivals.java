package io.socialsignals.simulators.truth;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.events.Topics;
import io.socialsignals.simulators.record.EventParts;
import io.socialsignals.simulators.record.Partitions;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.Scenario.HotKey;
import io.socialsignals.simulators.scenario.Scenario.Silence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the planted faults that no single record shows: order, silent partitions, hot keys. */
final class Arrivals {
    private static final long HOUR = 3_600_000;

    private final Scenario scenario;
    private final Partitions usual;
    private final long start;
    private final Map<String, long[]> newest = new HashMap<>();
    private final Map<String, Long> order = new TreeMap<>();
    private final Map<Silence, Long> rerouted = new HashMap<>();
    private final Map<HotKey, Long> views = new HashMap<>();

    Arrivals(Scenario scenario) {
        this.scenario = scenario;
        this.start = scenario.start().toEpochMilli();
        this.usual = new Partitions(scenario.partitions(), List.of(), start);
    }

    void add(SimRecord record) {
        if (record.topic().equals(Topics.PRODUCTS)) {
            return;
        }
        silences(record);
        // A faulty record is an extra one; what its bytes say of its time may be the fault.
        if (record.fault() == null) {
            order(record);
            hotKeys(record.event());
        }
    }

    private void silences(SimRecord record) {
        if (scenario.faults().silences().isEmpty()) {
            return;
        }
        int home = usual.of(record.topic(), record.key(), record.timestamp());
        if (home != record.partition()) {
            for (Silence silence : scenario.faults().silences()) {
                if (silence.topic().equals(record.topic())
                        && silence.partition() == home
                        && during(record.timestamp(), silence.fromHour(), silence.hours())) {
                    rerouted.merge(silence, 1L, Long::sum);
                }
            }
        }
    }

    private void order(SimRecord record) {
        long[] shown = newest.computeIfAbsent(record.topic(), topic -> new long[scenario.partitions()]);
        long at = EventParts.at(record.event());
        long behind = shown[record.partition()] - at;
        String kind = behind <= 0
                ? "in-order"
                : behind <= scenario.disorder().boundMillis() ? "out-of-order" : "behind-the-bound";
        order.merge(kind, 1L, Long::sum);
        shown[record.partition()] = Math.max(shown[record.partition()], at);
    }

    private void hotKeys(Object event) {
        if (event instanceof CommerceEvent e && e.type() == CommerceType.VIEW) {
            for (HotKey hot : scenario.faults().hotKeys()) {
                if (hot.product().equals(e.productId()) && during(e.at(), hot.fromHour(), hot.hours())) {
                    views.merge(hot, 1L, Long::sum);
                }
            }
        }
    }

    private boolean during(long time, int fromHour, int hours) {
        return time >= start + fromHour * HOUR && time < start + (fromHour + hours) * HOUR;
    }

    /** Good records by whether their partition had shown a later event time: {@code out-of-order} within the bound. */
    Map<String, Long> order() {
        return order;
    }

    /** Records that went to the next partition while theirs was silent. */
    long rerouted(Silence silence) {
        return rerouted.getOrDefault(silence, 0L);
    }

    /** Views of the product that happened in its hot hours. */
    long views(HotKey hot) {
        return views.getOrDefault(hot, 0L);
    }
}
