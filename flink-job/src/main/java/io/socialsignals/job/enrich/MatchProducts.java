package io.socialsignals.job.enrich;

import io.socialsignals.events.Post;
import io.socialsignals.events.Product;
import io.socialsignals.job.ingest.Ingested;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the products of each post. Posts that come before the catalogue is complete wait in state, so that what they
 * match does not depend on which topic was read first; a later change holds for the posts after it.
 */
@SuppressWarnings("NullAway.Init") // Flink calls open() and initializeState() first
public final class MatchProducts extends BroadcastProcessFunction<Ingested<Post>, CatalogueUpdate, MatchedPost>
        implements CheckpointedFunction {
    /** Products by id. */
    public static final MapStateDescriptor<String, Product> PRODUCTS =
            new MapStateDescriptor<>("products", Types.STRING, TypeInformation.of(Product.class));
    /** Has an entry once the catalogue is complete. */
    public static final MapStateDescriptor<String, Boolean> COMPLETE =
            new MapStateDescriptor<>("complete", Types.STRING, Types.BOOLEAN);

    private static final Logger LOG = LoggerFactory.getLogger(MatchProducts.class);
    private static final String KEY = "complete";
    private static final int MANY = 10_000;

    private transient List<Ingested<Post>> waiting;
    private transient ListState<Ingested<Post>> waitingState;
    private transient @Nullable ProductMatcher matcher;

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        waitingState = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("waiting", Ingested.typeOf(TypeInformation.of(Post.class))));
        waiting = new ArrayList<>();
        waitingState.get().forEach(waiting::add);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        waitingState.update(waiting);
    }

    @Override
    public void processElement(Ingested<Post> post, ReadOnlyContext context, Collector<MatchedPost> out)
            throws Exception {
        if (!context.getBroadcastState(COMPLETE).contains(KEY)) {
            waiting.add(post);
            if (waiting.size() % MANY == 0) {
                LOG.warn("{} posts wait for the first product of the catalogue", waiting.size());
            }
            return;
        }
        out.collect(matched(post, matcher(context.getBroadcastState(PRODUCTS))));
    }

    @Override
    public void processBroadcastElement(CatalogueUpdate update, Context context, Collector<MatchedPost> out)
            throws Exception {
        BroadcastState<String, Product> products = context.getBroadcastState(PRODUCTS);
        Product product = update.product();
        if (product != null) {
            products.put(product.id(), product);
            matcher = null;
            return;
        }
        context.getBroadcastState(COMPLETE).put(KEY, true);
        ProductMatcher first = matcher(products);
        for (Ingested<Post> post : waiting) {
            out.collect(matched(post, first));
        }
        waiting.clear();
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

    private static MatchedPost matched(Ingested<Post> ingested, ProductMatcher matcher) {
        Post post = ingested.get();
        return new MatchedPost(
                post,
                ingested.arrived,
                ingested.partition,
                ingested.offset,
                ingested.overdue,
                matcher.match(post.text(), post.hashtags()));
    }
}
