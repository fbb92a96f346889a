package io.socialsignals.job.leadlag;

import io.socialsignals.events.Product;
import io.socialsignals.events.SearchInterest;
import io.socialsignals.job.enrich.CatalogueUpdate;
import io.socialsignals.job.enrich.MatchProducts;
import io.socialsignals.job.enrich.ProductMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Finds the products whose names a search term holds. Waits for the catalogue as {@link MatchProducts} does. */
@SuppressWarnings("NullAway.Init") // Flink calls open() and initializeState() first
public final class MatchSearches extends BroadcastProcessFunction<SearchInterest, CatalogueUpdate, Measure>
        implements CheckpointedFunction {
    private transient List<SearchInterest> waiting;
    private transient ListState<SearchInterest> waitingState;
    private transient @Nullable ProductMatcher matcher;

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        waitingState = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("waiting-searches", TypeInformation.of(SearchInterest.class)));
        waiting = new ArrayList<>();
        waitingState.get().forEach(waiting::add);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        waitingState.update(waiting);
    }

    @Override
    public void processElement(SearchInterest search, ReadOnlyContext context, Collector<Measure> out)
            throws Exception {
        if (context.getBroadcastState(MatchProducts.COMPLETE)
                .immutableEntries()
                .iterator()
                .hasNext()) {
            match(search, matcher(context.getBroadcastState(MatchProducts.PRODUCTS)), out);
        } else {
            waiting.add(search);
        }
    }

    @Override
    public void processBroadcastElement(CatalogueUpdate update, Context context, Collector<Measure> out)
            throws Exception {
        Product product = update.product();
        if (product != null) {
            context.getBroadcastState(MatchProducts.PRODUCTS).put(product.id(), product);
            matcher = null;
            return;
        }
        context.getBroadcastState(MatchProducts.COMPLETE).put("complete", true);
        for (SearchInterest search : waiting) {
            match(search, matcher(context.getBroadcastState(MatchProducts.PRODUCTS)), out);
        }
        waiting.clear();
    }

    private static void match(SearchInterest search, ProductMatcher matcher, Collector<Measure> out) {
        for (String product : matcher.match(search.term(), List.of())) {
            out.collect(Measure.search(product, search.term(), search.region(), search.at(), search.value()));
        }
    }

    private ProductMatcher matcher(ReadOnlyBroadcastState<String, Product> products) throws Exception {
        ProductMatcher current = matcher;
        if (current == null) {
            List<Product> catalogue = new ArrayList<>();
            for (Map.Entry<String, Product> entry : products.immutableEntries()) {
                catalogue.add(entry.getValue());
            }
            current = new ProductMatcher(catalogue);
            matcher = current;
        }
        return current;
    }
}
