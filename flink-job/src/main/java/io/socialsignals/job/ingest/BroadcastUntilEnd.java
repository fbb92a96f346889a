package io.socialsignals.job.ingest;

import java.util.List;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/** Runs a function of a keyed and a broadcast stream whose event time ends when both do: see {@link EndOfTime}. */
public final class BroadcastUntilEnd<K, I, B, O> extends CoBroadcastWithKeyedOperator<K, I, B, O> {
    public BroadcastUntilEnd(
            KeyedBroadcastProcessFunction<K, I, B, O> function, List<MapStateDescriptor<?, ?>> broadcast) {
        super(function, broadcast);
    }

    /** Adds the step {@code id}; every subtask gets all of {@code toAll} and keeps it under {@code broadcast}. */
    public static <K, I, B, O> SingleOutputStreamOperator<O> step(
            String id,
            KeyedStream<I, K> input,
            DataStream<B> toAll,
            MapStateDescriptor<?, ?> broadcast,
            KeyedBroadcastProcessFunction<K, I, B, O> function,
            Class<O> output) {
        return input.connect(toAll.broadcast())
                .transform(id, TypeInformation.of(output), new BroadcastUntilEnd<>(function, List.of(broadcast)))
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
