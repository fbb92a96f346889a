package io.socialsignals.job.leadlag;

import io.socialsignals.analytics.leadlag.Confounder;
import io.socialsignals.analytics.leadlag.LeadLagAnalysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Rolls a product's minutes up to buckets, keeps a ring of them, and tests its pairs of series once per bucket: when the
 * watermark says that nothing may change the bucket any more. A late event within the lateness is therefore in the test, and
 * no test is ever made twice. Everything is recomputed from the ring, so the result is a function of the set of events.
 *
 * <p>A bucket in which a product has no data at all is a bucket of zeros in later windows, but has no test of its own. Nor
 * has a window in which nobody talked about the product, or nobody looked at it in the shop: there is nothing to compare,
 * and a shop has thousands of products that nobody talks about.
 */
public final class AnalysePairs extends KeyedBroadcastProcessFunction<String, Measure, Spend, TestedPair> {
    /** Spend by {@link Spend#key}, known to every instance. */
    public static final MapStateDescriptor<String, Spend> SPENDING =
            new MapStateDescriptor<>("spending", Types.STRING, TypeInformation.of(Spend.class));

    private final PairPlan plan;
    private final long grace;

    private transient MapState<Long, Bucket> buckets;
    private transient ValueState<Long> first;
    private transient List<LeadLagAnalysis> analyses;

    /** @param grace how long after a minute's end it may still change, milliseconds: disorder and lateness together */
    public AnalysePairs(PairPlan plan, long grace) {
        this.plan = plan;
        this.grace = grace;
    }

    @Override
    public void open(OpenContext context) {
        buckets = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("buckets", Types.LONG, TypeInformation.of(Bucket.class)));
        first = getRuntimeContext().getState(new ValueStateDescriptor<>("first-bucket", Types.LONG));
        analyses = new ArrayList<>();
        for (PairPlan.PairOfMetrics pair : plan.pairs()) {
            analyses.add(new LeadLagAnalysis(pair.spec()));
        }
    }

    @Override
    public void processElement(Measure measure, ReadOnlyContext context, Collector<TestedPair> out) throws Exception {
        long start = plan.bucketOf(measure.at());
        if (context.currentWatermark() >= closed(start)) {
            return; // Its minute was rejected as late where it was counted; nothing of it arrives here.
        }
        Bucket bucket = buckets.get(start);
        if (bucket == null) {
            bucket = new Bucket();
            context.timerService().registerEventTimeTimer(closed(start));
            context.timerService().registerEventTimeTimer(outOfWindow(start));
            Long known = first.value();
            if (known == null || start < known) {
                first.update(start);
            }
        }
        bucket.take(measure);
        buckets.put(start, bucket);
    }

    @Override
    public void processBroadcastElement(Spend spend, Context context, Collector<TestedPair> out) throws Exception {
        BroadcastState<String, Spend> spending = context.getBroadcastState(SPENDING);
        spending.put(spend.key(), spend);
        long oldest = context.currentWatermark() - (plan.window() + 2L) * plan.bucketMillis() - grace;
        List<String> gone = new ArrayList<>();
        for (Map.Entry<String, Spend> entry : spending.immutableEntries()) {
            if (context.currentWatermark() > Long.MIN_VALUE / 2
                    && entry.getValue().at() + entry.getValue().bucketMillis() < oldest) {
                gone.add(entry.getKey());
            }
        }
        for (String key : gone) {
            spending.remove(key);
        }
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<TestedPair> out) throws Exception {
        long closing = time - grace - plan.bucketMillis();
        Bucket bucket = buckets.get(closing);
        if (bucket != null) {
            bucket.seal();
            buckets.put(closing, bucket);
            if (plan.isTestedAt(closing + plan.bucketMillis())) {
                test(closing, context, out);
            }
        }
        buckets.remove(closing - plan.window() * plan.bucketMillis());
        if (buckets.isEmpty()) {
            first.clear();
        }
    }

    private void test(long last, OnTimerContext context, Collector<TestedPair> out) throws Exception {
        Long known = first.value();
        long start = Math.max(known == null ? last : known, last - (plan.window() - 1L) * plan.bucketMillis());
        @Nullable Bucket[] ring = new Bucket[(int) ((last - start) / plan.bucketMillis()) + 1];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = buckets.get(start + i * plan.bucketMillis());
        }
        if (!isComparable(ring)) {
            return;
        }
        ProductWindow window = new ProductWindow(start, plan.bucketMillis(), ring);
        List<Confounder> confounders = window.confounders(context.getCurrentKey(), spending(context));
        List<String> posts = window.posts();
        for (int i = 0; i < analyses.size(); i++) {
            PairPlan.PairOfMetrics pair = plan.pairs().get(i);
            out.collect(TestedPair.of(
                    context.getCurrentKey(),
                    pair,
                    plan,
                    start,
                    last + plan.bucketMillis(),
                    analyses.get(i).analyse(window.series(pair.social()), window.series(pair.sales()), confounders),
                    posts));
        }
    }

    /** Whether both sides of the window hold anything at all. */
    private static boolean isComparable(@Nullable Bucket[] ring) {
        boolean talk = false;
        boolean trade = false;
        for (int i = ring.length - 1; i >= 0 && !(talk && trade); i--) {
            Bucket bucket = ring[i];
            if (bucket != null) {
                talk |= bucket.sums.hasTalk();
                trade |= bucket.sums.hasTrade();
            }
        }
        return talk && trade;
    }

    /** Spend in the order of its keys: sums of costs must not depend on the order of a map. */
    private Iterable<Spend> spending(ReadOnlyContext context) throws Exception {
        TreeMap<String, Spend> ordered = new TreeMap<>();
        for (Map.Entry<String, Spend> entry :
                context.getBroadcastState(SPENDING).immutableEntries()) {
            ordered.put(entry.getKey(), entry.getValue());
        }
        return ordered.values();
    }

    /** When nothing may change a bucket any more. */
    private long closed(long start) {
        return start + plan.bucketMillis() + grace;
    }

    /** When the last window that holds a bucket has been tested. */
    private long outOfWindow(long start) {
        return closed(start) + plan.window() * plan.bucketMillis();
    }
}
