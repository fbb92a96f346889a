package io.socialsignals.job.journey;

import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.ingest.Minutes;
import io.socialsignals.job.ingest.SeenIds;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keyed by product: counts events that name no session, each once. Ids are kept as long as a copy may come. */
public final class CountWithoutSession extends KeyedProcessFunction<String, JourneyStep, JourneyFact> {
    private final long grace;
    private transient MapState<Long, SeenIds> seen;

    public CountWithoutSession(JobConfig.EventTime eventTime) {
        this.grace = eventTime.grace().toMillis();
    }

    @Override
    public void open(OpenContext context) {
        seen = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("seen", Types.LONG, TypeInformation.of(SeenIds.class)));
    }

    @Override
    public void processElement(JourneyStep step, Context context, Collector<JourneyFact> out) throws Exception {
        long minute = Minutes.start(step.at());
        long closed = minute + Minutes.LENGTH + grace;
        if (context.timerService().currentWatermark() >= closed) {
            return;
        }
        SeenIds known = seen.get(minute);
        SeenIds ids = known == null ? new SeenIds() : known;
        if (known == null) {
            context.timerService().registerEventTimeTimer(closed);
        }
        if (ids.add(step.id())) {
            seen.put(minute, ids);
            out.collect(fact(step.product(), step));
            out.collect(fact(Visit.ALL, step));
        }
    }

    @Override
    public void onTimer(long timer, OnTimerContext context, Collector<JourneyFact> out) throws Exception {
        seen.remove(timer - grace - Minutes.LENGTH);
    }

    private static JourneyFact fact(String product, JourneyStep step) {
        long[] counts = new long[JourneyCounts.COLUMNS];
        counts[JourneyCounts.EVENTS] = 1;
        counts[JourneyCounts.EVENTS_WITHOUT_SESSION] = 1;
        JourneyCell cell = JourneyCell.of(product, step.origin(), step.at());
        return new JourneyFact(cell.product(), cell.origin(), cell.hour(), counts);
    }
}
