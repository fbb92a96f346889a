package io.socialsignals.job.journey;

import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.ingest.EndOfTime;
import io.socialsignals.job.ingest.Minutes;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
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
 * Keyed by session: cuts sessions into visits and tells what each step changes in the counts of visits. A step that comes
 * late may move the start of visits; what was told of them is then taken back, so that the sums depend on the steps
 * only. Changes are added up in memory and leave before each watermark and barrier. A session is forgotten when no step
 * can continue its last visit any more; until then it takes a few hundred bytes.
 */
@SuppressWarnings("NullAway.Init") // Flink calls open() first
public final class FollowSessions extends AbstractStreamOperator<JourneyFact>
        implements OneInputStreamOperator<JourneyStep, JourneyFact>, Triggerable<String, VoidNamespace> {
    private final VisitRule rule;
    private final long grace;

    private transient ValueState<Session> sessions;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient Map<JourneyCell, long[]> changes;

    /** @param eventTime its disorder and lateness say how late a step may come */
    public FollowSessions(JobConfig.Journeys journeys, JobConfig.EventTime eventTime) {
        this.rule = new VisitRule(journeys.gap().toMillis());
        this.grace = eventTime.grace().toMillis();
    }

    @Override
    public void open() throws Exception {
        super.open();
        sessions =
                getRuntimeContext().getState(new ValueStateDescriptor<>("sessions", TypeInformation.of(Session.class)));
        timers = getInternalTimerService("sessions", VoidNamespaceSerializer.INSTANCE, this);
        changes = new HashMap<>();
    }

    @Override
    public void processElement(StreamRecord<JourneyStep> element) throws Exception {
        JourneyStep step = element.getValue();
        if (timers.currentWatermark() >= closed(step.at())) {
            // Its partition was idle. The panes of commerce count and keep such an event.
            return;
        }
        Session known = sessions.value();
        Session session = known == null ? new Session() : known;
        Map<JourneyCell, long[]> before = known == null ? Map.of() : session.counts(rule);
        if (!session.add(step)) {
            return;
        }
        note(before, session.counts(rule));
        sessions.update(session);
        if (known == null) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, over(session));
        }
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        Session session = sessions.value();
        if (session == null) {
            return;
        }
        long over = over(session);
        if (timer.getTimestamp() >= over) {
            sessions.clear();
            return;
        }
        session.settle(rule, Minutes.start(timer.getTimestamp() - grace));
        sessions.update(session);
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, over);
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("sessions know no processing time");
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        flush();
        if (!EndOfTime.isLast(mark)) {
            super.processWatermark(mark);
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        flush();
        super.prepareSnapshotPreBarrier(checkpointId);
    }

    @Override
    public void finish() throws Exception {
        flush();
        super.finish();
    }

    private void note(Map<JourneyCell, long[]> before, Map<JourneyCell, long[]> after) {
        after.forEach((cell, counts) -> {
            long[] old = before.get(cell);
            change(cell, old == null ? counts : JourneyCounts.minus(counts, old));
        });
        before.forEach((cell, counts) -> {
            if (!after.containsKey(cell)) {
                change(cell, JourneyCounts.minus(new long[JourneyCounts.COLUMNS], counts));
            }
        });
    }

    private void change(JourneyCell cell, long[] counts) {
        if (!JourneyCounts.isZero(counts)) {
            JourneyCounts.add(changes.computeIfAbsent(cell, c -> new long[JourneyCounts.COLUMNS]), counts);
        }
    }

    private void flush() {
        changes.forEach((cell, counts) -> output.collect(
                new StreamRecord<>(new JourneyFact(cell.product(), cell.origin(), cell.hour(), counts))));
        changes.clear();
    }

    /** The watermark after which no partition admits a step of that time's minute. */
    private long closed(long at) {
        return Minutes.start(at) + Minutes.LENGTH + grace;
    }

    /** The watermark after which every step that may still come begins a new visit. */
    private long over(Session session) {
        return closed(session.last()) + Minutes.LENGTH + rule.gap();
    }
}
