package io.socialsignals.job.ingest;

import java.util.concurrent.ScheduledFuture;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * An operator that counts what happens to its records. The sums go to {@link SideOutputs#FUNNEL} before each watermark,
 * before each checkpoint barrier, at the end of input and, so that nothing waits for a quiet topic, once a second; so
 * they need no state, and a restart neither loses nor repeats any. Its event time ends as {@link EndOfTime} says.
 */
public abstract class CountingOperator<O> extends AbstractStreamOperator<O> {
    private static final long TICK_MILLIS = 1000;

    private final String topic;
    /** Sums of this subtask; there from {@code open} on. */
    protected transient FunnelCounter funnel;

    private transient @Nullable ScheduledFuture<?> tick;

    protected CountingOperator(String topic) {
        this.topic = topic;
        this.funnel = new FunnelCounter(topic);
    }

    @Override
    public void open() throws Exception {
        super.open();
        funnel = new FunnelCounter(topic);
        tick = getProcessingTimeService().scheduleWithFixedDelay(time -> flush(), TICK_MILLIS, TICK_MILLIS);
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
    public void close() throws Exception {
        if (tick != null) {
            tick.cancel(false);
        }
        super.close();
    }

    @Override
    public void finish() throws Exception {
        super.processWatermark(Watermark.MAX_WATERMARK);
        flush();
        super.finish();
    }

    private void flush() {
        funnel.flush(count -> output.collect(SideOutputs.FUNNEL, new StreamRecord<>(count)));
    }
}
