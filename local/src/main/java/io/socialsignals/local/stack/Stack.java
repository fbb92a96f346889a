package io.socialsignals.local.stack;

import io.socialsignals.local.metrics.FlinkMetrics;
import io.socialsignals.local.metrics.MetricsPoller;
import io.socialsignals.local.metrics.OperationsTables;
import io.socialsignals.simulators.target.InputTopics;
import io.socialsignals.timescale.Logins;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Broker, database and Flink of one run, and what samples its metrics, started together and stopped in the opposite order. */
public final class Stack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stack.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final RunDirectory run;
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;
    private final EmbeddedFlink flink;

    /**
     * What to start.
     *
     * @param partitions of each topic
     * @param parallelism of the job
     * @param checkpointInterval between checkpoints of the job
     */
    public record Options(int partitions, int parallelism, Duration checkpointInterval) {
        public Options {
            if (parallelism < 1 || parallelism > 64) {
                throw new IllegalArgumentException("parallelism must be 1 to 64, is " + parallelism);
            }
        }
    }

    /**
     * Starts all parts and applies the migrations.
     *
     * @param run the folder for everything; the caller closes it after the stack
     * @param progress is told what happens, in words
     */
    public Stack(RunDirectory run, Options options, Consumer<String> progress) {
        this.run = run;
        try {
            progress.accept("starting Kafka and PostgreSQL in " + run.path());
            var starting = CompletableFuture.supplyAsync(() -> EmbeddedPostgres.start(run));
            CompletableFuture<EmbeddedKafka> broker =
                    CompletableFuture.supplyAsync(() -> EmbeddedKafka.start(run.folder("kafka")));
            postgres = push(starting.join());
            kafka = push(broker.join());
            InputTopics.create(kafka.bootstrap(), options.partitions());
            progress.accept("applying the database migrations");
            postgres.migrate();
            progress.accept("starting Flink");
            flink = push(EmbeddedFlink.start(run, options.parallelism(), options.checkpointInterval()));
            var samples = new OperationsTables(postgres.jdbcUrl(), Logins.WRITER, postgres.password());
            var metrics = new FlinkMetrics(flink.webUrl());
            push(new MetricsPoller(metrics, samples, Clock.systemUTC(), LOG::warn))
                    .start(MetricsPoller.USUAL, () -> {});
        } catch (RuntimeException e) {
            close();
            throw e instanceof CompletionException && e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private <T extends AutoCloseable> T push(T part) {
        parts.push(part);
        return part;
    }

    public RunDirectory run() {
        return run;
    }

    public EmbeddedKafka kafka() {
        return kafka;
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    public EmbeddedFlink flink() {
        return flink;
    }

    /** Stops everything, also when a part fails to stop; the first failure is thrown at the end. */
    @Override
    public synchronized void close() {
        StackException first = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                first = first == null ? new StackException("Stopping: " + e.getMessage(), e) : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
