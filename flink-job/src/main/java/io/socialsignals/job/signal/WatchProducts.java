package io.socialsignals.job.signal;

import io.socialsignals.analytics.spike.CountDetector;
import io.socialsignals.analytics.spike.CountState;
import io.socialsignals.analytics.spike.Evidence;
import io.socialsignals.analytics.spike.Incident;
import io.socialsignals.analytics.spike.IncidentState;
import io.socialsignals.analytics.spike.Incidents;
import io.socialsignals.analytics.spike.MeanDetector;
import io.socialsignals.analytics.spike.MeanState;
import io.socialsignals.analytics.spike.Reading;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by product: judges each hour of a product's series once the hour cannot change any more, and tells incidents.
 *
 * <p>An hour without any row of the product is not judged: it may as well be the end of the data. Its incident ends after
 * such hours, and when something comes in again they count as hours of zero. State: the open minutes, and per product
 * about ten series of 2 to 8 KB.
 */
public final class WatchProducts extends KeyedProcessFunction<String, ProductMinute, SignalRow> {
    /** Side output: since when a product is watched. */
    public static final OutputTag<WatchRow> WATCHED = new OutputTag<>("watched-products") {};

    private static final double MINOR_PER_MAJOR = 100;
    /** Purchases in a currency from which their mean amount is known well enough. */
    private static final long ENOUGH_PURCHASES = 20;
    /** Key of all currencies together: active hours, and purchases. */
    private static final String ALL = "";
    /** A week: sales come in waves, of which a few days hold only a few. */
    private static final int REVENUE_LEARNING_HOURS = 168;

    private final long grace;

    private transient MapState<String, long[]> minutes;
    private transient MapState<String, CountState> counts;
    private transient MapState<String, MeanState> means;
    private transient MapState<String, long[]> sales;
    private transient ValueState<IncidentState> incident;
    private transient ValueState<Boolean> watched;

    /** @param grace how long after its end a minute may still change, milliseconds: disorder and lateness together */
    public WatchProducts(long grace) {
        this.grace = grace;
    }

    @Override
    public void open(OpenContext context) {
        minutes = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "minutes", Types.STRING, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        counts = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("counts", Types.STRING, Types.POJO(CountState.class)));
        means = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("means", Types.STRING, Types.POJO(MeanState.class)));
        incident =
                getRuntimeContext().getState(new ValueStateDescriptor<>("incident", Types.POJO(IncidentState.class)));
        sales = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "sales", Types.STRING, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
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
        HourSums sums = new HourSums();
        boolean active = collect(hour, sums);
        if (active && watched.value() == null) {
            long from = Hours.startOf(hour);
            context.output(
                    WATCHED,
                    new WatchRow(context.getCurrentKey(), from, from + CountDetector.LEARNING_HOURS * Hours.HOUR));
            watched.update(true);
        }
        IncidentState state = incident.value() == null ? new IncidentState() : incident.value();
        Incident told = Incidents.feed(state, hour, active ? judge(hour, sums) : List.of());
        incident.update(state);
        if (told != null) {
            out.collect(row(context.getCurrentKey(), told));
        }
        if (state.running) {
            context.timerService().registerEventTimeTimer(Hours.timerOf(hour + 1, grace));
        }
    }

    /** Takes the hour's minutes out of the state; says whether there were any. */
    private boolean collect(long hour, HourSums sums) throws Exception {
        boolean any = false;
        Iterator<Map.Entry<String, long[]>> entries = minutes.iterator();
        while (entries.hasNext()) {
            Map.Entry<String, long[]> entry = entries.next();
            Minute minute = Minute.of(entry.getKey());
            if (Hours.of(minute.start()) <= hour) {
                sums.add(minute.kind(), minute.dimension(), entry.getValue());
                entries.remove();
                any = true;
            }
        }
        if (minutes.isEmpty()) {
            minutes.clear();
        }
        return any;
    }

    private List<Evidence> judge(long hour, HourSums sums) throws Exception {
        List<Evidence> evidence = new ArrayList<>();
        count(evidence, "posts", hour, sums.posts);
        share(evidence, "negative_share", hour, sums.scored, sums.negative);
        mean(evidence, "sentiment", hour, sums.scored, sums.positive - sums.negative, sums.positive + sums.negative);
        count(evidence, "views", hour, sums.views);
        count(evidence, "purchases", hour, sums.purchases);
        for (Map.Entry<String, long[]> revenue : sums.revenue.entrySet()) {
            revenue(evidence, revenue.getKey(), hour, revenue.getValue());
        }
        returnRate(evidence, hour, sums.returns, sums.purchases);
        share(evidence, "conversion", hour, sums.views, Math.min(sums.views, sums.purchases));
        mean(evidence, "stars", hour, sums.reviews, sums.stars, sums.starSquares());
        share(evidence, "negative_reviews", hour, sums.reviewsScored, sums.reviewsNegative);
        return evidence;
    }

    /** A series begins with its first event; a product nobody views needs no state for views. */
    private void count(List<Evidence> evidence, String series, long hour, double count) throws Exception {
        CountState state = counts.get(series);
        if (state == null && count == 0) {
            return;
        }
        CountState known = state == null ? new CountState() : state;
        evidence.add(new Evidence(series, CountDetector.feed(known, hour, count)));
        counts.put(series, known);
    }

    /**
     * Revenue is judged in purchases of the product's mean amount: the scatter of a count is known, that of an amount is
     * not, and a shop with two sales an hour has many hours of zero.
     */
    private void revenue(List<Evidence> evidence, String currency, long hour, long[] sold) throws Exception {
        String series = "revenue_" + currency;
        long[] before = sales.get(currency);
        long[] total = before == null ? new long[2] : before;
        if (total[1] >= ENOUGH_PURCHASES && total[0] > 0) {
            double amount = total[0] / (double) total[1];
            CountState state = counts.get(series);
            CountState known = state == null ? new CountState() : state;
            Reading inPurchases = CountDetector.feed(known, hour, Math.max(0, sold[0] / amount));
            if (hour - known.firstHour >= REVENUE_LEARNING_HOURS) {
                evidence.add(new Evidence(series, inPurchases.scaled(amount / MINOR_PER_MAJOR)));
            }
            counts.put(series, known);
        }
        sales.put(currency, new long[] {total[0] + sold[0], total[1] + sold[1]});
    }

    /**
     * What comes back was bought days ago, so an hour's returns are judged as a count, against what that hour usually has,
     * and told per purchase of a usual hour.
     */
    private void returnRate(List<Evidence> evidence, long hour, long returns, long purchases) throws Exception {
        long[] before = sales.get(ALL);
        long[] total = before == null ? new long[2] : before;
        CountState state = counts.get("return_rate");
        if (total[1] >= ENOUGH_PURCHASES && (state != null || returns > 0)) {
            CountState known = state == null ? new CountState() : state;
            double usual = total[1] / (double) total[0];
            evidence.add(new Evidence(
                    "return_rate", CountDetector.feed(known, hour, returns).scaled(1 / usual)));
            counts.put("return_rate", known);
        }
        if (before != null || purchases > 0) {
            sales.put(ALL, new long[] {total[0] + 1, total[1] + purchases});
        }
    }

    private void share(List<Evidence> evidence, String series, long hour, double trials, double hits) throws Exception {
        MeanState state = means.get(series);
        if (state == null && trials == 0) {
            return;
        }
        MeanState known = state == null ? new MeanState() : state;
        evidence.add(new Evidence(series, MeanDetector.feedShare(known, hour, trials, hits)));
        means.put(series, known);
    }

    private void mean(List<Evidence> evidence, String series, long hour, double n, double sum, double squares)
            throws Exception {
        MeanState state = means.get(series);
        if (state == null && n == 0) {
            return;
        }
        MeanState known = state == null ? new MeanState() : state;
        evidence.add(new Evidence(series, MeanDetector.feed(known, hour, n, sum, squares)));
        means.put(series, known);
    }

    private static SignalRow row(String product, Incident told) {
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
                told.explanation());
    }

    /** Key of an open minute's row. */
    private record Minute(ProductMinute.Kind kind, long start, String dimension) {
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
