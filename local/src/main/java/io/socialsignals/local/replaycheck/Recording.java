package io.socialsignals.local.replaycheck;

import io.socialsignals.events.Topics;
import io.socialsignals.simulators.record.EventParts;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Fault;
import io.socialsignals.simulators.tally.TallyRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The records of a scenario, to be put into other orders that mean the same: what is rejected as late in one order is
 * rejected in all, and nothing else is.
 *
 * <p>A record is late when it is older than the newest event before it in its partition by more than B, which is
 * disorder plus lateness. Nothing arrives before it happened. So a record whose delay (arrival less event time) is at
 * most B cannot be late in any order by arrival: a shuffle adds to each arrival a random delay of at most B less what
 * the record has already, and sorts. A late record is delayed by the whole of B: everything that came before it still
 * does.
 */
final class Recording {
    private static final TallyRules RULES = TallyRules.standard();
    private static final long BOUND = RULES.disorder().plus(RULES.lateness()).toMillis();

    private final List<SimRecord> records = new ArrayList<>();
    /** By index: event time of the newest admitted record of the partition so far if this one is late, else -1. */
    private final List<Long> lateBehind = new ArrayList<>();

    Recording(Iterator<SimRecord> all) {
        Map<String, Long> newest = new HashMap<>();
        while (all.hasNext()) {
            SimRecord record = all.next();
            records.add(record);
            lateBehind.add(admit(record, newest));
        }
    }

    private static long admit(SimRecord record, Map<String, Long> newest) {
        if (!isTimed(record)) {
            return -1;
        }
        String partition = record.topic() + "/" + record.partition();
        long at = EventParts.at(record.event());
        long clock = newest.getOrDefault(partition, Long.MIN_VALUE / 2);
        if (at < clock - BOUND) {
            return clock;
        }
        newest.put(partition, Math.max(clock, at));
        return -1;
    }

    /** Whether the job asks for the record's time: it is well formed, and no product. */
    private static boolean isTimed(SimRecord record) {
        Fault fault = record.fault();
        return !record.topic().equals(Topics.PRODUCTS)
                && (fault == null || fault == Fault.DUPLICATE || fault == Fault.LATE);
    }

    int size() {
        return records.size();
    }

    /** Records that come after a newer one of their partition by more than disorder and lateness. */
    long late() {
        return lateBehind.stream().filter(clock -> clock >= 0).count();
    }

    /** The records in an order; the catalogue stays first. */
    List<SimRecord> in(Order order) {
        if (order.kind() == Order.Kind.AS_SENT) {
            return records;
        }
        var random = new SplittableRandom(order.seed());
        var keyed = new ArrayList<Keyed>(records.size());
        for (int i = 0; i < records.size(); i++) {
            SimRecord record = records.get(i);
            long key = order.kind() == Order.Kind.IN_ORDER ? eventOrder(i) : delayed(i, random.nextDouble());
            keyed.add(new Keyed(record.topic().equals(Topics.PRODUCTS) ? Long.MIN_VALUE : key, record));
        }
        keyed.sort(Comparator.comparingLong(Keyed::key)
                .thenComparingLong(k -> k.record().index()));
        return keyed.stream().map(Keyed::record).toList();
    }

    private record Keyed(long key, SimRecord record) {}

    private long eventOrder(int i) {
        SimRecord record = records.get(i);
        if (lateBehind.get(i) >= 0) {
            return lateBehind.get(i);
        }
        return isTimed(record) ? EventParts.at(record.event()) : record.timestamp();
    }

    private long delayed(int i, double chance) {
        SimRecord record = records.get(i);
        if (lateBehind.get(i) >= 0) {
            return record.timestamp() + BOUND;
        }
        long had = isTimed(record) ? Math.max(0, record.timestamp() - EventParts.at(record.event())) : 0;
        return record.timestamp() + (long) (chance * Math.max(0, BOUND - had));
    }
}
