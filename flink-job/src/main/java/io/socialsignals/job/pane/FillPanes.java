package io.socialsignals.job.pane;

import io.socialsignals.events.Rejected;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.ingest.CountingOperator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Adds facts, keyed by product, to panes of a minute (or another length that the kind names). A pane's rows are written when the watermark passes its end; a
 * fact that comes later changes it, and what has changed is written once per watermark and before each checkpoint. The
 * pane is dropped when no partition may admit a fact for it any more.
 */
@SuppressWarnings("NullAway.Init") // Flink calls open() and initializeState() first
public final class FillPanes<F, P, R> extends CountingOperator<R>
        implements OneInputStreamOperator<F, R>, Triggerable<String, VoidNamespace> {
    private final PaneKind<F, P, R> kind;
    private final long grace;
    private final long length;

    private transient MapState<Long, P> panes;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient Set<PaneOfProduct> corrected;
    private transient ListState<Long> reachedState;
    /** The watermark that a checkpoint was taken at. Event time starts anew after it, but what was due stays due. */
    private transient long reached;

    /** @param eventTime its disorder and lateness say how long after its end a pane may change */
    public FillPanes(PaneKind<F, P, R> kind, JobConfig.EventTime eventTime) {
        super(kind.topic());
        this.kind = kind;
        this.length = kind.length();
        this.grace = eventTime.grace().toMillis();
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        reachedState = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("reached-watermark", Types.LONG));
        reached = Long.MIN_VALUE;
        for (long watermark : reachedState.get()) {
            // The newest of all subtasks: at worst a pane is written before it is due, and then again.
            reached = Math.max(reached, watermark);
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        reachedState.update(List.of(Math.max(reached, timers.currentWatermark())));
    }

    @Override
    public void open() throws Exception {
        super.open();
        panes = getRuntimeContext().getMapState(new MapStateDescriptor<>("panes", Types.LONG, kind.type()));
        timers = getInternalTimerService("panes", VoidNamespaceSerializer.INSTANCE, this);
        corrected = new LinkedHashSet<>();
    }

    @Override
    public void processElement(StreamRecord<F> element) throws Exception {
        F fact = element.getValue();
        long minute = Math.floorDiv(kind.at(fact), length) * length;
        long now = timers.currentWatermark();
        if (now >= closed(minute)) {
            Rejected rejected = kind.tooLate(fact);
            if (rejected != null) {
                TooLate.expire(rejected, output);
            }
            return;
        }
        P pane = panes.get(minute);
        boolean isNew = pane == null;
        if (isNew) {
            pane = kind.open();
        }
        if (!kind.add(pane, fact, funnel)) {
            return;
        }
        panes.put(minute, pane);
        boolean isDue = Math.max(now, reached) >= due(minute);
        if (isNew) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, isDue ? closed(minute) : due(minute));
        }
        if (isDue) {
            corrected.add(new PaneOfProduct((String) getCurrentKey(), minute));
        }
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        // A time can be both the end of one pane and the closing of another; each is a no-op where there is no pane.
        long ended = timer.getTimestamp() + 1 - length;
        if (ended % length == 0 && panes.contains(ended)) {
            write(timer.getKey(), ended);
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, closed(ended));
        }
        panes.remove(timer.getTimestamp() - grace - length);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        writeCorrected();
        super.processWatermark(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        writeCorrected();
        super.prepareSnapshotPreBarrier(checkpointId);
    }

    /**
     * When all inputs fall silent, every open pane is written: nobody waits any longer for what comes from here, and what
     * sums these panes up would otherwise go on without them.
     */
    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        if (status.isIdle()) {
            timers.forEachEventTimeTimer((namespace, time) -> {
                long minute = time + 1 - length;
                if (minute % length == 0 && panes.contains(minute)) {
                    corrected.add(new PaneOfProduct((String) getCurrentKey(), minute));
                }
            });
            writeCorrected();
        }
        super.processWatermarkStatus(status);
    }

    @Override
    public void finish() throws Exception {
        writeCorrected();
        super.finish();
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("panes know no processing time");
    }

    private void writeCorrected() throws Exception {
        for (PaneOfProduct pane : corrected) {
            setCurrentKey(pane.product());
            write(pane.product(), pane.minute());
        }
        corrected.clear();
    }

    private void write(String product, long minute) throws Exception {
        P pane = panes.get(minute);
        kind.rows(product, minute, pane, row -> output.collect(new StreamRecord<>(row, due(minute))));
        panes.put(minute, pane);
    }

    /** The watermark that says that the minute has been seen in full, but for late events. */
    private long due(long minute) {
        return minute + length - 1;
    }

    /** The watermark after which no partition admits an event of the minute. */
    private long closed(long minute) {
        return minute + length + grace;
    }

    private record PaneOfProduct(String product, long minute) {}
}
