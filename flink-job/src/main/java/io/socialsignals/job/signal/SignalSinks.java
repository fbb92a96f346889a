package io.socialsignals.job.signal;

import java.util.function.Consumer;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Where what stands out goes.
 *
 * @param hashtags newest state of each hashtag
 * @param hashtagHours hours of hashtags that are worth keeping
 * @param terms newest state of each phrase
 * @param termHours hours of phrases that are worth keeping
 * @param virals posts that went viral
 */
public record SignalSinks(
        Consumer<DataStream<SignalRow>> signals,
        Consumer<DataStream<WatchRow>> watch,
        Consumer<DataStream<TagRow>> hashtags,
        Consumer<DataStream<TagRow>> hashtagHours,
        Consumer<DataStream<InfluenceRow>> influencers,
        Consumer<DataStream<TagRow>> terms,
        Consumer<DataStream<TagRow>> termHours,
        Consumer<DataStream<ViralRow>> virals) {

    /** For a job that tells none of it. */
    public static final SignalSinks NONE = new SignalSinks(
            rows -> {}, rows -> {}, rows -> {}, rows -> {}, rows -> {}, rows -> {}, rows -> {}, rows -> {});
}
