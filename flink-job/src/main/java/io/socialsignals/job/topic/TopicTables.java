package io.socialsignals.job.topic;

import io.socialsignals.job.pane.TopicHour;
import io.socialsignals.job.sink.Upsert;

/** Which rows go into the tables of topics. Names and types follow the migrations. */
public final class TopicTables {
    public static final Upsert<TopicRow> TOPICS = Upsert.<TopicRow>into("signals.topics")
            .integer("topic_id", TopicRow::id)
            .key()
            .text("name", TopicRow::name)
            .text("terms", TopicRow::terms)
            .text("model", TopicRow::model)
            .build();

    public static final Upsert<TopicHour> HOURS = Upsert.<TopicHour>into("signals.topic_metrics")
            .text("product_id", TopicHour::productId)
            .time("hour", TopicHour::hour)
            .integer("topic_id", TopicHour::topic)
            .key()
            .bigint("posts", row -> row.counts().posts)
            .bigint("scored", row -> row.counts().scored)
            .bigint("positive", row -> row.counts().positive)
            .bigint("neutral", row -> row.counts().neutral)
            .bigint("negative", row -> row.counts().negative)
            .bigint("polarity_micro", row -> row.counts().polarityMicro)
            .integer("revision", row -> row.counts().lateEvents)
            .integer("late_events", row -> row.counts().lateEvents)
            .build();

    private TopicTables() {}
}
