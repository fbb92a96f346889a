package io.socialsignals.job.topology;

import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What the job needs from Flink whatever the cluster's configuration says. */
final class Settings {
    /** Key groups: the most that the job can ever be scaled to without losing its state. */
    private static final int MAX_PARALLELISM = 128;
    /** An outage of the database holds up checkpoints; it must not restart the job. */
    private static final int TOLERATED_CHECKPOINTS = 10_000;

    private Settings() {}

    static void apply(StreamExecutionEnvironment env) {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, TOLERATED_CHECKPOINTS);
        env.configure(settings);
    }
}
