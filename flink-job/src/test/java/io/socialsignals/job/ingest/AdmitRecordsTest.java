package io.socialsignals.job.ingest;

import static io.socialsignals.job.ingest.Fixtures.HOUR;
import static io.socialsignals.job.ingest.Fixtures.KEY;
import static io.socialsignals.job.ingest.Fixtures.MINUTE;
import static io.socialsignals.job.ingest.Fixtures.NOON;
import static io.socialsignals.job.ingest.Fixtures.SECOND;
import static io.socialsignals.job.ingest.Fixtures.TIMES;
import static io.socialsignals.job.ingest.Fixtures.funnel;
import static io.socialsignals.job.ingest.Fixtures.ingested;
import static io.socialsignals.job.ingest.Fixtures.side;
import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.Post;
import io.socialsignals.events.Product;
import io.socialsignals.events.Rejected;
import io.socialsignals.events.json.EventCodec;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares any exception
class AdmitRecordsTest {
    private static final long LATEST_LATE = NOON - 10 * SECOND - HOUR - 1;

    @Test
    void aRecordIsLateFromOneMillisecondBeyondDisorderAndLateness() throws Exception {
        try (var harness = open()) {
            send(harness, ingested("a", NOON, 0));
            send(harness, ingested("b", LATEST_LATE + 1, 0));
            send(harness, ingested("c", LATEST_LATE, 0));
            assertThat(ids(harness)).containsExactly("a", "b");
            Rejected late = side(harness, SideOutputs.REJECTED).get(0);
            assertThat(late.kind()).isEqualTo("late");
            assertThat(late.reason()).isEqualTo("late.partition");
            assertThat(EventCodec.decodePost(late.raw())).isEqualTo(Fixtures.post("c", LATEST_LATE));
            assertThat(late.key()).isEqualTo("c".getBytes("UTF-8"));
        }
    }

    @Test
    void partitionsAreJudgedApartAndLateRecordsDoNotMoveTheirClocks() throws Exception {
        try (var harness = open()) {
            send(harness, ingested("a", NOON, 0));
            send(harness, ingested("b", NOON - 2 * HOUR, 5));
            send(harness, ingested("c", NOON - 3 * HOUR, 0));
            send(harness, ingested("d", LATEST_LATE + 1, 0));
            assertThat(ids(harness)).containsExactly("a", "b", "d");
        }
    }

    @Test
    void aRecordIsOverdueWhenItsMinuteHadEndedByMoreThanTheDisorder() throws Exception {
        try (var harness = open()) {
            send(harness, ingested("first", NOON, 0));
            send(harness, ingested("on", NOON + MINUTE + 10 * SECOND, 0));
            send(harness, ingested("edge", NOON + MINUTE - 1, 0));
            send(harness, ingested("beyond", NOON + MINUTE + 10 * SECOND + 1, 0));
            send(harness, ingested("overdue", NOON + MINUTE - 1, 0));
            assertThat(harness.extractOutputValues())
                    .extracting(i -> i.overdue)
                    .containsExactly(false, false, false, false, true);
        }
    }

    @Test
    void everyRecordIsCountedOnceByTheMinuteOfItsArrival() throws Exception {
        try (var harness = open()) {
            send(harness, ingested("a", NOON, 0));
            send(harness, ingested("b", NOON + MINUTE, 0));
            send(harness, ingested("c", NOON - 2 * HOUR, 0));
            send(harness, rejection(NOON));
            assertThat(funnel(harness)).isEmpty();
            harness.processWatermark(NOON);
            List<String> expected =
                    List.of("raw=4", "rejected late/late.partition=1", "rejected malformed/json.syntax=1", "valid=2");
            assertThat(funnel(harness)).isEqualTo(expected);
            assertThat(side(harness, SideOutputs.FUNNEL))
                    .contains(new FunnelCount(NOON, "social.posts", "raw", "", 2))
                    .contains(new FunnelCount(NOON + MINUTE, "social.posts", "raw", "", 1));
            harness.processWatermark(NOON + 1);
            harness.prepareSnapshotPreBarrier(1);
            assertThat(funnel(harness)).isEqualTo(expected);
        }
    }

    @Test
    void countsGoOutBeforeABarrierAndOnceASecond() throws Exception {
        try (var harness = open()) {
            send(harness, ingested("a", NOON, 0));
            harness.prepareSnapshotPreBarrier(1);
            assertThat(funnel(harness)).containsExactly("raw=1", "valid=1");
            send(harness, ingested("b", NOON, 0));
            harness.setProcessingTime(1000);
            assertThat(funnel(harness)).containsExactly("raw=2", "valid=2");
        }
    }

    @Test
    void nobodyBehindItSeesAnIdOfAPerson() throws Exception {
        try (var harness = open()) {
            send(harness, ingested("a", NOON, 0));
            Post post = harness.extractOutputValues().get(0).get();
            Pseudonyms pseudonyms = new Pseudonyms(KEY);
            assertThat(post.authorId()).isEqualTo(pseudonyms.of("x", "ada")).hasSize(26);
            assertThat(post.mentions()).containsExactly(pseudonyms.of("x", "bob"));
            assertThat(post.sourceAuthorId()).isEqualTo(pseudonyms.of("x", "bob"));
            assertThat(post.toString()).doesNotContain("ada", "bob");
            assertThat(post.id()).isEqualTo("a");
        }
    }

    @Test
    void aProductIsNeverLate() throws Exception {
        Product product = new Product("sku", "n", "b", "c", List.of(), List.of(), 1, "EUR");
        try (var harness =
                new OneInputStreamOperatorTestHarness<>(new AdmitRecords<>(RecordKinds.PRODUCTS, TIMES, KEY))) {
            harness.open();
            harness.processElement(new Ingested<>(product, NOON, NOON, 0, 0), NOON);
            harness.processElement(new Ingested<>(product, NOON - 48 * HOUR, NOON - 48 * HOUR, 0, 1), NOON);
            assertThat(harness.extractOutputValues()).hasSize(2).noneMatch(i -> i.overdue);
        }
    }

    @Test
    void clocksSurviveAnyChangeOfParallelism() throws Exception {
        OperatorSubtaskState state;
        try (var first = open(2, 0, null);
                var second = open(2, 1, null)) {
            send(first, ingested("a", NOON, 0));
            send(second, ingested("b", NOON + HOUR, 1));
            state = AbstractStreamOperatorTestHarness.repackageState(first.snapshot(1, 1), second.snapshot(1, 1));
        }
        OperatorSubtaskState once;
        try (var only = open(1, 0, state(state, 2, 1, 0))) {
            send(only, ingested("c", LATEST_LATE, 0));
            send(only, ingested("d", LATEST_LATE + HOUR, 1));
            send(only, ingested("e", NOON + HOUR, 0));
            assertThat(ids(only)).containsExactly("e");
            once = only.snapshot(2, 2);
        }
        List<String> admitted = new ArrayList<>();
        for (int subtask = 0; subtask < 3; subtask++) {
            try (var one = open(3, subtask, state(once, 1, 3, subtask))) {
                send(one, ingested("f", LATEST_LATE + HOUR, 0));
                send(one, ingested("g", LATEST_LATE + HOUR, 1));
                send(one, ingested("h" + subtask, LATEST_LATE + HOUR + 1, 1));
                admitted.addAll(ids(one));
            }
        }
        assertThat(admitted).containsExactly("h0", "h1", "h2");
    }

    private static OperatorSubtaskState state(OperatorSubtaskState all, int from, int to, int subtask) {
        return AbstractStreamOperatorTestHarness.repartitionOperatorState(all, 128, from, to, subtask);
    }

    private static OneInputStreamOperatorTestHarness<Ingested<Post>, Ingested<Post>> open() throws Exception {
        return open(1, 0, null);
    }

    private static OneInputStreamOperatorTestHarness<Ingested<Post>, Ingested<Post>> open(
            int parallelism, int subtask, OperatorSubtaskState state) throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<>(
                new AdmitRecords<>(RecordKinds.POSTS, TIMES, KEY), 128, parallelism, subtask);
        harness.setup();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static void send(
            OneInputStreamOperatorTestHarness<Ingested<Post>, Ingested<Post>> harness, Ingested<Post> ingested)
            throws Exception {
        harness.processElement(ingested, ingested.at);
    }

    private static Ingested<Post> rejection(long arrived) {
        return new Ingested<>(
                new Rejected("social.posts", 0, 0, arrived, "malformed", "json.syntax", "d", null, new byte[0]));
    }

    private static List<String> ids(OneInputStreamOperatorTestHarness<Ingested<Post>, Ingested<Post>> harness) {
        return harness.extractOutputValues().stream().map(i -> i.get().id()).toList();
    }
}
