package io.socialsignals.local.replaycheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.Topics;
import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.record.EventParts;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Fault;
import io.socialsignals.simulators.scenario.ScenarioReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingTest {
    private static final long MINUTE = 60_000;
    private static final long DISORDER = 10_000;
    private static final long LATENESS = 60 * MINUTE;

    private final Recording recording = new Recording(Simulation.of(ScenarioReader.builtIn("tiny")));

    static Stream<Order> orders() {
        return Stream.of(Order.shuffled(1), Order.shuffled(2), Order.IN_ORDER);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void sameRecordsAreLateInEveryOrder(Order order) {
        List<SimRecord> records = recording.in(order);
        assertThat(records).hasSize(recording.size()).doesNotHaveDuplicates().isNotEqualTo(recording.in(Order.AS_SENT));
        assertThat(late(records)).isEqualTo(late(recording.in(Order.AS_SENT))).hasSize((int) recording.late());
        assertThat(recording.late()).isPositive();
    }

    @Test
    void aShuffleMakesMostMinutesBeCorrectedAndEventOrderNone() {
        long corrected = corrected(recording.in(Order.shuffled(1)));
        assertThat(corrected).isGreaterThan(recording.size() / 3);
        assertThat(corrected(recording.in(Order.IN_ORDER))).isZero();
        assertThat(corrected(recording.in(Order.AS_SENT))).isPositive().isLessThan(corrected / 10);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void theCatalogueStaysFirst(Order order) {
        List<SimRecord> records = recording.in(order);
        int products = (int)
                records.stream().filter(r -> r.topic().equals(Topics.PRODUCTS)).count();
        assertThat(records.subList(0, products)).allMatch(r -> r.topic().equals(Topics.PRODUCTS));
    }

    @Test
    void aShuffleIsAFunctionOfItsSeed() {
        assertThat(recording.in(Order.shuffled(3))).isEqualTo(recording.in(Order.shuffled(3)));
        assertThat(recording.in(Order.shuffled(3))).isNotEqualTo(recording.in(Order.shuffled(4)));
    }

    @Test
    void twelveReplaysHoldEveryOrderParallelismAndKills() {
        List<Plan> plans = Plan.of(12, 1);
        assertThat(plans).hasSize(12).extracting(Plan::number).doesNotHaveDuplicates();
        assertThat(plans).extracting(Plan::parallelism).contains(1, 2, 4);
        assertThat(plans).extracting(p -> p.order().kind()).contains(Order.Kind.values());
        for (Order.Kind kind : Order.Kind.values()) {
            assertThat(plans).anyMatch(p -> p.order().kind() == kind && p.killed());
        }
        assertThat(Plan.of(20, 1)).hasSize(20).startsWith(plans.toArray(new Plan[0]));
    }

    /** Indexes of the records that a job with the standard rules finds late. */
    private static TreeSet<Long> late(List<SimRecord> records) {
        var late = new TreeSet<Long>();
        each(records, (record, newest) -> {
            boolean tooLate = EventParts.at(record.event()) < newest - DISORDER - LATENESS;
            if (tooLate) {
                late.add(record.index());
            }
            return !tooLate;
        });
        return late;
    }

    /** How many admitted records come after their minute was due. */
    private static long corrected(List<SimRecord> records) {
        var corrected = new ArrayList<Long>();
        each(records, (record, newest) -> {
            long at = EventParts.at(record.event());
            if (at < newest - DISORDER - LATENESS) {
                return false;
            }
            if (at - Math.floorMod(at, MINUTE) + MINUTE + DISORDER < newest) {
                corrected.add(record.index());
            }
            return true;
        });
        return corrected.size();
    }

    private interface Admission {
        boolean admits(SimRecord record, long newest);
    }

    private static void each(List<SimRecord> records, Admission admission) {
        Map<String, Long> clocks = new HashMap<>();
        for (SimRecord record : records) {
            Fault fault = record.fault();
            if (record.topic().equals(Topics.PRODUCTS)
                    || (fault != null && fault != Fault.DUPLICATE && fault != Fault.LATE)) {
                continue;
            }
            String partition = record.topic() + record.partition();
            long newest = clocks.getOrDefault(partition, 0L);
            if (admission.admits(record, newest)) {
                clocks.put(partition, Math.max(newest, EventParts.at(record.event())));
            }
        }
    }
}
