package io.socialsignals.job.signal;

import io.socialsignals.analytics.influence.InfluenceGraph;
import io.socialsignals.analytics.influence.Influencer;
import io.socialsignals.analytics.influence.Interaction;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by product (empty: all products): ranks the authors of seven days once a day, when nothing can be added to the
 * day any more. State per product: one number per pair of authors, kind and day of the last seven days.
 */
public final class RankInfluencers extends KeyedProcessFunction<String, Turn, InfluenceRow> {
    /** Places that are written per product and day. */
    static final int PLACES = 50;

    private static final long DAY = 86_400_000;
    private static final int WINDOW = 7;

    private final long grace;

    private transient MapState<String, Integer> turns;
    private transient ValueState<Long> lastActive;

    /** @param grace how long after a day's end a post of it may still come, milliseconds */
    public RankInfluencers(long grace) {
        this.grace = grace;
    }

    @Override
    public void open(OpenContext context) {
        turns = getRuntimeContext().getMapState(new MapStateDescriptor<>("turns", Types.STRING, Types.INT));
        lastActive = getRuntimeContext().getState(new ValueStateDescriptor<>("last-active", Types.LONG));
    }

    @Override
    public void processElement(Turn turn, Context context, Collector<InfluenceRow> out) throws Exception {
        long day = Math.floorDiv(turn.at(), DAY);
        if (timerOf(day) <= context.timerService().currentWatermark()
                || turn.from().equals(turn.to())) {
            return;
        }
        String key = day + " " + turn.kind() + " " + turn.from() + " " + turn.to();
        Integer times = turns.get(key);
        turns.put(key, times == null ? 1 : times + 1);
        context.timerService().registerEventTimeTimer(timerOf(day));
    }

    @Override
    public void onTimer(long timer, OnTimerContext context, Collector<InfluenceRow> out) throws Exception {
        long day = (timer - grace) / DAY - 1;
        InfluenceGraph graph = new InfluenceGraph();
        Iterator<Map.Entry<String, Integer>> entries = turns.iterator();
        while (entries.hasNext()) {
            Map.Entry<String, Integer> entry = entries.next();
            String[] parts = entry.getKey().split(" ", 4);
            long of = Long.parseLong(parts[0]);
            if (of <= day - WINDOW) {
                entries.remove();
            } else if (of <= day) {
                graph.add(new Interaction(parts[2], parts[3], Interaction.Kind.valueOf(parts[1])), entry.getValue());
                if (of == day) {
                    lastActive.update(day);
                }
            }
        }
        List<Influencer> ranked = graph.rank();
        for (int place = 0; place < Math.min(PLACES, ranked.size()); place++) {
            out.collect(row(context.getCurrentKey(), day, place + 1, ranked.get(place)));
        }
        if (day - lastActive.value() < WINDOW) {
            context.timerService().registerEventTimeTimer(timerOf(day + 1));
        } else if (turns.isEmpty()) {
            turns.clear();
            lastActive.clear();
        }
    }

    private long timerOf(long day) {
        return (day + 1) * DAY + grace;
    }

    private static InfluenceRow row(String product, long day, int rank, Influencer influencer) {
        return new InfluenceRow(
                product,
                day * DAY,
                rank,
                influencer.author(),
                influencer.score(),
                influencer.pageRank(),
                influencer.engagedReach(),
                influencer.mentions(),
                influencer.replies(),
                influencer.reposts());
    }
}
