package io.socialsignals.job.enrich;

import io.socialsignals.events.Product;
import io.socialsignals.job.ingest.CatalogueAtStart;
import io.socialsignals.job.ingest.Ingested;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Passes products on and says when the catalogue is complete: when everything has been seen that its topic held at the
 * start, or at the newest restart. A catalogue that was empty then is complete when it has a product and its topic has
 * fallen silent.
 *
 * <p>Until it is complete, its output holds the event time of whatever joins it; from then on it is idle and holds
 * nothing. Runs with parallelism 1.
 */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState() and open() first
public final class GatherCatalogue extends AbstractStreamOperator<CatalogueUpdate>
        implements OneInputStreamOperator<Ingested<Product>, CatalogueUpdate>, BoundedOneInput {
    private final CatalogueAtStart atStart;

    private transient ListState<CatalogueOffset> seenState;
    private transient CatalogueProgress seen;
    private transient CatalogueProgress held;
    private transient boolean silent;
    private transient boolean complete;

    public GatherCatalogue(CatalogueAtStart atStart) {
        this.atStart = atStart;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        seenState =
                context.getOperatorStateStore().getListState(new ListStateDescriptor<>("seen", CatalogueOffset.class));
        seen = new CatalogueProgress();
        for (CatalogueOffset place : seenState.get()) {
            seen.saw(place.partition(), place.offset());
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        seenState.update(seen.all());
    }

    @Override
    public void open() throws Exception {
        super.open();
        held = new CatalogueProgress();
        for (Map.Entry<Integer, Long> last : atStart.lastOffsets().entrySet()) {
            held.saw(last.getKey(), last.getValue());
        }
        // After a restart all may have been seen, and no product comes that would say so. Nothing may be sent before
        // the
        // task runs.
        var unused = getProcessingTimeService().registerTimer(0, time -> completeWhenSeen());
    }

    /** A product, in the order of its partition. */
    @Override
    public void processElement(StreamRecord<Ingested<Product>> element) {
        Ingested<Product> product = element.getValue();
        output.collect(new StreamRecord<>(new CatalogueUpdate(product.get())));
        seen.saw(product.partition, product.offset);
        completeWhenSeen();
    }

    /** The topic ended: nothing must wait for a product that will never come. */
    @Override
    public void endInput() {
        complete();
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {
        // What joins the catalogue is to see nothing of this, only whether it is complete.
        silent = status.isIdle();
        completeWhenSeen();
    }

    @Override
    public void processWatermark(Watermark mark) {
        // A product has no event time.
    }

    private void completeWhenSeen() {
        if (held.isEmpty() ? silent && !seen.isEmpty() : seen.reached(held)) {
            complete();
        }
    }

    private void complete() {
        if (!complete) {
            complete = true;
            output.collect(new StreamRecord<>(new CatalogueUpdate(null)));
            output.emitWatermarkStatus(WatermarkStatus.IDLE);
        }
    }
}
