package io.socialsignals.job.signal;

import io.socialsignals.analytics.engagement.EchoCascade;
import java.util.ArrayList;
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

/**
 * Keyed by the post that is repeated or answered: tells with which hour it went viral, each hour judged once it cannot
 * change any more. State per echoed post: its authors and one small object, for two days.
 */
public final class FlagViralPosts extends KeyedProcessFunction<String, Echo, ViralRow> {
    private final long grace;

    private transient MapState<Long, Integer> open;
    private transient MapState<String, long[]> authors;
    private transient ValueState<EchoCascade> cascade;

    /** @param grace how long after an hour's end a post of it may still come, milliseconds */
    public FlagViralPosts(long grace) {
        this.grace = grace;
    }

    @Override
    public void open(OpenContext context) {
        open = getRuntimeContext().getMapState(new MapStateDescriptor<>("open-hours", Types.LONG, Types.INT));
        authors = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "authors", Types.STRING, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        cascade = getRuntimeContext().getState(new ValueStateDescriptor<>("cascade", Types.POJO(EchoCascade.class)));
    }

    @Override
    public void processElement(Echo echo, Context context, Collector<ViralRow> out) throws Exception {
        long hour = Hours.of(echo.at());
        if (Hours.timerOf(hour, grace) <= context.timerService().currentWatermark()) {
            return; // Judged already: only after an idle partition, and counted as late where panes are filled.
        }
        Integer before = open.get(hour);
        open.put(hour, before == null ? 1 : before + 1);
        long[] first = authors.get(echo.author());
        if (first == null || hour < first[0]) {
            authors.put(echo.author(), new long[] {hour});
        }
        context.timerService().registerEventTimeTimer(Hours.timerOf(hour, grace));
    }

    @Override
    public void onTimer(long timer, OnTimerContext context, Collector<ViralRow> out) throws Exception {
        long hour = Hours.hourOfTimer(timer, grace);
        EchoCascade known = cascade.value() == null ? new EchoCascade() : cascade.value();
        Integer echoes = open.get(hour);
        if (known.firstHour != Long.MIN_VALUE && hour - known.firstHour >= EchoCascade.FOLLOWED_HOURS) {
            forget(hour, context);
            return;
        }
        if (echoes == null) {
            return;
        }
        open.remove(hour);
        long fresh = 0;
        for (Map.Entry<String, long[]> author : authors.entries()) {
            fresh += author.getValue()[0] == hour ? 1 : 0;
        }
        known.feed(hour, echoes, fresh);
        cascade.update(known);
        if (known.isViral()) {
            out.collect(ViralRow.of(context.getCurrentKey(), known));
        }
        context.timerService()
                .registerEventTimeTimer(Hours.timerOf(known.firstHour + EchoCascade.FOLLOWED_HOURS, grace));
    }

    /** The cascade is over: what came up to this hour is dropped, what came later is a cascade of its own. */
    private void forget(long hour, OnTimerContext context) throws Exception {
        List<Long> later = new ArrayList<>();
        for (Long other : open.keys()) {
            if (other >= hour) {
                later.add(other);
            }
        }
        cascade.clear();
        if (later.isEmpty()) {
            open.clear();
            authors.clear();
        } else {
            for (Long other : later) {
                context.timerService().registerEventTimeTimer(Hours.timerOf(other, grace));
            }
        }
    }
}
