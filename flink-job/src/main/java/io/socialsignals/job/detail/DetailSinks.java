package io.socialsignals.job.detail;

import java.util.function.Consumer;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Where the rows of each kind go. */
public record DetailSinks(
        Consumer<DataStream<DetailRow>> returns,
        Consumer<DataStream<DetailRow>> coupons,
        Consumer<DataStream<DetailRow>> buyers) {
    /** For a job that does not keep them. */
    public static final DetailSinks NONE = new DetailSinks(rows -> {}, rows -> {}, rows -> {});
}
