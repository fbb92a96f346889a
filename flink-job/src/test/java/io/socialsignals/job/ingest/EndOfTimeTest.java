package io.socialsignals.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** What comes after the last watermark of some inputs, from one that is idle, still counts. */
@SuppressWarnings("try") // close() of the harness declares any exception
class EndOfTimeTest {
    private static final MapStateDescriptor<String, Long> TO_ALL =
            new MapStateDescriptor<>("to-all", Types.STRING, Types.LONG);

    @Test
    void aKeyedStreamEndsWhenItsInputsHaveEnded() throws Exception {
        try (var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedUntilEnd<>(new WriteWhenDue()), at -> "key", Types.STRING)) {
            harness.open();
            harness.processElement(1L, 1);
            harness.processElement(5L, 5);
            harness.processWatermark(2);
            assertThat(harness.extractOutputValues()).containsExactly(1L);
            harness.processWatermark(Watermark.MAX_WATERMARK);
            harness.processElement(4L, 4);
            assertThat(harness.extractOutputValues()).containsExactly(1L);
            harness.getOperator().finish();
            assertThat(harness.extractOutputValues()).containsExactly(1L, 4L, 5L);
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void aBroadcastThatEndsDoesNotEndTheKeyedStream() throws Exception {
        try (var harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                new BroadcastUntilEnd<>(new WriteWhenDueBesideBroadcast(), List.of(TO_ALL)),
                at -> "key",
                null,
                Types.STRING)) {
            harness.open();
            harness.processElement1(1L, 1);
            harness.processWatermark1(new Watermark(2));
            harness.processWatermark2(new Watermark(2));
            assertThat(harness.extractOutputValues()).containsExactly(1L);
            harness.processWatermarkStatus1(WatermarkStatus.IDLE);
            harness.processWatermark2(Watermark.MAX_WATERMARK);
            harness.processElement1(4L, 4);
            harness.processElement1(3L, 3);
            assertThat(harness.extractOutputValues()).containsExactly(1L);
            ((BroadcastUntilEnd<?, ?, ?, ?>) harness.getOperator()).finish();
            assertThat(harness.extractOutputValues()).containsExactly(1L, 3L, 4L);
        }
    }

    private static final class WriteWhenDue extends KeyedProcessFunction<String, Long, Long> {
        @Override
        public void processElement(Long at, Context context, Collector<Long> out) {
            context.timerService().registerEventTimeTimer(at);
        }

        @Override
        public void onTimer(long timer, OnTimerContext context, Collector<Long> out) {
            out.collect(timer);
        }
    }

    private static final class WriteWhenDueBesideBroadcast
            extends KeyedBroadcastProcessFunction<String, Long, Long, Long> {
        @Override
        public void processElement(Long at, ReadOnlyContext context, Collector<Long> out) {
            context.timerService().registerEventTimeTimer(at);
        }

        @Override
        public void processBroadcastElement(Long value, Context context, Collector<Long> out) {}

        @Override
        public void onTimer(long timer, OnTimerContext context, Collector<Long> out) {
            out.collect(timer);
        }
    }
}
