package io.socialsignals.job;

import io.socialsignals.job.config.Action;
import io.socialsignals.job.config.ConfigLoader;
import io.socialsignals.job.config.ConfigText;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.ingest.Sources;
import io.socialsignals.job.topology.Sinks;
import io.socialsignals.job.topology.Topology;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Entry point of the job's jar. */
public final class PipelineMain {
    private static final String NAME = "social-signals";

    private PipelineMain() {}

    /**
     * Runs the job, or prints what was asked for.
     *
     * @throws io.socialsignals.job.config.ConfigException with everything that is wrong with the configuration
     */
    public static void main(String[] args) throws Exception {
        switch (Action.of(args)) {
            case HELP -> System.out.print(ConfigText.help());
            case PRINT_CONFIG -> System.out.print(ConfigText.effective(args, System.getenv()));
            case PRINT_PLAN -> System.out.println(environment(args).getExecutionPlan());
            case RUN -> environment(args).execute(NAME);
        }
    }

    private static StreamExecutionEnvironment environment(String[] args) {
        JobConfig config = ConfigLoader.load(args, System.getenv());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        build(env, config);
        return env;
    }

    /** Adds the whole job, between Kafka and the database, to an environment; the caller executes it. */
    public static void build(StreamExecutionEnvironment env, JobConfig config) {
        Topology.define(env, config, Sources.kafka(config), Sinks.production(config));
    }
}
