package io.socialsignals.job.ingest;

import io.socialsignals.job.config.JobConfig;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.eventtime.WatermarksWithIdleness;
import org.apache.flink.util.clock.RelativeClock;

/** How event time moves on: per partition by its newest event and, while none comes, the clock; never by a rejection. */
public final class EventTimes {
    private static final String GROUP = "social-signals";
    private static final Duration ALIGNMENT_UPDATE = Duration.ofMillis(200);
    private static final long SPAN_MILLIS = Duration.ofMinutes(5).toMillis();

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
                new BoundedDisorder<>(disorder, idleness.toMillis(), context.getInputActivityClock()),
                idleness,
                context.getInputActivityClock()));
        return strategy.withTimestampAssigner((ingested, kafkaTime) -> ingested.at);
    }

    /**
     * Newest event time less disorder, less one: an event exactly as old as the bound may still come, so that the
     * watermark reaches the end of a minute when the newest event is beyond that end by more than the disorder.
     *
     * <p>While nothing comes, time goes on with the clock, so that the results of a quiet topic need not wait for its
     * next event; but by no more than {@code limit}, when the partition is idle and holds up nothing anyway. That is
     * safe: whether an event is late is judged by the log alone, and {@link JobConfig.EventTime#grace()} keeps what it
     * may belong to. A clock that stands still while the input is held up never runs away from a backlog.
     */
    private static final class BoundedDisorder<T> implements WatermarkGenerator<Ingested<T>> {
        private static final long NONE = Long.MIN_VALUE;

        private final long disorder;
        private final long limit;
        private final RelativeClock clock;
        private long newest = NONE;
        /** The most by which an event was ahead of the clock, in this span and the one before: events come late, none early. */
        private long lead = NONE;

        private long earlierLead = NONE;
        private long spanEnd = Long.MIN_VALUE;

        BoundedDisorder(long disorder, long limit, RelativeClock clock) {
            this.disorder = disorder;
            this.limit = limit;
            this.clock = clock;
        }

        @Override
        public void onEvent(Ingested<T> event, long at, WatermarkOutput output) {
            long shown = clock.relativeTimeMillis();
            turn(shown);
            lead = Math.max(lead, event.at - shown);
            newest = Math.max(newest, event.at);
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            if (newest != NONE) {
                output.emitWatermark(new Watermark(reached() - disorder - 1));
            }
        }

        private long reached() {
            long shown = clock.relativeTimeMillis();
            turn(shown);
            long best = Math.max(lead, earlierLead);
            return best == NONE ? newest : Math.max(newest, Math.min(shown + best, newest + limit));
        }

        /** A producer whose clock was fast is forgotten after one or two spans. */
        private void turn(long shown) {
            if (shown >= spanEnd) {
                earlierLead = shown < spanEnd + SPAN_MILLIS ? lead : NONE;
                lead = NONE;
                spanEnd = shown + SPAN_MILLIS;
            }
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
