package io.socialsignals.job.ingest;

import io.socialsignals.job.config.JobConfig;
import java.util.Objects;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Lets the first copy of each record pass and drops the others; counts unique and duplicate. Copies have the same id
 * and event time, so the identities are kept by key and minute of event time, and dropped whole once a copy could only
 * be late.
 *
 * <p>Any key will do that copies share: a bucket of the identity ({@link #bucket}), or the record's natural key, by
 * which the result can then be taken as keyed without another shuffle.
 */
public final class DropDuplicates<K, T> extends CountingOperator<Ingested<T>>
        implements OneInputStreamOperator<Ingested<T>, Ingested<T>>, Triggerable<K, Long> {
    private static final int BUCKETS = 256;
    private static final ValueStateDescriptor<SeenIds> SEEN = new ValueStateDescriptor<>("seen-ids", SeenIds.class);

    private final long keptMillis;
    private transient @Nullable InternalTimerService<Long> expiry;

    public DropDuplicates(RecordKind<T> kind, JobConfig.EventTime eventTime) {
        super(kind.topic());
        this.keptMillis = eventTime.grace().toMillis();
    }

    /** Key of a record that has no better one. */
    public static int bucket(Ingested<?> ingested) {
        return (int) (ingested.identity >>> 56) & (BUCKETS - 1);
    }

    @Override
    public void open() throws Exception {
        super.open();
        expiry = getInternalTimerService("expiry", LongSerializer.INSTANCE, this);
    }

    @Override
    public void processElement(StreamRecord<Ingested<T>> element) throws Exception {
        Ingested<T> ingested = element.getValue();
        long minute = Minutes.start(ingested.at);
        ValueState<SeenIds> state = seen(minute);
        SeenIds seen = state.value();
        if (seen == null) {
            seen = new SeenIds();
            Objects.requireNonNull(expiry).registerEventTimeTimer(minute, minute + Minutes.LENGTH + keptMillis);
        }
        if (seen.add(ingested.identity)) {
            state.update(seen);
            funnel.add(ingested.arrived, Stage.UNIQUE);
            output.collect(element);
        } else {
            funnel.add(ingested.arrived, Stage.DUPLICATE);
        }
    }

    @Override
    public void onEventTime(InternalTimer<K, Long> timer) throws Exception {
        seen(timer.getNamespace()).clear();
    }

    @Override
    public void onProcessingTime(InternalTimer<K, Long> timer) {
        throw new IllegalStateException("no such timer is ever registered");
    }

    private ValueState<SeenIds> seen(Long minute) throws Exception {
        return getPartitionedState(minute, LongSerializer.INSTANCE, SEEN);
    }
}
