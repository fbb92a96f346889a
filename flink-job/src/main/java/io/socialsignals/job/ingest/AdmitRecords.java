package io.socialsignals.job.ingest;

import io.socialsignals.events.Rejected;
import io.socialsignals.events.json.ArrivalRules;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.config.Secret;
import java.util.Objects;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Lets in what can be used: sends rejections and late records to {@link SideOutputs#REJECTED}, counts raw, valid and
 * rejected, and puts pseudonyms in place of ids of people. Chained to the source, so that nothing else sees those ids.
 *
 * <p>A record is late when it is older than the newest one admitted before it from the same partition by more than
 * disorder plus lateness. That depends on the order in the log only, not on parallelism or timing. The partitions'
 * clocks are union state, merged by the newest, since after a rescale a partition may be read by any subtask.
 */
public final class AdmitRecords<T> extends CountingOperator<Ingested<T>>
        implements OneInputStreamOperator<Ingested<T>, Ingested<T>> {
    private final RecordKind<T> kind;
    private final Secret pseudonymKey;
    private final long disorder;
    private final long lateness;

    private transient PartitionClocks clocks;
    private transient @Nullable Pseudonyms pseudonyms;
    private transient @Nullable ListState<PartitionClock> saved;

    public AdmitRecords(RecordKind<T> kind, JobConfig.EventTime eventTime, Secret pseudonymKey) {
        super(kind.topic());
        this.kind = kind;
        this.pseudonymKey = pseudonymKey;
        this.disorder = eventTime.disorder().toMillis();
        this.lateness = eventTime.lateness().toMillis();
        this.clocks = new PartitionClocks();
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        clocks = new PartitionClocks();
        saved = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("partition-clocks", PartitionClock.class));
        for (PartitionClock clock : saved.get()) {
            clocks.advance(clock.partition(), clock.newest());
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        Objects.requireNonNull(saved).update(clocks.all());
    }

    @Override
    public void open() throws Exception {
        super.open();
        pseudonyms = new Pseudonyms(pseudonymKey);
    }

    @Override
    public void processElement(StreamRecord<Ingested<T>> element) {
        Ingested<T> ingested = element.getValue();
        funnel.add(ingested.arrived, Stage.RAW);
        Rejected rejected = ingested.rejected;
        if (rejected == null && kind.timed()) {
            rejected = judgeTime(ingested);
        }
        if (rejected != null) {
            funnel.add(ingested.arrived, Stage.REJECTED, rejected.kind() + "/" + rejected.reason());
            output.collect(SideOutputs.REJECTED, new StreamRecord<>(rejected, ingested.at));
            return;
        }
        funnel.add(ingested.arrived, Stage.VALID);
        if (!kind.timed()) {
            // A product replaces the older one of its key: there are no copies to drop.
            funnel.add(ingested.arrived, Stage.UNIQUE);
        }
        T event = ingested.get();
        ingested.identity = Identity.of(kind.id().of(event), ingested.at);
        ingested.event = kind.masking().mask(event, Objects.requireNonNull(pseudonyms));
        output.collect(element);
    }

    /** Moves the partition's clock on, or tells that the record is too late for it. */
    private @Nullable Rejected judgeTime(Ingested<T> ingested) {
        long newest = clocks.of(ingested.partition);
        if (newest != PartitionClocks.NEVER) {
            if (ingested.at < newest - disorder - lateness) {
                return late(ingested);
            }
            ingested.overdue = Minutes.start(ingested.at) + Minutes.LENGTH + disorder < newest;
        }
        clocks.advance(ingested.partition, ingested.at);
        return null;
    }

    /** The record's bytes are gone by now: it is written anew, the same but for fields that this version ignores. */
    private Rejected late(Ingested<T> ingested) {
        T event = ingested.get();
        return new Rejected(
                kind.topic(),
                ingested.partition,
                ingested.offset,
                ingested.arrived,
                ArrivalRules.LATE.kind(),
                ArrivalRules.LATE.name(),
                ArrivalRules.LATE.meaning(),
                kind.key().of(event),
                kind.encoder().of(event));
    }
}
