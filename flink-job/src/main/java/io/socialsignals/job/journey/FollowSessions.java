package io.socialsignals.job.journey;

import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.ingest.EndOfTime;
import io.socialsignals.job.ingest.Minutes;
import io.socialsignals.job.ingest.SeenIds;
import java.util.Iterator;
import java.util.function.Predicate;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keyed by a bucket of sessions: cuts sessions into visits and tells what each step changes in the counts of visits. A
 * step that comes late may move the start of visits; what was told of them is then taken back, so that the sums depend on
 * the steps only. Changes are added up in memory and leave when the event-time minute changes, before a barrier and at
 * the end. Every half hour of event time a bucket forgets sessions whose last visit no step can continue any more.
 * Events without a session count once each.
 */
@SuppressWarnings("NullAway.Init") // Flink calls open() first
public final class FollowSessions extends AbstractStreamOperator<JourneyFact>
        implements OneInputStreamOperator<JourneyStep, JourneyFact>, Triggerable<Integer, VoidNamespace> {
    private static final long SWEEP = 30 * Minutes.LENGTH;

    private final VisitRule rule;
    private final long grace;

    /** Last steps of sessions. */
    private transient MapState<Long, KeptStep> sessions;
    /** Ids of events without a session, by minute. */
    private transient MapState<Long, SeenIds> seen;

    private transient InternalTimerService<VoidNamespace> sweeps;
    private transient JourneyChanges changes;
    private transient SharedNames names;
    private transient long told;

    /** @param eventTime its disorder and lateness say how late a step may come */
    public FollowSessions(JobConfig.Journeys journeys, JobConfig.EventTime eventTime) {
        this.rule = new VisitRule(journeys.gap().toMillis());
        this.grace = eventTime.grace().toMillis();
    }

    @Override
    public void open() throws Exception {
        super.open();
        sessions = getRuntimeContext()
                .getMapState(
                        new MapStateDescriptor<>("sessions", LongSerializer.INSTANCE, KeptStepSerializer.INSTANCE));
        seen = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("seen", Types.LONG, TypeInformation.of(SeenIds.class)));
        sweeps = getInternalTimerService("sweeps", VoidNamespaceSerializer.INSTANCE, this);
        changes = new JourneyChanges(rule);
        names = new SharedNames();
        told = Long.MIN_VALUE;
    }

    @Override
    public void processElement(StreamRecord<JourneyStep> element) throws Exception {
        JourneyStep step = element.getValue();
        if (isClosed(step.at())) {
            // Its partition was idle. The panes of commerce count and keep such an event.
            return;
        }
        if (step.hasSession()) {
            follow(step);
        } else {
            countOnce(step);
        }
    }

    private void follow(JourneyStep arrived) throws Exception {
        Long session = arrived.session();
        KeptStep last = sessions.get(session);
        KeptStep step = names.keep(arrived);
        if (last == null) {
            changes.addFirst(step);
            if (sessions.isEmpty()) {
                sweepAfter(over(step));
            }
            sessions.put(session, step);
            return;
        }
        Session known = Session.of(last);
        int place = known.place(step);
        if (place == Session.COPY) {
            return;
        }
        Session now = known.with(step, place);
        changes.add(known, now, place);
        sessions.put(session, now.settled(rule, this::isClosed).last());
    }

    private void countOnce(JourneyStep step) throws Exception {
        long minute = Minutes.start(step.at());
        SeenIds known = seen.get(minute);
        SeenIds ids = known == null ? new SeenIds() : known;
        if (ids.add(step.id())) {
            seen.put(minute, ids);
            changes.addWithoutSession(step);
        }
        if (known == null) {
            sweepAfter(closed(step.at()));
        }
    }

    @Override
    public void onEventTime(InternalTimer<Integer, VoidNamespace> timer) throws Exception {
        long now = sweeps.currentWatermark();
        boolean followed = sweep(sessions, sessions.values(), last -> now >= over(last));
        boolean remembered = sweep(seen, seen.keys(), this::isClosed);
        if (followed || remembered) {
            sweepAfter(now + 1);
        }
    }

    /** Takes out what is over; whether anything is left. */
    private static <T> boolean sweep(MapState<?, ?> state, Iterable<T> all, Predicate<T> over) {
        boolean left = false;
        Iterator<T> rest = all.iterator();
        while (rest.hasNext()) {
            if (over.test(rest.next())) {
                rest.remove();
            } else {
                left = true;
            }
        }
        if (!left) {
            state.clear();
        }
        return left;
    }

    @Override
    public void onProcessingTime(InternalTimer<Integer, VoidNamespace> timer) {
        throw new IllegalStateException("sessions know no processing time");
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        long minute = Math.floorDiv(mark.getTimestamp(), Minutes.LENGTH);
        if (minute > told) {
            told = minute;
            tell();
        }
        if (!EndOfTime.isLast(mark)) {
            super.processWatermark(mark);
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        tell();
        super.prepareSnapshotPreBarrier(checkpointId);
    }

    @Override
    public void finish() throws Exception {
        tell();
        super.finish();
    }

    private void tell() {
        changes.flush(fact -> output.collect(new StreamRecord<>(fact)));
    }

    private void sweepAfter(long time) {
        sweeps.registerEventTimeTimer(VoidNamespace.INSTANCE, Math.floorDiv(time + SWEEP - 1, SWEEP) * SWEEP);
    }

    private boolean isClosed(long at) {
        return sweeps.currentWatermark() >= closed(at);
    }

    /** The watermark after which no partition admits a step of that time's minute. */
    private long closed(long at) {
        return Minutes.start(at) + Minutes.LENGTH + grace;
    }

    /** The watermark after which every step that may still come begins a new visit. */
    private long over(KeptStep last) {
        return closed(last.at) + Minutes.LENGTH + rule.gap();
    }
}
