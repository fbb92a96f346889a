package io.socialsignals.e2e.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.e2e.cluster.Poll;
import io.socialsignals.local.demo.PipelineWatch;
import io.socialsignals.local.stack.EmbeddedJob;
import io.socialsignals.local.stack.RunDirectory;
import io.socialsignals.local.stack.Stack;
import io.socialsignals.simulators.tally.VerifyReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same history with every fault through the whole pipeline: in one go, in two, and with a task manager killed. */
class EmbeddedPipelineTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** On a machine with too much to do a partition that waits to be read would count as idle: ADR 24. */
    private static final List<String> SETTINGS = List.of("sentiment.scorer=fast", "event-time.idleness=10min");

    /** What a run left behind. */
    private record Outcome(VerifyReport report, Map<String, String> hashes) {}

    @TempDir
    static Path folder;

    private static Outcome alone;

    @BeforeAll
    static void playWithParallelismOne() throws Exception {
        alone = play("alone", 1, false);
    }

    @Test
    void everyTableHoldsExactlyWhatWasSent() {
        assertThat(alone.report().table()).contains("tally = social_metrics");
        assertThat(alone.report().differences()).as(alone.report().table()).isZero();
    }

    @Test
    void parallelismChangesNoTable() throws Exception {
        Outcome two = play("two", 2, false);
        assertThat(two.report().differences()).as(two.report().table()).isZero();
        assertThat(two.hashes()).isEqualTo(alone.hashes());
    }

    @Test
    void aKilledTaskManagerChangesNoTable() throws Exception {
        Outcome killed = play("killed", 2, true);
        assertThat(killed.report().differences()).as(killed.report().table()).isZero();
        assertThat(killed.hashes()).isEqualTo(alone.hashes());
    }

    private static Outcome play(String name, int parallelism, boolean kill) throws Exception {
        var options = new Stack.Options(History.PARTITIONS, parallelism, Duration.ofSeconds(1));
        try (RunDirectory run = RunDirectory.open(null);
                var stack = new Stack(run, options, said -> {});
                var watch = new PipelineWatch(stack.postgres())) {
            String bootstrap = stack.kafka().bootstrap();
            var history = new History(folder.resolve(name));
            history.sendUpTo(0.5, bootstrap);
            EmbeddedJob.start(stack, true, SETTINGS);
            if (kill) {
                Poll.until(
                        "the first half",
                        PATIENCE,
                        () -> alive(stack) && watch.look().total() > history.total() / 2);
                stack.flink().checkpoint();
                history.sendUpTo(0.7, bootstrap);
                stack.flink().crash();
            }
            history.sendUpTo(1, bootstrap);
            Poll.until("the whole history", PATIENCE, () -> alive(stack) && watch.hasCounted(history.sent()));
            if (name.equals("alone")) {
                Poll.until("samples for every chart of Flink's metrics", PATIENCE, () -> OperationsCharts.empty(stack)
                        .isEmpty());
            }
            stack.flink().drain();
            try (var connection = stack.postgres().connect()) {
                return new Outcome(history.compare(connection), TableHashes.of(connection));
            }
        }
    }

    private static boolean alive(Stack stack) {
        stack.flink().failure().ifPresent(why -> {
            throw new AssertionError("the job failed: " + why);
        });
        return true;
    }
}
