package io.socialsignals.job.signal;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by product: counts the phrases of an hour once it cannot change any more, and hands on those that two authors or
 * more used. Language has far more pairs of words than are ever said twice: none of them gets a state of its own, and
 * this one forgets them with their hour.
 */
public final class CountTerms extends KeyedProcessFunction<String, PostTerms, TermHour> {
    /** Side output: the hour of a product's first talk, once per product. */
    public static final OutputTag<Long> SINCE = new OutputTag<>("talk-since", Types.LONG);

    private static final int LEAST_AUTHORS = 2;
    private static final char BAR = '|';

    private final long grace;

    private transient MapState<String, Integer> open;
    private transient ValueState<Long> since;

    /** @param grace how long after an hour's end a post of it may still come, milliseconds */
    public CountTerms(long grace) {
        this.grace = grace;
    }

    @Override
    public void open(OpenContext context) {
        open = getRuntimeContext().getMapState(new MapStateDescriptor<>("open-hours", Types.STRING, Types.INT));
        since = getRuntimeContext().getState(new ValueStateDescriptor<>("since", Types.LONG));
    }

    @Override
    public void processElement(PostTerms post, Context context, Collector<TermHour> out) throws Exception {
        long hour = Hours.of(post.at());
        if (Hours.timerOf(hour, grace) <= context.timerService().currentWatermark()) {
            return; // Judged already: only after an idle partition, and counted as late where panes are filled.
        }
        for (String term : post.terms()) {
            String key = term + BAR + hour + BAR + post.author();
            Integer uses = open.get(key);
            open.put(key, uses == null ? 1 : uses + 1);
        }
        context.timerService().registerEventTimeTimer(Hours.timerOf(hour, grace));
    }

    @Override
    public void onTimer(long timer, OnTimerContext context, Collector<TermHour> out) throws Exception {
        long hour = Hours.hourOfTimer(timer, grace);
        Long known = since.value();
        long first = known == null ? hour : known;
        if (known == null) {
            since.update(hour);
            context.output(SINCE, hour);
        }
        String mark = BAR + Long.toString(hour) + BAR;
        Map<String, long[]> sums = new TreeMap<>();
        Iterator<Map.Entry<String, Integer>> entries = open.iterator();
        while (entries.hasNext()) {
            Map.Entry<String, Integer> entry = entries.next();
            int bar = entry.getKey().indexOf(BAR);
            if (entry.getKey().startsWith(mark, bar)) {
                long[] sum = sums.computeIfAbsent(entry.getKey().substring(0, bar), term -> new long[2]);
                sum[0]++;
                sum[1] += entry.getValue();
                entries.remove();
            }
        }
        if (open.isEmpty()) {
            open.clear();
        }
        sums.forEach((term, sum) -> {
            if (sum[0] >= LEAST_AUTHORS) {
                out.collect(new TermHour(term, hour, sum[0], sum[1], first));
            }
        });
    }
}
