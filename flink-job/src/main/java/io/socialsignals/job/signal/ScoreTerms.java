package io.socialsignals.job.signal;

import io.socialsignals.analytics.trend.LifeCycle;
import io.socialsignals.analytics.trend.TagState;
import io.socialsignals.analytics.trend.TrendPhase;
import io.socialsignals.analytics.trend.TrendScore;
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
 * Keyed by phrase: scores the hours in which it was used, once they cannot change any more, and moves it through its life
 * cycle. Rows begin with the first notable hour. A phrase gets a state of 2 KB once four authors use it in an hour, and
 * loses it after seven days without use; its last row then says zero.
 */
public final class ScoreTerms extends KeyedProcessFunction<String, TermHour, TagRow> {
    private static final int WEEK = 168;
    private static final long ENOUGH_AUTHORS = 4;

    private final long grace;

    private transient MapState<Long, long[]> open;
    private transient ValueState<TagState> state;
    private transient ValueState<Long> lastUsed;
    private transient ValueState<Boolean> listed;

    /** @param grace how long after an hour's end a post of it may still come, milliseconds */
    public ScoreTerms(long grace) {
        this.grace = grace;
    }

    @Override
    public void open(OpenContext context) {
        open = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "open-hours", Types.LONG, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        state = getRuntimeContext().getState(new ValueStateDescriptor<>("term", Types.POJO(TagState.class)));
        lastUsed = getRuntimeContext().getState(new ValueStateDescriptor<>("last-used", Types.LONG));
        listed = getRuntimeContext().getState(new ValueStateDescriptor<>("listed", Types.BOOLEAN));
    }

    @Override
    public void processElement(TermHour use, Context context, Collector<TagRow> out) throws Exception {
        long[] before = open.get(use.hour());
        long[] sums = before == null ? new long[] {0, 0, use.since()} : before;
        open.put(
                use.hour(), new long[] {sums[0] + use.authors(), sums[1] + use.uses(), Math.min(sums[2], use.since())});
        context.timerService().registerEventTimeTimer(Hours.timerOf(use.hour(), grace));
    }

    @Override
    public void onTimer(long timer, OnTimerContext context, Collector<TagRow> out) throws Exception {
        long hour = Hours.hourOfTimer(timer, grace);
        long[] used = open.get(hour);
        open.remove(hour);
        if (open.isEmpty()) {
            open.clear();
        }
        TagState term = state.value();
        if (term == null) {
            if (used == null || used[0] < ENOUGH_AUTHORS) {
                return;
            }
            term = new TagState();
            // Nobody used it before: hours of zero, and not unknown ones.
            term.firstHour = Math.min(used[2], hour);
            term.lastHour = hour - 1;
        }
        if (used != null) {
            lastUsed.update(hour);
            context.timerService().registerEventTimeTimer(Hours.timerOf(hour + WEEK, grace));
        }
        boolean over = hour - lastUsed.value() >= WEEK;
        boolean followed = term.lastHour == hour - 1 && (term.phase != TrendPhase.QUIET || listed.value() != null);
        if (used == null && !over && !followed) {
            return; // A week after an earlier use.
        }
        long authors = used == null ? 0 : used[0];
        long uses = used == null ? 0 : used[1];
        double score = TrendScore.feed(term, hour, authors, uses);
        LifeCycle.feed(term, hour, score);
        TagRow row = TagRow.of(context.getCurrentKey(), hour, term, score, authors, uses);
        if (row.notable() || listed.value() != null) {
            listed.update(true);
            out.collect(row);
        }
        if (over) {
            state.clear();
            lastUsed.clear();
            listed.clear();
            return;
        }
        state.update(term);
        if (row.notable()) {
            context.timerService().registerEventTimeTimer(Hours.timerOf(hour + 1, grace));
        }
    }
}
