package io.socialsignals.job.sink;

import io.socialsignals.job.config.JobConfig;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Upserts rows into one table. At-least-once delivery leaves exactly-once tables, because a row written again is the
 * same row. An outage of the database stops the rows, not the job: the writer retries until the database is back.
 */
public final class UpsertSink<T> implements Sink<T> {
    private final Upsert<T> upsert;
    private final JobConfig.Database database;
    private final UpsertLimits limits;

    public UpsertSink(Upsert<T> upsert, JobConfig.Database database, UpsertLimits limits) {
        this.upsert = upsert;
        this.database = database;
        this.limits = limits;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new UpsertWriter<>(
                upsert,
                new UpsertConnection(Connections.to(database), limits, context.metricGroup()),
                limits,
                context.getProcessingTimeService());
    }
}
