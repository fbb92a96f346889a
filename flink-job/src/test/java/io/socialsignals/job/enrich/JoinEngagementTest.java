package io.socialsignals.job.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.Engagement;
import io.socialsignals.events.Rejected;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.ingest.FunnelCount;
import io.socialsignals.job.ingest.Ingested;
import io.socialsignals.job.ingest.SideOutputs;
import io.socialsignals.job.pane.SocialFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.types.PojoTestUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares any exception
final class JoinEngagementTest {
    private static final long NOON = Instant.parse("2026-01-05T12:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final Duration LIFE = Duration.ofDays(30);
    private static final JobConfig.EventTime TIMES = new JobConfig.EventTime(
            Duration.ofSeconds(10),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            Duration.ofSeconds(30),
            Duration.ZERO);
    private static final long CLOSED = MINUTE + TIMES.grace().toMillis();

    @Test
    void a_snapshot_adds_what_was_gained_since_the_one_before_for_each_product() throws Exception {
        try (Harness harness = new Harness(null)) {
            harness.post("a", NOON, List.of("kettle", "lamp"));
            harness.snapshot("a", "1", NOON + 1, 10);
            harness.snapshot("a", "2", NOON + MINUTE, 25);
            assertThat(harness.likes())
                    .isEqualTo(Map.of("kettle 0", 10L, "lamp 0", 10L, "kettle 1", 15L, "lamp 1", 15L));
            assertThat(harness.newest()).containsExactly("a 10", "a 25");
        }
    }

    @Test
    void a_snapshot_between_two_others_takes_its_gain_from_the_later_one() throws Exception {
        try (Harness harness = new Harness(null)) {
            harness.post("a", NOON, List.of("kettle"));
            harness.snapshot("a", "1", NOON + 1, 10);
            harness.snapshot("a", "3", NOON + 2 * MINUTE, 30);
            harness.snapshot("a", "2", NOON + MINUTE, 25);
            assertThat(harness.likes()).isEqualTo(Map.of("kettle 0", 10L, "kettle 1", 15L, "kettle 2", 5L));
            assertThat(harness.newest()).containsExactly("a 10", "a 30", "a 30");
        }
    }

    @Test
    void the_velocity_is_the_same_whatever_the_order_of_the_snapshots() throws Exception {
        List<Integer> order = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6));
        for (int seed = 0; seed < 10; seed++) {
            try (Harness harness = new Harness(null)) {
                harness.post("a", NOON, List.of("kettle"));
                for (int i : order) {
                    // Fastest between the third and the fourth hour.
                    harness.snapshot("a", "" + i, NOON + i * 60 * MINUTE, i < 4 ? i * 10 : i * 10 + 50);
                }
                assertThat(harness.peakHours()).isEqualTo(4);
            }
            Collections.shuffle(order, new Random(seed));
        }
    }

    @Test
    void snapshots_that_are_forgotten_still_count_in_the_velocity() throws Exception {
        try (Harness harness = new Harness(null)) {
            harness.post("a", NOON, List.of("kettle"));
            for (int i = 1; i < 9; i++) {
                harness.snapshot("a", "" + i, NOON + i * 60 * MINUTE, i < 2 ? 0 : 100 + i);
                harness.watermark(NOON + i * 60 * MINUTE);
            }
            assertThat(harness.peakHours()).isEqualTo(2);
        }
    }

    @Test
    void snapshots_wait_for_their_post_and_duplicates_are_dropped() throws Exception {
        try (Harness harness = new Harness(null)) {
            harness.snapshot("a", "2", NOON + MINUTE, 25);
            harness.snapshot("a", "1", NOON + 1, 10);
            harness.snapshot("a", "1", NOON + 1, 10);
            assertThat(harness.likes()).isEmpty();
            harness.post("a", NOON, List.of("kettle"));
            assertThat(harness.likes()).isEqualTo(Map.of("kettle 0", 10L, "kettle 1", 15L));
            harness.watermark(NOON);
            assertThat(harness.funnel()).isEqualTo(Map.of("duplicate", 1L, "unique", 2L));
        }
    }

    @Test
    void without_a_post_a_snapshot_is_rejected_as_an_orphan_and_leaves_no_state() throws Exception {
        try (Harness harness = new Harness(null)) {
            harness.snapshot("a", "1", NOON, 10);
            harness.watermark(NOON + CLOSED - 1);
            assertThat(harness.rejected()).isEmpty();
            harness.watermark(NOON + CLOSED);
            assertThat(harness.rejected()).extracting(Rejected::reason).containsExactly("engagement.orphan");
            assertThat(harness.states()).isZero();
            assertThat(harness.timers()).isZero();
            assertThat(harness.funnel()).isEqualTo(Map.of("expired", 1L, "unique", 1L));
        }
    }

    @Test
    void snapshots_of_an_irrelevant_post_are_no_orphans_and_add_nothing() throws Exception {
        try (Harness harness = new Harness(null)) {
            harness.post("a", NOON, List.of());
            harness.snapshot("a", "1", NOON + 1, 10);
            harness.watermark(NOON + CLOSED + MINUTE);
            assertThat(harness.likes()).isEmpty();
            assertThat(harness.newest()).isEmpty();
            assertThat(harness.rejected()).isEmpty();
        }
    }

    @Test
    void a_post_is_forgotten_at_the_end_of_its_life() throws Exception {
        try (Harness harness = new Harness(null)) {
            harness.post("a", NOON, List.of("kettle"));
            harness.snapshot("a", "1", NOON + 1, 10);
            harness.watermark(NOON + LIFE.toMillis() - 1);
            assertThat(harness.states()).isEqualTo(1);
            harness.watermark(NOON + LIFE.toMillis());
            assertThat(harness.states()).isZero();
            assertThat(harness.timers()).isZero();
        }
    }

    @Test
    void old_snapshots_are_forgotten_but_for_the_one_that_the_next_gain_is_counted_from() throws Exception {
        try (Harness harness = new Harness(null)) {
            harness.post("a", NOON, List.of("kettle"));
            long full = 0;
            for (int i = 0; i < 200; i++) {
                harness.snapshot("a", "s" + (1000 + i), NOON + i * MINUTE, 1000 + 10L * i);
                harness.watermark(NOON + i * MINUTE);
                full = i == 99 ? harness.stateBytes() : full;
            }
            assertThat(harness.likes()).hasSize(200).containsEntry("kettle 199", 10L);
            assertThat(harness.stateBytes()).isBetween(full - full / 20, full + full / 20);
        }
    }

    @Test
    void any_order_with_restarts_anywhere_ends_in_the_same_sums() throws Exception {
        Random random = new Random(9);
        List<Step> steps = new ArrayList<>();
        for (int p = 0; p < 5; p++) {
            String post = "p" + p;
            steps.add(harness -> harness.post(post, NOON, List.of("kettle")));
            long likes = 0;
            for (int i = 0; i < 30; i++) {
                likes += random.nextInt(5);
                long total = likes;
                long at = NOON + i * 17_000L;
                String id = post + "-" + i;
                steps.add(harness -> harness.snapshot(post, id, at, total));
                if (random.nextInt(8) == 0) {
                    steps.add(harness -> harness.snapshot(post, id, at, total));
                }
            }
        }
        Map<String, Long> expected = run(steps, steps.size());
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(steps, random);
            assertThat(run(steps, 40)).isEqualTo(expected);
        }
    }

    @Test
    void what_is_kept_and_what_crosses_the_network_needs_no_kryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(PostLife.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(PostSeen.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(PostEngagement.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(MatchedPost.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(ScoredPost.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(ScoredReview.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(CatalogueUpdate.class);
    }

    private static Map<String, Long> run(List<Step> steps, int stepsPerRun) throws Exception {
        Map<String, Long> sums = new TreeMap<>();
        OperatorSubtaskState state = null;
        for (int done = 0; done < steps.size(); done += stepsPerRun) {
            try (Harness harness = new Harness(state)) {
                for (Step step : steps.subList(done, Math.min(steps.size(), done + stepsPerRun))) {
                    step.run(harness);
                }
                harness.watermark(NOON + 500);
                harness.likes().forEach((key, likes) -> sums.merge(key, likes, Long::sum));
                state = harness.state();
            }
        }
        return sums;
    }

    private interface Step {
        void run(Harness harness) throws Exception;
    }

    private static final class Harness implements AutoCloseable {
        private final KeyedTwoInputStreamOperatorTestHarness<String, Ingested<Engagement>, PostSeen, SocialFact>
                harness;

        Harness(@Nullable OperatorSubtaskState state) throws Exception {
            harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                    new JoinEngagement(TIMES, LIFE), snapshot -> snapshot.get().postId(), PostSeen::id, Types.STRING);
            harness.setup();
            if (state != null) {
                harness.initializeState(state);
            }
            harness.open();
        }

        void post(String id, long at, List<String> products) throws Exception {
            harness.processElement2(new PostSeen(id, at, "x", "ann", null, new ArrayList<>(products)), at);
        }

        void snapshot(String post, String id, long at, long likes) throws Exception {
            Engagement engagement = new Engagement(id, at, post, "x", likes, 0, 0, 0, 0, 0, null, likes * 10, null);
            harness.processElement1(new Ingested<>(engagement, at, at, 0, likes), at);
        }

        void watermark(long time) throws Exception {
            harness.processBothWatermarks(new Watermark(time));
        }

        /** Likes by product and minute after noon, since the last call. */
        Map<String, Long> likes() {
            Map<String, Long> sums = new TreeMap<>();
            for (SocialFact fact : harness.extractOutputValues()) {
                assertThat(fact.change().impressions).isEqualTo(10 * fact.change().likes);
                sums.merge(fact.product() + " " + (fact.at() - NOON) / MINUTE, fact.change().likes, Long::sum);
            }
            harness.getOutput().clear();
            return sums;
        }

        double peakHours() {
            double peak = Double.NaN;
            for (var record : harness.getSideOutput(JoinEngagement.NEWEST)) {
                peak = record.getValue().peakHours();
            }
            return peak;
        }

        List<String> newest() {
            var rows = harness.getSideOutput(JoinEngagement.NEWEST);
            return rows == null
                    ? List.of()
                    : rows.stream()
                            .map(row -> row.getValue().newest().postId() + " "
                                    + row.getValue().newest().likes())
                            .toList();
        }

        List<Rejected> rejected() {
            var rows = harness.getSideOutput(SideOutputs.REJECTED);
            return rows == null
                    ? List.of()
                    : rows.stream().map(row -> row.getValue()).toList();
        }

        Map<String, Long> funnel() {
            Map<String, Long> sums = new TreeMap<>();
            for (var row : harness.getSideOutput(SideOutputs.FUNNEL)) {
                FunnelCount count = row.getValue();
                sums.merge(count.stage(), count.count(), Long::sum);
            }
            return sums;
        }

        int states() {
            return harness.numKeyedStateEntries();
        }

        int timers() {
            return harness.numEventTimeTimers();
        }

        OperatorSubtaskState state() throws Exception {
            return harness.snapshot(1, 1);
        }

        long stateBytes() throws Exception {
            return state().getManagedKeyedState().stream()
                    .mapToLong(handle -> handle.getStateSize())
                    .sum();
        }

        @Override
        public void close() throws Exception {
            harness.close();
        }
    }
}
