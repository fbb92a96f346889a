package io.socialsignals.local.stack;

import io.socialsignals.timescale.Migrations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Broker, database and Flink of one run, started together and stopped in the opposite order. */
public final class Stack implements AutoCloseable {
    /** Partitions of each topic. */
    public static final int PARTITIONS = 4;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final RunDirectory run;
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;
    private final EmbeddedFlink flink;

    /**
     * What to start.
     *
     * @param keep folder for data that outlives the run, null for none
     * @param parallelism of the job
     * @param checkpointInterval between checkpoints of the job
     */
    public record Options(@Nullable Path keep, int parallelism, Duration checkpointInterval) {
        public Options {
            if (parallelism < 1 || parallelism > 64) {
                throw new IllegalArgumentException("parallelism must be 1 to 64, is " + parallelism);
            }
        }
    }

    /** Starts all parts and applies the migrations; {@code progress} is told what happens, in words. */
    public Stack(RunDirectory run, Options options, Consumer<String> progress) {
        this.run = run;
        parts.push(run);
        try {
            progress.accept("starting Kafka and PostgreSQL in " + run.path());
            var starting = CompletableFuture.supplyAsync(() -> EmbeddedPostgres.start(run));
            CompletableFuture<EmbeddedKafka> broker =
                    CompletableFuture.supplyAsync(() -> EmbeddedKafka.start(run.folder("kafka")));
            postgres = push(starting.join());
            kafka = push(broker.join());
            kafka.createTopics(PARTITIONS);
            progress.accept("applying the database migrations");
            Migrations.apply(postgres.jdbcUrl(), EmbeddedPostgres.USER, postgres.password());
            progress.accept("starting Flink");
            flink = push(EmbeddedFlink.start(run, options.parallelism(), options.checkpointInterval()));
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
