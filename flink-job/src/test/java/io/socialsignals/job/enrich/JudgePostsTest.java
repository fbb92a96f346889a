package io.socialsignals.job.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.analytics.text.SpamLimits;
import io.socialsignals.events.Post;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.ingest.FunnelCount;
import io.socialsignals.job.ingest.SideOutputs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares any exception
final class JudgePostsTest {
    private static final long NOON = 1_767_614_400_000L;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final JobConfig.EventTime TIMES = new JobConfig.EventTime(
            Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ZERO);
    private static final SpamLimits LIMITS = new SpamLimits(6 * HOUR, 3, 3);
    private static final long CLOSED = MINUTE + TIMES.grace().toMillis();

    @Test
    void an_earlier_post_that_comes_later_makes_the_copy_spam_and_takes_it_back() throws Exception {
        try (Harness harness = new Harness()) {
            harness.send(post("b", "two", NOON + MINUTE, "Got my kettle from batch 77 today and it works great"));
            harness.send(post("a", "one", NOON, "Got my kettle from batch 12 today and it works great"));
            assertThat(harness.verdicts()).containsExactly("b  null", "b template ", "a  null");
            assertThat(harness.facts()).containsExactly("b 1", "b -1", "a 1");
            harness.operator.processWatermark(new Watermark(NOON + MINUTE + CLOSED));
            assertThat(harness.counted()).containsExactly("a");
            assertThat(harness.funnel()).isEqualTo(Map.of("counted", 1L, "spam/template", 1L));
        }
    }

    @Test
    void state_is_forgotten_when_no_post_can_be_a_copy_any_more() throws Exception {
        try (Harness harness = new Harness()) {
            for (int i = 0; i < 20; i++) {
                harness.send(
                        post("p" + i, "a" + i % 3, NOON + i * 7_000, "the kettle of number " + i + " is the best one"));
            }
            harness.operator.processWatermark(new Watermark(NOON + 3 * MINUTE + CLOSED));
            assertThat(harness.operator.numKeyedStateEntries()).isPositive();
            harness.operator.processWatermark(new Watermark(NOON + 3 * MINUTE + CLOSED + LIMITS.memory()));
            assertThat(harness.operator.numKeyedStateEntries()).isZero();
            assertThat(harness.operator.numEventTimeTimers()).isZero();
        }
    }

    @Property(tries = 40)
    void verdicts_are_the_same_in_any_order_of_arrival_with_a_restart_in_between(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        List<ScoredPost> posts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String text =
                    switch (random.nextInt(4)) {
                        case 0 -> "cheap kettle deals now " + random.nextInt(9) + " percent off for all friends";
                        case 1 -> "my kettle broke after two days and nobody answers";
                        case 2 -> "see https://a.co/1 https://b.co/2 kettle";
                        default ->
                            "kettle story " + "abcdefghij".charAt(random.nextInt(10)) + " and nothing else to tell you";
                    };
            posts.add(post("p" + i, "a" + random.nextInt(6), NOON + random.nextInt(50) * MINUTE / 2, text));
        }
        Map<String, String> expected = last(posts, -1);
        Collections.shuffle(posts, random);
        assertThat(last(posts, random.nextInt(60))).isEqualTo(expected);
    }

    private static Map<String, String> last(List<ScoredPost> posts, int restart) throws Exception {
        Map<String, String> verdicts = new TreeMap<>();
        Harness harness = new Harness();
        try {
            for (int i = 0; i < posts.size(); i++) {
                if (i == restart) {
                    harness.last(verdicts);
                    harness = harness.restarted();
                }
                harness.send(posts.get(i));
            }
            harness.operator.getOperator().finish();
            harness.last(verdicts);
            verdicts.put("counted", new TreeSet<>(harness.counted()).toString());
            verdicts.put("sums", harness.sums.toString());
        } finally {
            harness.close();
        }
        return verdicts;
    }

    private static ScoredPost post(String id, String author, long at, String text) {
        Post post =
                new Post(id, at, "x", author, 5, text, "en", List.of(), List.of(), null, null, null, null, null, null);
        double none = Double.NaN;
        Tone tone = new Tone("NOT_ASKED", null, none, none, none, none, none, "none", "NONE", "und");
        return new ScoredPost(post, at, 0, 0, false, List.of("kettle"), tone);
    }

    private static final class Harness implements AutoCloseable {
        final KeyedOneInputStreamOperatorTestHarness<String, ScoredPost, JudgedPost> operator;
        final TreeMap<String, Long> sums;
        private int read;

        Harness() throws Exception {
            this(new TreeMap<>());
            operator.open();
        }

        private Harness(TreeMap<String, Long> sums) throws Exception {
            this.sums = sums;
            operator = new KeyedOneInputStreamOperatorTestHarness<>(
                    new JudgePosts(TIMES, LIMITS), post -> post.products().get(0), Types.STRING);
        }

        Harness restarted() throws Exception {
            var state = operator.snapshot(1, 1);
            close();
            Harness next = new Harness(sums);
            next.operator.initializeState(state);
            next.operator.open();
            return next;
        }

        void send(ScoredPost post) throws Exception {
            operator.processElement(new StreamRecord<>(post, post.post().at()));
        }

        private List<JudgedPost> judged() {
            List<JudgedPost> judged = new ArrayList<>();
            for (StreamRecord<? extends JudgedPost> row : operator.extractOutputStreamRecords()) {
                judged.add(row.getValue());
            }
            return judged;
        }

        List<String> verdicts() {
            return judged().stream()
                    .map(row -> row.post().id() + " " + row.spam() + " " + row.before())
                    .toList();
        }

        List<String> facts() {
            List<String> facts = new ArrayList<>();
            judged().forEach(row -> row.facts(fact -> facts.add(row.post().id() + " " + fact.change().posts)));
            return facts;
        }

        void last(Map<String, String> verdicts) {
            List<JudgedPost> all = judged();
            for (JudgedPost row : all.subList(read, all.size())) {
                verdicts.put(row.post().id(), row.spam());
                row.facts(fact -> sums.merge(fact.product(), fact.change().posts, Long::sum));
            }
            read = all.size();
        }

        List<String> counted() {
            return side(JudgePosts.FINAL).stream().map(post -> post.post().id()).toList();
        }

        Map<String, Long> funnel() {
            Map<String, Long> funnel = new TreeMap<>();
            // Sums are handed over with the next watermark or barrier.
            try {
                operator.prepareSnapshotPreBarrier(7);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            for (FunnelCount count : side(SideOutputs.FUNNEL)) {
                String stage = count.stage() + (count.reason().isEmpty() ? "" : "/" + count.reason());
                funnel.merge(stage, count.count(), Long::sum);
            }
            return funnel;
        }

        private <T> List<T> side(OutputTag<T> tag) {
            var rows = operator.getSideOutput(tag);
            List<T> values = new ArrayList<>();
            if (rows != null) {
                rows.forEach(row -> values.add(row.getValue()));
            }
            return values;
        }

        @Override
        public void close() throws Exception {
            operator.close();
        }
    }
}
