package io.socialsignals.job.ingest;

import io.socialsignals.job.config.JobConfig;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.eventtime.WatermarksWithIdleness;

/** How event time moves on: per partition by its newest event, never by a rejection. */
public final class EventTimes {
    private static final String GROUP = "social-signals";
    private static final Duration ALIGNMENT_UPDATE = Duration.ofMillis(200);

    private EventTimes() {}

    /** For a topic that carries most of the events: it is read no further ahead of the others than is allowed. */
    public static <T> WatermarkStrategy<Ingested<T>> aligned(JobConfig.EventTime config) {
        WatermarkStrategy<Ingested<T>> strategy = of(config);
        return config.alignmentDrift().isZero()
                ? strategy
                : strategy.withWatermarkAlignment(GROUP, config.alignmentDrift(), ALIGNMENT_UPDATE);
    }

    /** For a topic with few events, such as one per hour, which would hold up the others if it were aligned. */
    public static <T> WatermarkStrategy<Ingested<T>> of(JobConfig.EventTime config) {
        long disorder = config.disorder().toMillis();
        Duration idleness = config.idleness();
        WatermarkStrategy<Ingested<T>> strategy = context -> new IgnoringRejections<>(new WatermarksWithIdleness<>(
                new BoundedDisorder<>(disorder), idleness, context.getInputActivityClock()));
        return strategy.withTimestampAssigner((ingested, kafkaTime) -> ingested.at);
    }

    /**
     * Newest event time less disorder, less one: an event exactly as old as the bound may still come, so that the
     * watermark reaches the end of a minute when the newest event is beyond that end by more than the disorder.
     */
    private static final class BoundedDisorder<T> implements WatermarkGenerator<Ingested<T>> {
        private final long disorder;
        private long newest;

        BoundedDisorder(long disorder) {
            this.disorder = disorder;
            this.newest = Long.MIN_VALUE + disorder + 1;
        }

        @Override
        public void onEvent(Ingested<T> event, long at, WatermarkOutput output) {
            newest = Math.max(newest, event.at);
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.emitWatermark(new Watermark(newest - disorder - 1));
        }
    }

    /** Rejections neither move the watermark nor keep a partition awake. */
    private static final class IgnoringRejections<T> implements WatermarkGenerator<Ingested<T>> {
        private final WatermarkGenerator<Ingested<T>> events;

        IgnoringRejections(WatermarkGenerator<Ingested<T>> events) {
            this.events = events;
        }

        @Override
        public void onEvent(Ingested<T> event, long at, WatermarkOutput output) {
            if (event.rejected == null) {
                events.onEvent(event, at, output);
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            events.onPeriodicEmit(output);
        }
    }
}
