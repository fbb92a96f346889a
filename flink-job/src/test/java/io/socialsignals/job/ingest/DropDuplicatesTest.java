package io.socialsignals.job.ingest;

import static io.socialsignals.job.ingest.Fixtures.MINUTE;
import static io.socialsignals.job.ingest.Fixtures.NOON;
import static io.socialsignals.job.ingest.Fixtures.TIMES;
import static io.socialsignals.job.ingest.Fixtures.admitted;
import static io.socialsignals.job.ingest.Fixtures.funnel;
import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.Post;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares any exception
class DropDuplicatesTest {
    @Test
    void theFirstCopyPassesAndTheOthersAreCounted() throws Exception {
        try (var harness = open(1, 0, null)) {
            send(harness, admitted("a", NOON));
            send(harness, admitted("b", NOON));
            send(harness, admitted("a", NOON));
            send(harness, admitted("a", NOON));
            assertThat(ids(harness)).containsExactly("a", "b");
            harness.processWatermark(NOON);
            assertThat(funnel(harness)).containsExactly("duplicate=2", "unique=2");
        }
    }

    @Test
    void theSameIdAtAnotherTimeIsNoCopyInWhateverOrderTheyCome() throws Exception {
        try (var harness = open(1, 0, null)) {
            send(harness, admitted("a", NOON + 1));
            send(harness, admitted("a", NOON));
            send(harness, admitted("a", NOON + MINUTE));
            assertThat(ids(harness)).hasSize(3);
        }
    }

    @Test
    void aMinuteIsForgottenOnceItsCopiesCouldOnlyBeLate() throws Exception {
        try (var harness = open(1, 0, null)) {
            send(harness, admitted("a", NOON));
            send(harness, admitted("b", NOON + MINUTE));
            assertThat(harness.numEventTimeTimers()).isEqualTo(2);
            assertThat(entries(harness)).isEqualTo(2);
            long end = NOON + MINUTE + Fixtures.TIMES.grace().toMillis();
            harness.processWatermark(end - 1);
            send(harness, admitted("a", NOON));
            assertThat(ids(harness)).containsExactly("a", "b");
            harness.processWatermark(end);
            assertThat(entries(harness)).isEqualTo(1);
            harness.processWatermark(end + MINUTE);
            assertThat(entries(harness)).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void stateSurvivesARestartAtAnyParallelism() throws Exception {
        Random random = new Random(7);
        Set<String> unique = new HashSet<>();
        OperatorSubtaskState state;
        try (var harness = open(1, 0, null)) {
            for (int i = 0; i < 3000; i++) {
                String id = "p" + random.nextInt(1500);
                unique.add(id);
                send(harness, admitted(id, NOON + id.hashCode() % (5 * MINUTE)));
            }
            assertThat(ids(harness)).hasSameSizeAs(unique);
            state = harness.snapshot(1, 1);
        }
        for (int subtask = 0; subtask < 3; subtask++) {
            OperatorSubtaskState part =
                    AbstractStreamOperatorTestHarness.repartitionOperatorState(state, 128, 1, 3, subtask);
            try (var harness = open(3, subtask, part)) {
                for (String id : unique) {
                    Ingested<Post> copy = admitted(id, NOON + id.hashCode() % (5 * MINUTE));
                    if (owner(copy) == subtask) {
                        send(harness, copy);
                    }
                }
                assertThat(ids(harness)).isEmpty();
                assertThat(harness.numEventTimeTimers()).isPositive();
            }
        }
    }

    private static int owner(Ingested<Post> ingested) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(DropDuplicates.bucket(ingested), 128, 3);
    }

    private static KeyedOneInputStreamOperatorTestHarness<Integer, Ingested<Post>, Ingested<Post>> open(
            int parallelism, int subtask, OperatorSubtaskState state) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<Integer, Ingested<Post>, Ingested<Post>>(
                new DropDuplicates<Integer, Post>(RecordKinds.POSTS, TIMES),
                DropDuplicates::bucket,
                Types.INT,
                128,
                parallelism,
                subtask);
        harness.setup();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    /** Sets that are kept, over all keys and minutes. */
    private static int entries(
            KeyedOneInputStreamOperatorTestHarness<Integer, Ingested<Post>, Ingested<Post>> harness) {
        return harness.numKeyedStateEntries();
    }

    private static void send(
            KeyedOneInputStreamOperatorTestHarness<Integer, Ingested<Post>, Ingested<Post>> harness,
            Ingested<Post> ingested)
            throws Exception {
        harness.processElement(ingested, ingested.at);
    }

    private static List<String> ids(
            KeyedOneInputStreamOperatorTestHarness<Integer, Ingested<Post>, Ingested<Post>> harness) {
        return harness.extractOutputValues().stream().map(i -> i.get().id()).toList();
    }
}
