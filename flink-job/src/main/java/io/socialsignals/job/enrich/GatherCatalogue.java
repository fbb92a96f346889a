package io.socialsignals.job.enrich;

import io.socialsignals.events.Product;
import io.socialsignals.job.ingest.Ingested;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Passes products on and says when the catalogue is complete: when everything has been seen that its topic held at the
 * start. What that was, the second input tells: the same topic once more, read only to where it ended at the start. A
 * catalogue that was empty then is complete when it has a product and its topic has fallen silent.
 *
 * <p>Until it is complete, its output holds the event time of whatever joins it; from then on it is idle and holds
 * nothing. Runs with parallelism 1.
 */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState() first
public final class GatherCatalogue extends AbstractStreamOperator<CatalogueUpdate>
        implements TwoInputStreamOperator<Ingested<Product>, Ingested<Product>, CatalogueUpdate>, BoundedMultiInput {
    private static final int PRODUCTS = 1;

    private transient ListState<CatalogueOffset> seenState;
    private transient ListState<CatalogueOffset> heldState;
    private transient CatalogueProgress seen;
    /** What the topic held at the start, as far as that is known yet. */
    private transient CatalogueProgress held;

    private transient boolean heldIsKnown;
    private transient boolean silent;
    private transient boolean complete;

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        seenState =
                context.getOperatorStateStore().getListState(new ListStateDescriptor<>("seen", CatalogueOffset.class));
        heldState = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("held-at-start", CatalogueOffset.class));
        seen = restored(seenState);
        held = restored(heldState);
    }

    private static CatalogueProgress restored(ListState<CatalogueOffset> state) throws Exception {
        CatalogueProgress progress = new CatalogueProgress();
        for (CatalogueOffset place : state.get()) {
            progress.saw(place.partition(), place.offset());
        }
        return progress;
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        seenState.update(seen.all());
        heldState.update(held.all());
    }

    /** A product, in the order of its partition. */
    @Override
    public void processElement1(StreamRecord<Ingested<Product>> element) {
        Ingested<Product> product = element.getValue();
        output.collect(new StreamRecord<>(new CatalogueUpdate(product.get())));
        seen.saw(product.partition, product.offset);
        completeWhenSeen();
    }

    /** A record that was there at the start. One that cannot be read never comes as a product. */
    @Override
    public void processElement2(StreamRecord<Ingested<Product>> element) {
        Ingested<Product> product = element.getValue();
        if (product.rejected == null) {
            held.saw(product.partition, product.offset);
        }
    }

    /** After a restart the ends of inputs are told again. */
    @Override
    public void endInput(int input) {
        if (input == PRODUCTS) {
            complete();
        } else {
            heldIsKnown = true;
            completeWhenSeen();
        }
    }

    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int input) {
        // What joins the catalogue is to see nothing of this, only whether it is complete.
        if (input == PRODUCTS - 1) {
            silent = status.isIdle();
            completeWhenSeen();
        }
    }

    @Override
    public void processWatermark1(Watermark mark) {
        // A product has no event time.
    }

    @Override
    public void processWatermark2(Watermark mark) {
        // Nor has this.
    }

    private void completeWhenSeen() {
        if (heldIsKnown && (held.isEmpty() ? silent && !seen.isEmpty() : seen.reached(held))) {
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
