package io.socialsignals.job.enrich;

import io.socialsignals.events.Product;
import io.socialsignals.job.ingest.Ingested;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Passes products on and says when the catalogue is complete: at least one product is known and the topic has fallen
 * silent or ended. Until then its output holds the event time of whatever joins it; from then on it is idle and holds
 * nothing. Runs with parallelism 1.
 */
@SuppressWarnings("NullAway.Init") // Flink calls open() and initializeState() first
public final class GatherCatalogue extends AbstractStreamOperator<CatalogueUpdate>
        implements OneInputStreamOperator<Ingested<Product>, CatalogueUpdate> {
    private transient ListState<Boolean> anyState;
    private transient boolean any;
    private transient boolean silent;
    private transient boolean complete;

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        anyState = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("any", Types.BOOLEAN));
        for (boolean known : anyState.get()) {
            any |= known;
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        anyState.update(List.of(any));
    }

    @Override
    public void processElement(StreamRecord<Ingested<Product>> element) {
        output.collect(new StreamRecord<>(new CatalogueUpdate(element.getValue().get())));
        any = true;
        completeWhenSilent();
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {
        silent = status.isIdle();
        completeWhenSilent();
    }

    @Override
    public void processWatermark(Watermark mark) {
        // A product has no event time: the only watermark that means something is the end of the topic.
        if (mark.getTimestamp() == Watermark.MAX_WATERMARK.getTimestamp()) {
            silent = true;
            completeWhenSilent();
        }
    }

    @Override
    public void finish() throws Exception {
        // A topic that ended without a product will never have one: nothing must wait for it.
        any = true;
        silent = true;
        completeWhenSilent();
        super.finish();
    }

    private void completeWhenSilent() {
        if (!complete && any && silent) {
            complete = true;
            output.collect(new StreamRecord<>(new CatalogueUpdate(null)));
            output.emitWatermarkStatus(WatermarkStatus.IDLE);
        }
    }
}
