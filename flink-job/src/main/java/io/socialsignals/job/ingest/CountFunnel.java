package io.socialsignals.job.ingest;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Adds partial counts up to rows. Rows that changed go out once a second, before each checkpoint barrier and at the end
 * of input; each holds the whole sum, so that writing one twice does no harm. A sum is forgotten a day of event time
 * after its minute: the arrival minute is not event time, and a topic that was stuck for hours must still be added.
 */
public final class CountFunnel extends AbstractStreamOperator<FunnelRow>
        implements OneInputStreamOperator<FunnelCount, FunnelRow>, Triggerable<FunnelKey, VoidNamespace> {
    static final Duration KEPT = Duration.ofDays(1);
    private static final long TICK_MILLIS = 1000;

    private transient Set<FunnelKey> changed = new LinkedHashSet<>();
    private transient @Nullable ValueState<Long> records;
    private transient @Nullable InternalTimerService<VoidNamespace> expiry;
    private transient @Nullable ScheduledFuture<?> tick;

    @Override
    public void open() throws Exception {
        super.open();
        changed = new LinkedHashSet<>();
        records = getKeyedStateStore().getState(new ValueStateDescriptor<>("records", Types.LONG));
        expiry = getInternalTimerService("expiry", VoidNamespaceSerializer.INSTANCE, this);
        tick = getProcessingTimeService().scheduleWithFixedDelay(time -> emitChanged(), TICK_MILLIS, TICK_MILLIS);
    }

    @Override
    public void processElement(StreamRecord<FunnelCount> element) throws Exception {
        FunnelCount count = element.getValue();
        ValueState<Long> sum = Objects.requireNonNull(records);
        Long before = sum.value();
        if (before == null) {
            Objects.requireNonNull(expiry)
                    .registerEventTimeTimer(VoidNamespace.INSTANCE, count.minute() + KEPT.toMillis());
        }
        sum.update((before == null ? 0 : before) + count.count());
        changed.add(FunnelKey.of(count));
    }

    private void emitChanged() throws Exception {
        for (FunnelKey key : changed) {
            setCurrentKey(key);
            emit(key);
        }
        changed.clear();
    }

    private void emit(FunnelKey key) throws Exception {
        Long sum = Objects.requireNonNull(records).value();
        if (sum != null) {
            output.collect(
                    new StreamRecord<>(new FunnelRow(key.minute(), key.topic(), key.stage(), key.reason(), sum)));
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (!EndOfTime.isLast(mark)) {
            super.processWatermark(mark);
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        emitChanged();
        super.prepareSnapshotPreBarrier(checkpointId);
    }

    @Override
    public void close() throws Exception {
        if (tick != null) {
            tick.cancel(false);
        }
        super.close();
    }

    @Override
    public void finish() throws Exception {
        emitChanged();
        super.finish();
    }

    @Override
    public void onEventTime(InternalTimer<FunnelKey, VoidNamespace> timer) throws Exception {
        if (changed.remove(timer.getKey())) {
            emit(timer.getKey());
        }
        Objects.requireNonNull(records).clear();
    }

    @Override
    public void onProcessingTime(InternalTimer<FunnelKey, VoidNamespace> timer) {
        throw new IllegalStateException("no such timer is ever registered");
    }
}
