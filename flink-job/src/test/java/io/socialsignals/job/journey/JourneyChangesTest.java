package io.socialsignals.job.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.CommerceType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class JourneyChangesTest {
    private static final long MINUTE = 60_000;
    private static final long START = 1_767_571_200_000L;
    private static final VisitRule RULE = new VisitRule(30 * MINUTE);

    private final JourneyChanges changes = new JourneyChanges(RULE);
    private final Map<JourneyCell, long[]> sums = new HashMap<>();
    private Session session = Session.of(null);

    /** Tries of a property share their fields. */
    private void begin() {
        session = Session.of(null);
        sums.clear();
    }

    private void add(CommerceType type, String product, long at, long id) {
        KeptStep step = new KeptStep(product, "x\t", type, START + at, id, null, null);
        int place = session.place(step);
        Session more = session.with(step, place);
        if (session.steps.length == 0) {
            changes.addFirst(step);
        } else {
            changes.add(session, more, place);
        }
        session = Session.of(more.last());
    }

    /** The number of rows that the changes since the last call touch. */
    private int flush() {
        List<JourneyFact> facts = new ArrayList<>();
        changes.flush(facts::add);
        for (JourneyFact fact : facts) {
            long[] sum = sums.computeIfAbsent(
                    new JourneyCell(fact.product(), fact.origin(), fact.hour()), c -> new long[JourneyCounts.COLUMNS]);
            JourneyCounts.add(sum, fact.change(), 1);
        }
        return facts.size();
    }

    private static Map<String, String> text(Map<JourneyCell, long[]> counts) {
        Map<String, String> text = new TreeMap<>();
        counts.forEach((cell, numbers) -> {
            if (!JourneyCounts.isZero(numbers)) {
                text.put(cell.toString(), Arrays.toString(numbers));
            }
        });
        return text;
    }

    /** Steps near each other, at the gap, and at the longest visit's end, so that all ways to join and to cut occur. */
    @Property(tries = 300)
    void changes_add_up_to_a_count_of_the_whole_session_after_every_step(@ForAll long seed) {
        begin();
        Random random = new Random(seed);
        int span = 1 + random.nextInt(40);
        for (int i = 0; i < 50; i++) {
            long at = random.nextInt(span) * 29 * MINUTE + random.nextInt(3) * MINUTE + random.nextInt(2);
            add(CommerceType.values()[random.nextInt(4)], "p" + random.nextInt(3), at, i);
            flush();
            assertThat(text(sums)).isEqualTo(text(session.counts(RULE)));
        }
    }

    /** The same when steps come after others were settled, as far as a step may still come. */
    @Property(tries = 200)
    void what_is_settled_counts_on(@ForAll long seed) {
        begin();
        Random random = new Random(seed);
        Session whole = Session.of(null);
        long pace = (1 + random.nextInt(20)) * MINUTE;
        for (int i = 0; i < 150; i++) {
            long at = START + i * pace + random.nextInt(61) * MINUTE;
            KeptStep step = new KeptStep(
                    "p" + random.nextInt(3), "x\t", CommerceType.values()[random.nextInt(4)], at, i, null, null);
            whole = whole.with(step, whole.place(step));
            add(step.type, step.product, at - START, i);
            long closed = START + i * pace;
            session = Session.of(session.settled(RULE, time -> time < closed).last());
        }
        flush();
        assertThat(text(sums)).isEqualTo(text(whole.counts(RULE)));
        assertThat(session.steps.length).isLessThan(140);
    }

    @Example
    void a_step_that_tells_nothing_new_changes_the_numbers_of_events_only() {
        add(CommerceType.VIEW, "mug", 0, 1);
        flush();
        add(CommerceType.VIEW, "mug", 10 * MINUTE, 2);
        changes.flush(fact -> assertThat(fact.change()).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Example
    void a_step_that_joins_two_visits_takes_the_second_back() {
        add(CommerceType.VIEW, "mug", 0, 1);
        add(CommerceType.PURCHASE, "pan", 60 * MINUTE, 2);
        assertThat(flush()).isEqualTo(4);
        add(CommerceType.CART, "cup", 30 * MINUTE, 3);
        // Both rows of all products, and the cup's; the mug's and the pan's visits are the same as before.
        assertThat(flush()).isEqualTo(3);
        assertThat(text(sums)).isEqualTo(text(session.counts(RULE)));
    }

    @Example
    void a_visit_that_begins_earlier_may_end_earlier() {
        for (int i = 0; i <= 24; i++) {
            add(CommerceType.VIEW, "mug", i * 30 * MINUTE, i);
        }
        flush();
        assertThat(sums.values().stream()
                        .mapToLong(sum -> sum[JourneyCounts.VISITS])
                        .sum())
                .isEqualTo(2);
        add(CommerceType.VIEW, "mug", -MINUTE, 99);
        flush();
        assertThat(text(sums)).isEqualTo(text(session.counts(RULE)));
        assertThat(sums.values().stream()
                        .mapToLong(sum -> sum[JourneyCounts.VISITS])
                        .sum())
                .isEqualTo(4);
    }
}
