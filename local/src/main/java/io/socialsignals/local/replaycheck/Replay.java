package io.socialsignals.local.replaycheck;

import io.socialsignals.local.demo.PipelineWatch;
import io.socialsignals.local.stack.EmbeddedJob;
import io.socialsignals.local.stack.RunDirectory;
import io.socialsignals.local.stack.Stack;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.target.KafkaTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** One replay: servers of its own, the records, the job, a drain, and a copy of every table. */
final class Replay {
    private static final Duration CHECKPOINTS = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** A kill: state is kept at this share of the records, */
    private static final double KEPT_AT = 0.4;
    /** and the task manager killed when the job has counted about this share; what lies between is done again. */
    private static final double KILLED_AT = 0.6;

    private final int partitions;
    private final List<String> settings;

    /**
     * @param partitions of the topics
     * @param scorer of texts
     */
    Replay(int partitions, String scorer) {
        this.partitions = partitions;
        // Silence is measured by the clock: on a machine with too much to do, a partition that is only slow must not
        // count as silent.
        this.settings = List.of("sentiment.scorer=" + scorer, "event-time.idleness=10min");
    }

    /** @param folder for the copies of the tables */
    Outcome play(Plan plan, List<SimRecord> records, Path folder) throws SQLException, IOException {
        long started = System.nanoTime();
        Files.createDirectories(folder);
        var options = new Stack.Options(partitions, plan.parallelism(), CHECKPOINTS);
        try (RunDirectory run = RunDirectory.open(null);
                var stack = new Stack(run, options, said -> {});
                var watch = new PipelineWatch(stack.postgres())) {
            feed(plan, records, stack, watch);
            stack.flink().drain();
            try (Connection connection = stack.postgres().connect()) {
                var contents = Content.read(connection, folder);
                double seconds = (System.nanoTime() - started) / 1e9;
                return new Outcome(plan, contents, corrections(connection), seconds);
            }
        }
    }

    private void feed(Plan plan, List<SimRecord> records, Stack stack, PipelineWatch watch) {
        int keptAt = plan.killed() ? (int) (records.size() * KEPT_AT) : records.size();
        int killedAt = plan.killed() ? (int) (records.size() * KILLED_AT) : records.size();
        Map<String, Long> sent = new TreeMap<>();
        send(records.subList(0, keptAt), stack, sent);
        EmbeddedJob.start(stack, true, settings);
        await(stack, watch, sent);
        if (plan.killed()) {
            stack.flink().checkpoint();
            send(records.subList(keptAt, killedAt), stack, sent);
            await(stack, watch, sent);
            stack.flink().crash();
            send(records.subList(killedAt, records.size()), stack, sent);
            await(stack, watch, sent);
        }
    }

    private static void send(List<SimRecord> records, Stack stack, Map<String, Long> sent) {
        try (var target = KafkaTarget.open(stack.kafka().bootstrap())) {
            for (SimRecord record : records) {
                target.send(record);
                sent.merge(record.topic(), 1L, Long::sum);
            }
        }
    }

    private static void await(Stack stack, PipelineWatch watch, Map<String, Long> sent) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!watch.hasCounted(sent)) {
            stack.flink().failure().ifPresent(why -> {
                throw new IllegalStateException("The job failed for good:\n" + why);
            });
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The job did not count all records within " + PATIENCE.toMinutes()
                        + " min: sent " + sent + ", counted " + watch.look().counted());
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private static long corrections(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var sum = statement.executeQuery(
                        """
                        SELECT coalesce((SELECT sum(late_events) FROM signals.social_metrics), 0)
                             + coalesce((SELECT sum(late_events) FROM signals.commerce_metrics), 0)
                             + coalesce((SELECT sum(late_events) FROM signals.review_metrics), 0)
                        """)) {
            sum.next();
            return sum.getLong(1);
        }
    }
}
