package io.socialsignals.simulators.generate;

import io.socialsignals.events.Topics;
import io.socialsignals.simulators.random.Dice;
import io.socialsignals.simulators.record.EventParts;
import io.socialsignals.simulators.record.Partitions;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Fault;
import io.socialsignals.simulators.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plans minute after minute and hands out what arrives, in order. What is planned for later waits in the bucket of its
 * arrival minute; nothing ever arrives before it happened, so a minute is complete once it has been planned.
 */
public final class EventStream {
    /** A late record is this far behind what its partition has shown: more than any sensible lateness. */
    private static final long LATE_FROM = 2 * Clockwork.HOUR;

    private static final long LATE_TO = 14 * Clockwork.HOUR;
    private static final long FUTURE = 30 * 24 * Clockwork.HOUR;
    private static final long LATE_STREAM = 60_000_000;

    private final Scenario scenario;
    private final Clockwork clock;
    private final PlanPosts posts;
    private final PlanSessions sessions;
    private final PlanMarket market;
    private final PlantFaults faults;
    private final Partitions partitions;
    private final Map<Long, List<Planned>> buckets = new HashMap<>();
    private final Map<String, long[]> newest = new HashMap<>();
    private List<Planned> due = List.of();
    private int position;
    private int minute;
    private long index;

    public EventStream(Scenario scenario) {
        this.scenario = scenario;
        clock = new Clockwork(scenario);
        posts = new PlanPosts(clock);
        sessions = new PlanSessions(clock);
        market = new PlanMarket(clock);
        partitions = new Partitions(scenario.partitions(), scenario.faults().silences(), clock.start);
        faults = new PlantFaults(scenario, partitions, this::file);
        scenario.products()
                .forEach(line -> faults.accept(new Planned(clock.start, Topics.PRODUCTS, line.product(), null, null)));
    }

    private void file(Planned planned) {
        long bucket = Math.floorDiv(planned.arrival(), Clockwork.MINUTE);
        buckets.computeIfAbsent(bucket, b -> new ArrayList<>()).add(planned);
    }

    /** The next record to arrive. */
    public SimRecord next() {
        SimRecord record = null;
        while (record == null) {
            while (position >= due.size()) {
                planMinute();
            }
            record = send(due.get(position++));
        }
        return record;
    }

    private void planMinute() {
        HourPlan[] plans = clock.rates.at(minute / 60);
        market.minute(minute, faults::accept);
        posts.minute(minute, plans, faults::accept);
        sessions.minute(minute, plans, faults::accept);
        List<Planned> arrived = buckets.remove(clock.start / Clockwork.MINUTE + minute);
        due = arrived == null ? new ArrayList<>() : arrived;
        due.sort(Comparator.comparingLong(Planned::arrival));
        position = 0;
        minute++;
    }

    /** Null where a late record was planned but its partition has shown nothing to be late against. */
    private @Nullable SimRecord send(Planned planned) {
        byte[] key = EventParts.key(planned.event());
        int partition = partitions.of(planned.topic(), key, planned.arrival());
        long[] newestOfTopic = newest.computeIfAbsent(planned.topic(), t -> new long[scenario.partitions()]);
        Fault fault = planned.fault();
        Object event = planned.event();
        if (fault == Fault.LATE) {
            long shown = newestOfTopic[partition];
            Dice dice = Dice.of(scenario.seed(), LATE_STREAM, index);
            if (shown < planned.arrival() - Clockwork.MINUTE) {
                return null;
            }
            event = spoilt(event, shown - dice.between(LATE_FROM, LATE_TO));
        } else if (fault == Fault.FAR_FUTURE) {
            event = spoilt(event, planned.arrival() + FUTURE);
        } else if (fault == Fault.FAR_PAST) {
            event = spoilt(event, 1_000);
        } else if (fault == null) {
            newestOfTopic[partition] = Math.max(newestOfTopic[partition], EventParts.at(event));
        }
        byte[] good = EventParts.encode(event);
        byte[] value = fault == null ? good : Spoil.bytes(fault, planned.topic(), good);
        return new SimRecord(
                index++, planned.topic(), partition, key, value, planned.arrival(), event, fault, planned.label());
    }

    private static Object spoilt(Object event, long at) {
        return EventParts.moved(event, "-x" + EventParts.id(event), at);
    }
}
