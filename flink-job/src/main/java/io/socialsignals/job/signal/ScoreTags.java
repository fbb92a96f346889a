package io.socialsignals.job.signal;

import io.socialsignals.analytics.trend.LifeCycle;
import io.socialsignals.analytics.trend.TagState;
import io.socialsignals.analytics.trend.TrendPhase;
import io.socialsignals.analytics.trend.TrendScore;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Keyed by tag: scores each hour once it cannot change any more and moves the tag through its life cycle.
 *
 * <p>A tag that nobody has used for seven days is forgotten; its last row says zero. State per tag: the authors of the
 * open hours and 2 KB.
 */
public final class ScoreTags extends KeyedBroadcastProcessFunction<String, TagUse, Long, TagRow> {
    /** The hour from which on posts are seen at all: before a tag's first use there are hours of zero from then on. */
    public static final MapStateDescriptor<String, Long> SINCE =
            new MapStateDescriptor<>("since", Types.STRING, Types.LONG);

    private static final String KEY = "since";
    private static final int WEEK = 168;

    private final long grace;

    private transient MapState<String, Integer> open;
    private transient ValueState<TagState> state;
    private transient ValueState<Long> lastUsed;

    /** @param grace how long after an hour's end a post of it may still come, milliseconds */
    public ScoreTags(long grace) {
        this.grace = grace;
    }

    @Override
    public void open(OpenContext context) {
        open = getRuntimeContext().getMapState(new MapStateDescriptor<>("open-hours", Types.STRING, Types.INT));
        state = getRuntimeContext().getState(new ValueStateDescriptor<>("tag", Types.POJO(TagState.class)));
        lastUsed = getRuntimeContext().getState(new ValueStateDescriptor<>("last-used", Types.LONG));
    }

    @Override
    public void processBroadcastElement(Long hour, Context context, Collector<TagRow> out) throws Exception {
        BroadcastState<String, Long> since = context.getBroadcastState(SINCE);
        Long known = since.get(KEY);
        since.put(KEY, known == null ? hour : Math.min(known, hour));
    }

    @Override
    public void processElement(TagUse use, ReadOnlyContext context, Collector<TagRow> out) throws Exception {
        long hour = Hours.of(use.at());
        if (Hours.timerOf(hour, grace) <= context.timerService().currentWatermark()) {
            return; // Judged already: only after an idle partition, and counted as late where panes are filled.
        }
        String key = hour + ":" + use.author();
        Integer uses = open.get(key);
        open.put(key, uses == null ? 1 : uses + 1);
        context.timerService().registerEventTimeTimer(Hours.timerOf(hour, grace));
    }

    @Override
    public void onTimer(long timer, OnTimerContext context, Collector<TagRow> out) throws Exception {
        long hour = Hours.hourOfTimer(timer, grace);
        Set<String> authors = new HashSet<>();
        long uses = 0;
        Iterator<Map.Entry<String, Integer>> entries = open.iterator();
        while (entries.hasNext()) {
            Map.Entry<String, Integer> entry = entries.next();
            int colon = entry.getKey().indexOf(':');
            if (Long.parseLong(entry.getKey().substring(0, colon)) == hour) {
                authors.add(entry.getKey());
                uses += entry.getValue();
                entries.remove();
            }
        }
        if (open.isEmpty()) {
            open.clear();
        }
        if (uses > 0) {
            lastUsed.update(hour);
        }
        TagState tag =
                state.value() == null ? unused(context.getBroadcastState(SINCE).get(KEY), hour) : state.value();
        long before = TrendScore.usesOfSevenDays(tag);
        TrendPhase earlier = tag.phase;
        double score = TrendScore.feed(tag, hour, authors.size(), uses);
        TrendPhase phase = LifeCycle.feed(tag, hour, score);
        TagRow row = TagRow.of(context.getCurrentKey(), hour, tag, score, authors.size(), uses);
        boolean justFellSilent = hour - lastUsed.value() == 1;
        boolean changed = uses > 0 || justFellSilent || row.usesOfSevenDays() != before || phase != earlier;
        if (changed || phase != TrendPhase.QUIET) {
            out.collect(row);
        }
        if (hour - lastUsed.value() < WEEK) {
            state.update(tag);
            context.timerService().registerEventTimeTimer(Hours.timerOf(hour + 1, grace));
        } else {
            state.clear();
            lastUsed.clear();
        }
    }

    /** A tag that nobody has used since posts are seen: what is new can trend at once. */
    private static TagState unused(@Nullable Long since, long hour) {
        TagState tag = new TagState();
        if (since != null && since < hour) {
            tag.firstHour = since;
            tag.lastHour = hour - 1;
        }
        return tag;
    }
}
