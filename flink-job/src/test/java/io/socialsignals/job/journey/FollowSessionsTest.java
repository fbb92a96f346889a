package io.socialsignals.job.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.CommerceType;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.ingest.Identity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

@SuppressWarnings("try") // close() of a harness declares any exception
class FollowSessionsTest {
    private static final long MINUTE = 60_000;
    private static final long START = 1_767_571_200_000L;
    private static final JobConfig.EventTime TIMES = new JobConfig.EventTime(
            Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ZERO);

    private static KeyedOneInputStreamOperatorTestHarness<Integer, JourneyStep, JourneyFact> harness()
            throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new FollowSessions(new JobConfig.Journeys(Duration.ofMinutes(30)), TIMES),
                JourneyStep::bucket,
                Types.INT);
        harness.open();
        return harness;
    }

    private static JourneyStep step(String session, String product, CommerceType type, double minute, long id) {
        return step(Identity.of(session, 0), product, type, minute, id);
    }

    private static JourneyStep step(long session, String product, CommerceType type, double minute, long id) {
        return new JourneyStep(session, product, "x\tspring", type, START + (long) (minute * MINUTE), id);
    }

    private static Map<String, String> sums(List<JourneyFact> facts) {
        Map<String, long[]> sums = new TreeMap<>();
        for (JourneyFact fact : facts) {
            JourneyCounts.add(
                    sums.computeIfAbsent(
                            fact.product() + " " + (fact.hour() - START) / 3_600_000 + " " + fact.origin(),
                            k -> new long[JourneyCounts.COLUMNS]),
                    fact.change(),
                    1);
        }
        Map<String, String> text = new TreeMap<>();
        sums.forEach((key, sum) -> text.put(key, Arrays.toString(sum)));
        return text;
    }

    private static Map<String, String> run(List<JourneyStep> steps) throws Exception {
        try (var harness = harness()) {
            for (JourneyStep step : steps) {
                harness.processElement(step, step.at());
            }
            harness.processWatermark(START + 100 * MINUTE);
            return sums(harness.extractOutputValues());
        }
    }

    @Example
    void a_visit_from_view_to_purchase_is_counted_with_the_seconds_between() throws Exception {
        Map<String, String> sums = run(List.of(
                step("s", "mug", CommerceType.VIEW, 0, 1),
                step("s", "mug", CommerceType.CART, 2, 2),
                step("s", "mug", CommerceType.PURCHASE, 5.5, 3)));
        assertThat(sums)
                .containsEntry("mug 0 x\tspring", "[3, 0, 1, 1, 1, 1, 0, 1, 1, 1, 0, 120, 330, 210]")
                .containsEntry(" 0 x\tspring", "[3, 0, 1, 1, 1, 1, 0, 1, 1, 1, 0, 120, 330, 210]");
    }

    @Example
    void a_purchase_without_a_cart_is_not_lost() throws Exception {
        Map<String, String> sums = run(List.of(
                step("s", "mug", CommerceType.PURCHASE, 1, 1),
                step("s", "mug", CommerceType.CART, 2, 2),
                step("t", "mug", CommerceType.VIEW, 1, 3),
                step("t", "mug", CommerceType.PURCHASE, 2, 4)));
        assertThat(sums).containsEntry("mug 0 x\tspring", "[4, 0, 2, 1, 1, 2, 0, 0, 1, 0, 2, 0, 60, 0]");
    }

    @Example
    void a_break_longer_than_the_gap_begins_a_new_visit_and_a_late_step_may_join_the_two() throws Exception {
        List<JourneyStep> apart =
                List.of(step("s", "mug", CommerceType.VIEW, 0, 1), step("s", "mug", CommerceType.PURCHASE, 40, 2));
        assertThat(run(apart)).containsEntry("mug 0 x\tspring", "[2, 0, 2, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0]");
        List<JourneyStep> joined = new ArrayList<>(apart);
        joined.add(step("s", "pan", CommerceType.VIEW, 20, 3));
        assertThat(run(joined)).containsEntry("mug 0 x\tspring", "[2, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 2400, 0]");
    }

    @Example
    void a_session_is_forgotten_when_nothing_can_continue_it() throws Exception {
        try (var harness = harness()) {
            for (int i = 0; i < 50; i++) {
                harness.processElement(inBucket(i, i, i), 0);
            }
            harness.processElement(inBucket(0, 29, 99), 0);
            assertThat(harness.numKeyedStateEntries()).isEqualTo(50);
            harness.processWatermark(START + (29 + 30 + 2 + 60) * MINUTE);
            // Those of the minutes 1 to 28 are over; the last of them waits for the next sweep.
            assertThat(harness.numKeyedStateEntries()).isEqualTo(23);
            harness.processWatermark(START + 500 * MINUTE);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    /** A view by the one session that the test has in that bucket. */
    private static JourneyStep inBucket(long bucket, double minute, long id) {
        return new JourneyStep(
                (bucket << 54) + 1, "mug", "x\tspring", CommerceType.VIEW, START + (long) (minute * MINUTE), id);
    }

    @Example
    void a_bucket_needs_one_timer_for_many_sessions() throws Exception {
        try (var harness = harness()) {
            for (int i = 1; i <= 1000; i++) {
                harness.processElement(step(i, "mug", CommerceType.VIEW, i / 12.0, i), 0);
            }
            for (int sweep = 90; sweep <= 150; sweep += 30) {
                harness.processWatermark(START + sweep * MINUTE);
                assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
                assertThat(harness.numEventTimeTimers()).isEqualTo(1);
            }
            harness.processWatermark(START + 180 * MINUTE);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Example
    void an_event_without_a_session_counts_once_while_copies_may_come() throws Exception {
        try (var harness = harness()) {
            JourneyStep step = step(JourneyStep.NO_SESSION, "mug", CommerceType.VIEW, 0, 5);
            harness.processElement(step, 0);
            harness.processElement(step, 0);
            harness.processElement(step(JourneyStep.NO_SESSION, "mug", CommerceType.VIEW, 1, 5L << 56), 0);
            harness.prepareSnapshotPreBarrier(1);
            assertThat(sums(harness.extractOutputValues()))
                    .containsOnly(
                            Map.entry(" 0 x\tspring", "[2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]"),
                            Map.entry("mug 0 x\tspring", "[2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]"));
            assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
            harness.processWatermark(START + 90 * MINUTE);
            harness.processElement(step, 0);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Example
    void changes_are_added_up_until_the_minute_changes() throws Exception {
        try (var harness = harness()) {
            harness.processWatermark(START);
            harness.processElement(step("s", "mug", CommerceType.VIEW, 0, 1), 0);
            harness.processWatermark(START + MINUTE - 1);
            harness.processElement(step("t", "mug", CommerceType.VIEW, 0, 2), 0);
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.processWatermark(START + MINUTE);
            assertThat(harness.extractOutputValues()).hasSize(2);
            harness.processElement(step("u", "mug", CommerceType.VIEW, 1, 3), 0);
            harness.prepareSnapshotPreBarrier(1);
            assertThat(harness.extractOutputValues()).hasSize(4);
            assertThat(sums(harness.extractOutputValues()))
                    .containsEntry("mug 0 x\tspring", "[3, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]");
        }
    }

    @Property(tries = 60)
    void the_counts_depend_on_the_steps_only(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        List<JourneyStep> steps = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            steps.add(new JourneyStep(
                    Identity.of("s" + random.nextInt(3), 0),
                    "p" + random.nextInt(3),
                    "x\t" + random.nextInt(2),
                    CommerceType.values()[random.nextInt(4)],
                    START + random.nextInt(300) * (MINUTE / 2),
                    i));
        }
        Map<String, String> expected = run(steps);
        List<JourneyStep> sent = new ArrayList<>(steps);
        sent.addAll(steps.subList(0, 10));
        Collections.shuffle(sent, random);
        assertThat(run(sent)).isEqualTo(expected);

        // In the order of time up to the lateness, settled and restored on the way.
        sent.sort((a, b) -> Long.compare(a.at() / (50 * MINUTE), b.at() / (50 * MINUTE)));
        List<JourneyFact> facts = new ArrayList<>();
        var harness = harness();
        for (int i = 0; i < sent.size(); i++) {
            harness.processElement(sent.get(i), 0);
            harness.processWatermark(sent.get(i).at() - 50 * MINUTE);
            if (i == 35) {
                harness.prepareSnapshotPreBarrier(1);
                var snapshot = harness.snapshot(1, 1);
                facts.addAll(harness.extractOutputValues());
                harness.close();
                harness = new KeyedOneInputStreamOperatorTestHarness<>(
                        new FollowSessions(new JobConfig.Journeys(Duration.ofMinutes(30)), TIMES),
                        JourneyStep::bucket,
                        Types.INT);
                harness.initializeState(snapshot);
                harness.open();
            }
        }
        harness.processWatermark(START + 10_000 * MINUTE);
        facts.addAll(harness.extractOutputValues());
        assertThat(harness.numKeyedStateEntries()).isZero();
        harness.close();
        assertThat(sums(facts)).isEqualTo(expected);
    }
}
