package io.socialsignals.job.ingest;

import static io.socialsignals.job.ingest.Fixtures.NOON;
import static io.socialsignals.job.ingest.Fixtures.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.Post;
import io.socialsignals.events.Rejected;
import io.socialsignals.job.config.JobConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

class EventTimesTest {
    private static final long DISORDER = 10 * SECOND;
    private final ManualClock clock = new ManualClock();
    private final Heard heard = new Heard();
    private final WatermarkGenerator<Ingested<Post>> generator = generator(EventTimes.aligned(Fixtures.TIMES));

    @Test
    void theWatermarkStaysBehindTheNewestEventByTheDisorder() {
        send(Fixtures.ingested("a", NOON, 0));
        assertThat(heard.newest()).isEqualTo(NOON - DISORDER - 1);
        send(Fixtures.ingested("b", NOON - 5 * SECOND, 0));
        assertThat(heard.newest()).isEqualTo(NOON - DISORDER - 1);
        send(Fixtures.ingested("c", NOON + SECOND, 0));
        assertThat(heard.newest()).isEqualTo(NOON + SECOND - DISORDER - 1);
    }

    @Test
    void aRejectionDoesNotMoveIt() {
        send(Fixtures.ingested("a", NOON, 0));
        send(rejection(NOON + 1000 * SECOND));
        assertThat(heard.newest()).isEqualTo(NOON - DISORDER - 1);
    }

    @Test
    void aPartitionWithNothingButRejectionsBecomesIdle() {
        send(Fixtures.ingested("a", NOON, 0));
        for (int second = 0; second < 40; second++) {
            clock.advanceTime(Duration.ofSeconds(1));
            send(rejection(NOON + second * SECOND));
        }
        assertThat(heard.idle).isTrue();
        send(Fixtures.ingested("b", NOON + 50 * SECOND, 0));
        assertThat(heard.newest()).isEqualTo(NOON + 50 * SECOND - DISORDER - 1);
        assertThat(heard.idle).isFalse();
    }

    @Test
    void whileNothingComesTimeGoesOnWithTheClockUntilThePartitionIsIdle() {
        send(Fixtures.ingested("a", NOON, 0));
        clock.advanceTime(Duration.ofSeconds(12));
        generator.onPeriodicEmit(heard);
        assertThat(heard.newest()).isEqualTo(NOON + 12 * SECOND - DISORDER - 1);
        send(Fixtures.ingested("b", NOON + 11 * SECOND, 0));
        assertThat(heard.newest()).isEqualTo(NOON + 12 * SECOND - DISORDER - 1);
        send(Fixtures.ingested("c", NOON + 20 * SECOND, 0));
        assertThat(heard.newest()).isEqualTo(NOON + 20 * SECOND - DISORDER - 1);
    }

    @Test
    void eventsSlowerThanTheClockAreNeverLeftBehindByMoreThanTheIdleness() {
        for (int second = 0; second < 400; second++) {
            send(Fixtures.ingested("p" + second, NOON + second * SECOND / 4, 0));
            clock.advanceTime(Duration.ofSeconds(1));
            generator.onPeriodicEmit(heard);
        }
        assertThat(heard.newest()).isEqualTo(NOON + 399 * SECOND / 4 + 30 * SECOND - DISORDER - 1);
    }

    @Test
    void anEventThatWasLongOnItsWayAfterASilenceDoesNotHoldTimeUp() {
        send(Fixtures.ingested("a", NOON, 0));
        clock.advanceTime(Duration.ofSeconds(60));
        send(Fixtures.ingested("b", NOON + 57 * SECOND, 0));
        assertThat(heard.newest()).isEqualTo(NOON + 60 * SECOND - DISORDER - 1);
    }

    @Test
    void aProducerWithAFastClockIsForgotten() {
        send(Fixtures.ingested("fast", NOON + 60 * SECOND, 0));
        for (int second = 10; second <= 1200; second += 10) {
            clock.advanceTime(Duration.ofSeconds(10));
            send(Fixtures.ingested("p" + second, NOON + second * SECOND, 0));
            if (second == 240) {
                assertThat(heard.newest()).isEqualTo(NOON + (240 + 30) * SECOND - DISORDER - 1);
            }
        }
        assertThat(heard.newest()).isEqualTo(NOON + 1200 * SECOND - DISORDER - 1);
    }

    @Test
    void beforeTheFirstEventThereIsNoTime() {
        generator.onPeriodicEmit(heard);
        assertThat(heard.marks).isEmpty();
    }

    @Test
    void anEventKeepsItsPartitionAwake() {
        for (int second = 0; second < 100; second++) {
            clock.advanceTime(Duration.ofSeconds(1));
            send(Fixtures.ingested("p" + second, NOON + second * SECOND, 0));
        }
        assertThat(heard.idle).isFalse();
    }

    @Test
    void topicsAreAlignedWhenADriftIsGiven() {
        assertThat(EventTimes.<Post>aligned(Fixtures.TIMES)
                        .getAlignmentParameters()
                        .isEnabled())
                .isFalse();
        JobConfig.EventTime drift = new JobConfig.EventTime(
                Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1), Duration.ofHours(2));
        assertThat(EventTimes.<Post>aligned(drift).getAlignmentParameters().getMaxAllowedWatermarkDrift())
                .isEqualTo(Duration.ofHours(2).toMillis());
        assertThat(EventTimes.<Post>of(drift).getAlignmentParameters().isEnabled())
                .isFalse();
    }

    private void send(Ingested<Post> ingested) {
        generator.onEvent(ingested, ingested.at, heard);
        generator.onPeriodicEmit(heard);
    }

    private static Ingested<Post> rejection(long arrived) {
        return new Ingested<>(new Rejected("t", 0, 0, arrived, "malformed", "json.syntax", "d", null, null));
    }

    private WatermarkGenerator<Ingested<Post>> generator(WatermarkStrategy<Ingested<Post>> strategy) {
        return strategy.createWatermarkGenerator(new WatermarkGeneratorSupplier.Context() {
            @Override
            public MetricGroup getMetricGroup() {
                return new UnregisteredMetricsGroup();
            }

            @Override
            public RelativeClock getInputActivityClock() {
                return clock;
            }
        });
    }

    private static final class Heard implements WatermarkOutput {
        private final List<Long> marks = new ArrayList<>();
        private boolean idle;

        @Override
        public void emitWatermark(Watermark watermark) {
            marks.add(watermark.getTimestamp());
            idle = false;
        }

        @Override
        public void markIdle() {
            idle = true;
        }

        @Override
        public void markActive() {
            idle = false;
        }

        long newest() {
            return marks.get(marks.size() - 1);
        }
    }
}
