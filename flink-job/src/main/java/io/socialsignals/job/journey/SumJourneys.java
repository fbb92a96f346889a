package io.socialsignals.job.journey;

import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.ingest.EndOfTime;
import io.socialsignals.job.ingest.Minutes;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keyed by product: adds changes up to rows. A row that changed is written when the event-time minute changes, before a
 * checkpoint and at the end. Hours are kept until no visit that began in them can change.
 */
@SuppressWarnings("NullAway.Init") // Flink calls open() first
public final class SumJourneys extends AbstractStreamOperator<JourneyRow>
        implements OneInputStreamOperator<JourneyFact, JourneyRow>, Triggerable<String, Long> {
    private static final MapStateDescriptor<String, long[]> SUMS =
            new MapStateDescriptor<>("sums", Types.STRING, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO);

    private final long kept;
    private transient InternalTimerService<Long> timers;
    private transient Set<JourneyCell> changed;
    private transient long written;

    /** @param eventTime its disorder and lateness say how late a step may come */
    public SumJourneys(JobConfig.EventTime eventTime) {
        this.kept = eventTime.grace().toMillis() + JourneyCell.HOUR + VisitRule.LONGEST + Minutes.LENGTH;
    }

    @Override
    public void open() throws Exception {
        super.open();
        timers = getInternalTimerService("hours", LongSerializer.INSTANCE, this);
        changed = new LinkedHashSet<>();
        written = Long.MIN_VALUE;
    }

    @Override
    public void processElement(StreamRecord<JourneyFact> element) throws Exception {
        JourneyFact fact = element.getValue();
        MapState<String, long[]> sums = sums(fact.hour());
        long[] sum = sums.get(fact.origin());
        if (sum == null) {
            sum = new long[JourneyCounts.COLUMNS];
            timers.registerEventTimeTimer(fact.hour(), fact.hour() + kept);
        }
        JourneyCounts.add(sum, fact.change(), 1);
        sums.put(fact.origin(), sum);
        changed.add(new JourneyCell(fact.product(), fact.origin(), fact.hour()));
    }

    @Override
    public void onEventTime(InternalTimer<String, Long> timer) throws Exception {
        sums(timer.getNamespace()).clear();
    }

    @Override
    public void onProcessingTime(InternalTimer<String, Long> timer) {
        throw new IllegalStateException("hours know no processing time");
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        long minute = Math.floorDiv(mark.getTimestamp(), Minutes.LENGTH);
        if (minute > written) {
            written = minute;
            write();
        }
        if (!EndOfTime.isLast(mark)) {
            super.processWatermark(mark);
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        write();
        super.prepareSnapshotPreBarrier(checkpointId);
    }

    @Override
    public void finish() throws Exception {
        write();
        super.finish();
    }

    private void write() throws Exception {
        for (JourneyCell cell : changed) {
            setCurrentKey(cell.product());
            long[] sum = sums(cell.hour()).get(cell.origin());
            if (sum != null) {
                output.collect(new StreamRecord<>(new JourneyRow(
                        cell.product(),
                        JourneyStep.platformOf(cell.origin()),
                        JourneyStep.campaignOf(cell.origin()),
                        cell.hour(),
                        sum.clone())));
            }
        }
        changed.clear();
    }

    private MapState<String, long[]> sums(Long hour) throws Exception {
        return getPartitionedState(hour, LongSerializer.INSTANCE, SUMS);
    }
}
