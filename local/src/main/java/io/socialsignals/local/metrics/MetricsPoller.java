package io.socialsignals.local.metrics;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Moves samples from Flink to the database, again and again, and has the database sum its hours. Whichever of the two is away
 * is waited for.
 */
public final class MetricsPoller implements AutoCloseable {
    public static final Duration USUAL = Duration.ofSeconds(10);

    private static final Duration FORGET_EVERY = Duration.ofHours(1);
    private static final int END_SECONDS = 15;

    private final FlinkMetrics flink;
    private final OperationsTables table;
    private final Clock clock;
    private final Consumer<String> log;
    private final ScheduledExecutorService thread;
    private Instant forgot = Instant.EPOCH;
    private boolean away;

    /** @param log is told once when something is away, and once when it is back */
    public MetricsPoller(FlinkMetrics flink, OperationsTables table, Clock clock, Consumer<String> log) {
        this.flink = flink;
        this.table = table;
        this.clock = clock;
        this.log = log;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            var made = new Thread(task, "flink-metrics");
            made.setDaemon(true);
            return made;
        });
    }

    /**
     * Takes a sample now and then, until {@link #close}.
     *
     * @param written is run after each sample that is in the database
     */
    public MetricsPoller start(Duration every, Runnable written) {
        var unused = thread.scheduleAtFixedRate(() -> poll(written), 0, every.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** Takes one sample. Returns how many rows it has: 0 when no job runs, or Flink or the database is away. */
    int poll(Runnable written) {
        try {
            table.sumHours();
            Instant now = clock.instant();
            List<Sample> samples = flink.read(now);
            table.write(now, samples);
            if (now.isAfter(forgot.plus(FORGET_EVERY))) {
                table.forgetOld();
                forgot = now;
            }
            if (away) {
                away = false;
                log.accept("Flink metrics are kept again");
            }
            if (!samples.isEmpty()) {
                written.run();
            }
            return samples.size();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | SQLException | RuntimeException e) {
            // A scheduled task that throws is never run again.
            table.close();
            if (!away) {
                away = true;
                log.accept("Flink metrics are not kept for now: " + (e.getMessage() == null ? e : e.getMessage()));
            }
        }
        return 0;
    }

    /** Ends the thread, then the connection. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            boolean unused = thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        table.close();
    }
}
