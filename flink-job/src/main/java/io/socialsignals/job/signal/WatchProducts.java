package io.socialsignals.job.signal;

import io.socialsignals.analytics.spike.BurstState;
import io.socialsignals.analytics.spike.CountDetector;
import io.socialsignals.analytics.spike.CountState;
import io.socialsignals.analytics.spike.Incident;
import io.socialsignals.analytics.spike.IncidentState;
import io.socialsignals.analytics.spike.MeanState;
import io.socialsignals.analytics.spike.ProductHour;
import io.socialsignals.analytics.spike.ProductState;
import io.socialsignals.analytics.spike.ProductWatch;
import io.socialsignals.analytics.spike.SlowShift;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by product: judges each hour of a product's series once the hour cannot change any more, and tells incidents.
 *
 * <p>An hour without any row of the product is not judged: it may as well be the end of the data. Its incident ends after
 * such hours, and when something comes in again they count as hours of zero. State: the open minutes, and per product
 * about twenty series of 2 to 8 KB, half of them shares of topics.
 */
public final class WatchProducts extends KeyedProcessFunction<String, ProductMinute, SignalRow> {
    /** Side output: since when a product is watched. */
    public static final OutputTag<WatchRow> WATCHED = new OutputTag<>("watched-products") {};

    private final long grace;
    private final TopicNames names;

    private transient MapState<String, long[]> minutes;
    private transient MapState<String, CountState> counts;
    private transient MapState<String, MeanState> means;
    private transient MapState<String, SlowShift> shifts;
    private transient MapState<String, BurstState> bursts;
    private transient MapState<String, long[]> sales;
    private transient ValueState<IncidentState> incident;
    private transient ValueState<Boolean> watched;
    private transient ValueState<Long> judged;
    private transient Counter tooLate;

    /** A watch without topics. */
    public WatchProducts(long grace) {
        this(grace, new TopicNames(List.of()));
    }

    /**
     * @param grace how long after its end a minute may still change, milliseconds: disorder and lateness together
     * @param names what topics are called in explanations
     */
    public WatchProducts(long grace, TopicNames names) {
        this.grace = grace;
        this.names = names;
    }

    @Override
    public void open(OpenContext context) {
        tooLate = getRuntimeContext().getMetricGroup().counter("hoursTooLate");
        minutes = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "minutes", Types.STRING, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        counts = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("counts", Types.STRING, Types.POJO(CountState.class)));
        means = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("means", Types.STRING, Types.POJO(MeanState.class)));
        shifts = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("shifts", Types.STRING, Types.POJO(SlowShift.class)));
        bursts = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("bursts", Types.STRING, Types.POJO(BurstState.class)));
        incident =
                getRuntimeContext().getState(new ValueStateDescriptor<>("incident", Types.POJO(IncidentState.class)));
        sales = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "sales", Types.STRING, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        judged = getRuntimeContext().getState(new ValueStateDescriptor<>("judged", Types.LONG));
        watched = getRuntimeContext().getState(new ValueStateDescriptor<>("watched", Types.BOOLEAN));
    }

    @Override
    public void processElement(ProductMinute row, Context context, Collector<SignalRow> out) throws Exception {
        minutes.put(Minute.key(row), row.sums());
        context.timerService().registerEventTimeTimer(Hours.timerOf(Hours.of(row.minute()), grace));
    }

    @Override
    public void onTimer(long timer, OnTimerContext context, Collector<SignalRow> out) throws Exception {
        long hour = Hours.hourOfTimer(timer, grace);
        ProductHour sums = collect(hour);
        Long last = judged.value();
        if (last != null && hour <= last) {
            // Of a source that was taken as idle: what has been judged cannot be taken back.
            tooLate.inc();
            return;
        }
        judged.update(hour);
        if (!sums.isEmpty() && watched.value() == null) {
            long from = Hours.startOf(hour);
            context.output(
                    WATCHED,
                    new WatchRow(context.getCurrentKey(), from, from + CountDetector.LEARNING_HOURS * Hours.HOUR));
            watched.update(true);
        }
        ProductState state = remember();
        Incident told = ProductWatch.feed(state, hour, sums);
        keep(state);
        if (told != null) {
            out.collect(row(context.getCurrentKey(), told));
        }
        if (state.incident().running) {
            context.timerService().registerEventTimeTimer(Hours.timerOf(hour + 1, grace));
        }
    }

    /** Takes the hour's minutes out of the state. */
    private ProductHour collect(long hour) throws Exception {
        ProductHour sums = new ProductHour();
        Iterator<Map.Entry<String, long[]>> entries = minutes.iterator();
        while (entries.hasNext()) {
            Map.Entry<String, long[]> entry = entries.next();
            Minute minute = Minute.of(entry.getKey());
            if (Hours.of(minute.start()) <= hour) {
                minute.addTo(sums, entry.getValue());
                entries.remove();
            }
        }
        if (minutes.isEmpty()) {
            minutes.clear();
        }
        return sums;
    }

    /** The parts of the product's state in memory; the states stay as they are until {@link #keep}. */
    private ProductState remember() throws Exception {
        return new ProductState(copy(counts), copy(means), copy(shifts), copy(bursts), copy(sales), running());
    }

    private IncidentState running() throws Exception {
        IncidentState state = incident.value();
        return state == null ? new IncidentState() : state;
    }

    private static <T> Map<String, T> copy(MapState<String, T> state) throws Exception {
        Map<String, T> copy = new TreeMap<>();
        for (Map.Entry<String, T> entry : state.entries()) {
            copy.put(entry.getKey(), entry.getValue());
        }
        return copy;
    }

    private void keep(ProductState state) throws Exception {
        keep(counts, state.counts());
        keep(means, state.means());
        keep(shifts, state.shifts());
        keep(bursts, state.bursts());
        keep(sales, state.sales());
        incident.update(state.incident());
    }

    /** Putting nothing would leave an empty map in the state. */
    private static <T> void keep(MapState<String, T> state, Map<String, T> entries) throws Exception {
        if (!entries.isEmpty()) {
            state.putAll(entries);
        }
    }

    private SignalRow row(String product, Incident told) {
        return new SignalRow(
                product,
                Hours.startOf(told.start()),
                Hours.startOf(told.peak()),
                Hours.startOf(told.end() + 1),
                told.running(),
                told.direction(),
                told.severity(),
                told.persistence(),
                told.series(),
                String.join(" ", told.involved()),
                told.score(),
                told.seen(),
                told.expected(),
                told.hours(),
                told.explanation(names::of));
    }

    /** Key of an open minute's row. */
    private record Minute(ProductMinute.Kind kind, long start, String dimension) {
        void addTo(ProductHour hour, long[] sums) {
            switch (kind) {
                case SOCIAL ->
                    hour.addSocial(
                            (int) (Math.floorMod(start, Hours.HOUR) / 60_000), sums[0], sums[1], sums[2], sums[3]);
                case COMMERCE -> {
                    int bar = dimension.indexOf('|');
                    String currency = bar < 0 ? dimension : dimension.substring(0, bar);
                    hour.addCommerce(currency, sums[0], sums[2], sums[3], sums[4]);
                }
                case REVIEW -> hour.addReviews(sums[0], sums[1], sums[2], sums[3]);
                case TOPIC -> hour.addTopic(Integer.parseInt(dimension), sums[0]);
            }
        }

        static String key(ProductMinute row) {
            return row.kind() + ":" + row.minute() + ":" + row.dimension();
        }

        static Minute of(String key) {
            int first = key.indexOf(':');
            int second = key.indexOf(':', first + 1);
            return new Minute(
                    ProductMinute.Kind.valueOf(key.substring(0, first)),
                    Long.parseLong(key.substring(first + 1, second)),
                    key.substring(second + 1));
        }
    }
}
