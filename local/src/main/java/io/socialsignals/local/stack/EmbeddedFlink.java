package io.socialsignals.local.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** A Flink cluster inside this process, with its web pages on the loopback address, for one job. */
public final class EmbeddedFlink implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final RunDirectory run;
    private final MiniCluster cluster;
    private final Configuration configuration;
    private int oldestTaskManager;
    private @Nullable JobID job;

    private EmbeddedFlink(RunDirectory run, MiniCluster cluster, Configuration configuration) {
        this.run = run;
        this.cluster = cluster;
        this.configuration = configuration;
    }

    /**
     * Starts one task manager.
     *
     * @param parallelism its slots, and the parallelism of the job
     * @param checkpointInterval between checkpoints
     */
    public static EmbeddedFlink start(RunDirectory run, int parallelism, Duration checkpointInterval) {
        Configuration configuration = configuration(run, parallelism, checkpointInterval);
        var cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(parallelism)
                .setCommonBindAddress("127.0.0.1")
                .build());
        try {
            cluster.start();
        } catch (Exception e) {
            throw new StackException("The Flink cluster did not start: " + e.getMessage(), e);
        }
        return new EmbeddedFlink(run, cluster, configuration);
    }

    private static Configuration configuration(RunDirectory run, int parallelism, Duration checkpointInterval) {
        var c = new Configuration();
        c.set(RestOptions.ADDRESS, "127.0.0.1");
        c.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        c.set(RestOptions.BIND_PORT, "0");
        c.set(JobManagerOptions.BIND_HOST, "127.0.0.1");
        c.set(TaskManagerOptions.BIND_HOST, "127.0.0.1");
        String tmp = run.folder("flink-tmp").toString();
        c.set(CoreOptions.TMP_DIRS, tmp);
        c.set(WebOptions.TMP_DIR, tmp);
        c.set(WebOptions.SUBMIT_ENABLE, false);
        // Samples are taken every ten seconds: none should be older than that.
        c.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofSeconds(5));
        c.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        c.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        c.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        c.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
        c.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
        c.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                run.folder("checkpoints").toUri().toString());
        // A kept folder goes on from the last checkpoint even when the process was killed.
        c.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        c.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        c.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofMillis(200));
        c.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofSeconds(10));
        c.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, 8);
        return c;
    }

    /** An environment to define the job in. */
    public StreamExecutionEnvironment environment() {
        return StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    }

    /** Starts the job that was defined in {@link #environment()}, from the newest savepoint or checkpoint if there is one. */
    public void submit(StreamExecutionEnvironment env) {
        submit(env, newestState());
    }

    /** Starts the job that was defined in {@link #environment()}, from this savepoint. */
    public void submit(StreamExecutionEnvironment env, Optional<Path> savepoint) {
        var graph = env.getStreamGraph();
        savepoint.ifPresent(path -> graph.setSavepointRestoreSettings(
                SavepointRestoreSettings.forPath(path.toUri().toString())));
        job = await(cluster.submitJob(graph), "submit the job").getJobID();
    }

    private Optional<Path> newestState() {
        return run.newest("_metadata", 4).map(Path::getParent);
    }

    /** State of the job. */
    public JobStatus status() {
        return await(cluster.getJobStatus(job()), "ask for the job's state");
    }

    /** Why the job ended for good; empty while it runs. */
    public Optional<String> failure() {
        if (!status().isGloballyTerminalState()) {
            return Optional.empty();
        }
        var graph = await(cluster.getArchivedExecutionGraph(job()), "ask why the job ended");
        var failure = graph.getFailureInfo();
        return Optional.of(failure == null ? "state " + graph.getState() : failure.getExceptionAsString());
    }

    /** Lets the job finish a checkpoint now. */
    public void checkpoint() {
        await(cluster.triggerCheckpoint(job()), "take a checkpoint");
    }

    /** Kills the task manager in the middle of its work and starts another; the job goes on from its last checkpoint. */
    public void crash() {
        await(cluster.terminateTaskManager(oldestTaskManager++), "kill the task manager");
        try {
            cluster.startTaskManager();
        } catch (Exception e) {
            throw new StackException("The second task manager did not start: " + e.getMessage(), e);
        }
    }

    /** A savepoint needs every task: those of a job that was just started or restarted may not run yet. */
    private void awaitTasks() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!allTasksRun()) {
            if (status().isGloballyTerminalState() || System.nanoTime() > deadline) {
                throw new StackException("The job's tasks do not run; its state is " + status());
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private boolean allTasksRun() {
        if (status() != JobStatus.RUNNING) {
            return false;
        }
        for (var vertex : await(cluster.getExecutionGraph(job()), "ask for the job's tasks")
                .getAllExecutionVertices()) {
            var state = vertex.getExecutionState();
            if (state != ExecutionState.RUNNING && state != ExecutionState.FINISHED) {
                return false;
            }
        }
        return true;
    }

    /** Writes a savepoint while the job runs on. */
    public Path savepoint() {
        awaitTasks();
        return path(await(
                cluster.triggerSavepoint(job(), savepoints(), false, SavepointFormatType.CANONICAL),
                "write a savepoint"));
    }

    /** Ends the job with a savepoint that {@link #submit} goes on from. */
    public Path stopWithSavepoint() {
        awaitTasks();
        return path(await(
                cluster.stopWithSavepoint(job(), savepoints(), false, SavepointFormatType.CANONICAL),
                "stop the job with a savepoint"));
    }

    /**
     * Ends the job as if its sources had ended for ever: every open minute is written. Nothing can go on from here
     * without counting some minutes anew, so the savepoint that Flink insists on is deleted.
     */
    public void drain() {
        awaitTasks();
        Path useless = path(await(
                cluster.stopWithSavepoint(job(), savepoints(), true, SavepointFormatType.CANONICAL), "drain the job"));
        try {
            RunDirectory.delete(useless);
        } catch (IOException e) {
            throw new StackException("Cannot delete " + useless + ": " + e.getMessage(), e);
        }
    }

    private String savepoints() {
        return run.folder("savepoints").toUri().toString();
    }

    private static Path path(String uri) {
        return Path.of(URI.create(uri).getPath());
    }

    /** Address of Flink's web pages. */
    public String webUrl() {
        return await(cluster.getRestAddress(), "ask for the web address").toString();
    }

    public JobID job() {
        if (job == null) {
            throw new IllegalStateException("no job was submitted");
        }
        return job;
    }

    private static <T> T await(Future<T> future, String what) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new StackException("Flink could not " + what + ": " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new StackException("Flink did not " + what + " within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while waiting for Flink to " + what, e);
        }
    }

    /** Stops the job (with a savepoint when the folder is kept) and the cluster. */
    @Override
    public void close() {
        try {
            if (job != null && !status().isGloballyTerminalState()) {
                if (run.kept() && status() == JobStatus.RUNNING) {
                    stopWithSavepoint();
                } else {
                    await(cluster.cancelJob(job), "cancel the job");
                }
            }
        } finally {
            await(cluster.closeAsync(), "stop");
        }
    }
}
