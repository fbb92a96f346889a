package io.socialsignals.job.ingest;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/** Runs a function of a keyed stream whose event time ends when its input does: see {@link EndOfTime}. */
public final class KeyedUntilEnd<K, I, O> extends KeyedProcessOperator<K, I, O> {
    public KeyedUntilEnd(KeyedProcessFunction<K, I, O> function) {
        super(function);
    }

    /** Adds the step {@code id}. */
    public static <K, I, O> SingleOutputStreamOperator<O> step(
            String id, KeyedStream<I, K> input, KeyedProcessFunction<K, I, O> function, Class<O> output) {
        return input.transform(id, TypeInformation.of(output), new KeyedUntilEnd<>(function))
                .uid(id)
                .name(id);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (!EndOfTime.isLast(mark)) {
            super.processWatermark(mark);
        }
    }

    @Override
    public void finish() throws Exception {
        super.processWatermark(Watermark.MAX_WATERMARK);
        super.finish();
    }
}
