package io.socialsignals.job.topic;

import io.socialsignals.job.pane.TopicHour;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Where topics and their sums go. */
public record TopicSinks(Consumer<DataStream<TopicRow>> topics, Consumer<DataStream<TopicHour>> hours) {
    /** For a job that does not keep them. */
    public static final TopicSinks NONE = new TopicSinks(rows -> {}, rows -> {});
}
