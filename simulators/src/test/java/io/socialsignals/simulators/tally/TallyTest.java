package io.socialsignals.simulators.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.events.Engagement;
import io.socialsignals.events.Post;
import io.socialsignals.events.Product;
import io.socialsignals.events.Topics;
import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.record.EventParts;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Fault;
import io.socialsignals.simulators.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TallyTest {
    private static final long START = 1_767_571_200_000L;
    private static final long MINUTE = 60_000;

    @TempDir
    Path directory;

    private long index;

    @Test
    void theFunnelOfASimulationAddsUp() {
        tallyTiny();
        for (String topic : Topics.INPUTS) {
            assertThat(stage(topic, "raw")).as(topic).isEqualTo(stage(topic, "valid") + stage(topic, "rejected"));
            assertThat(stage(topic, "valid")).as(topic).isEqualTo(stage(topic, "unique") + stage(topic, "duplicate"));
        }
        assertThat(stage(Topics.POSTS, "unique"))
                .isEqualTo(stage(Topics.POSTS, "relevant") + stage(Topics.POSTS, "irrelevant"));
        assertThat(stage(Topics.POSTS, "relevant"))
                .isEqualTo(stage(Topics.POSTS, "scored") + stage(Topics.POSTS, "unscored"))
                .isEqualTo(TallyRows.of(directory, TallyTable.SCORED_POSTS).size());
        assertThat(stage(Topics.REVIEWS, "unique"))
                .isEqualTo(stage(Topics.REVIEWS, "scored") + stage(Topics.REVIEWS, "unscored"));
    }

    @Test
    void everyPlantedFaultIsCountedOnceUnderItsRule() {
        Map<Fault, Long> planted = tallyTiny();
        Map<String, Long> rejected = new java.util.TreeMap<>();
        for (String[] row : TallyRows.of(directory, TallyTable.REJECTED_COUNTS)) {
            rejected.merge(row[2] + "/" + row[3], Long.parseLong(row[4]), Long::sum);
        }
        assertThat(rejected.get("late/late.partition")).isEqualTo(planted.get(Fault.LATE));
        assertThat(rejected.get("future/time.ahead")).isEqualTo(planted.get(Fault.FAR_FUTURE));
        assertThat(rejected.get("invalid/time.too_early")).isEqualTo(planted.get(Fault.FAR_PAST));
        assertThat(rejected.get("malformed/json.utf8")).isEqualTo(planted.get(Fault.BAD_UTF8));
        long duplicates = Topics.INPUTS.stream()
                .mapToLong(topic -> stage(topic, "duplicate"))
                .sum();
        assertThat(duplicates).isEqualTo(planted.get(Fault.DUPLICATE));
        long all = planted.values().stream().mapToLong(Long::longValue).sum();
        assertThat(rejected.values().stream().mapToLong(Long::longValue).sum() + duplicates)
                .isEqualTo(all);
    }

    @Test
    void nothingThatASimulationSendsIsAnOrphanAndIrrelevantPostsAreThoseThatNameNothing() {
        long[] irrelevant = new long[1];
        try (Tally tally = new Tally(directory, TallyRules.standard())) {
            Simulation simulation = Simulation.of(ScenarioReader.builtIn("tiny"));
            while (simulation.hasNext()) {
                SimRecord record = simulation.next();
                tally.accept(record);
                if (record.fault() == null
                        && record.label() != null
                        && record.label().kind() == io.socialsignals.simulators.text.TextKind.IRRELEVANT) {
                    irrelevant[0]++;
                }
            }
        }
        assertThat(stage(Topics.POSTS, "irrelevant")).isEqualTo(irrelevant[0]).isPositive();
        assertThat(TallyRows.of(directory, TallyTable.REJECTED_COUNTS))
                .noneMatch(row -> row[3].equals("engagement.orphan"));
    }

    @Test
    void aRecordIsLateByWhatItsPartitionHasShownAndOnlyThat() {
        try (Tally tally = new Tally(directory, TallyRules.standard())) {
            tally.accept(view("a", 0, 300 * MINUTE));
            tally.accept(view("b", 0, 300 * MINUTE - 3_610_000));
            tally.accept(view("c", 0, 300 * MINUTE - 3_610_001));
            tally.accept(view("d", 1, 300 * MINUTE - 3_610_001));
        }
        assertThat(stage(Topics.COMMERCE, "valid")).isEqualTo(3);
        assertThat(TallyRows.of(directory, TallyTable.REJECTED_COUNTS))
                .singleElement()
                .satisfies(row -> assertThat(row).endsWith("late", "late.partition", "1"));
        assertThat(TallyRows.sum(directory, TallyTable.COMMERCE_METRICS, "late_events"))
                .isEqualTo(1);
    }

    @Test
    void aCopyCountsAsDuplicateAndNothingElse() {
        try (Tally tally = new Tally(directory, TallyRules.standard())) {
            tally.accept(view("a", 0, 299 * MINUTE));
            tally.accept(view("a", 0, 299 * MINUTE));
        }
        assertThat(stage(Topics.COMMERCE, "duplicate")).isEqualTo(1);
        assertThat(TallyRows.sum(directory, TallyTable.COMMERCE_METRICS, "views"))
                .isEqualTo(1);
    }

    @Test
    void snapshotsAddTheirDifferencesWhateverTheirOrder() {
        for (List<Integer> order : List.of(List.of(0, 1, 2), List.of(2, 0, 1), List.of(1, 2, 0))) {
            try (Tally tally = new Tally(directory, TallyRules.standard())) {
                tally.accept(record(
                        new Product("p", "Ardo", "B", "c", List.of("ardo"), List.of("ardotag"), 1, "EUR"), 0, 0));
                tally.accept(record(post("t", "I like ARDO!"), 0, 0));
                int[] likes = {5, 7, 20};
                for (int i : order) {
                    tally.accept(record(snapshot("e" + i, (i + 1) * MINUTE, likes[i]), 0, 4 * MINUTE));
                }
            }
            assertThat(TallyRows.of(directory, TallyTable.SOCIAL_METRICS).stream()
                            .map(row -> row[3 + Tally.LIKES]))
                    .containsExactly("0", "5", "2", "13");
        }
    }

    @Test
    void whatPurchasesAndReturnsSayIsSummedByTheHour() {
        try (Tally tally = new Tally(directory, TallyRules.standard())) {
            tally.accept(said("a", CommerceType.VIEW, 61, "SPRING", "resale", "fit", "18-24", "f"));
            tally.accept(said("b", CommerceType.PURCHASE, 61, "SPRING", null, null, "18-24", null));
            tally.accept(said("b", CommerceType.PURCHASE, 61, "SPRING", null, null, "18-24", null));
            tally.accept(said("c", CommerceType.PURCHASE, 119, "SPRING", null, null, null, null));
            tally.accept(said("d", CommerceType.RETURN, 120, "SPRING", "resale", null, "18-24", "f"));
        }
        assertThat(TallyRows.of(directory, TallyTable.COUPON_SALES))
                .containsExactly(row(60, "p", "SPRING", "EUR", "2", "4", "180"));
        assertThat(TallyRows.of(directory, TallyTable.BUYER_GROUPS))
                .containsExactly(row(60, "p", "18-24", "", "EUR", "1", "2", "90"));
        assertThat(TallyRows.of(directory, TallyTable.RETURN_REASONS))
                .containsExactly(row(120, "p", "", "resale", "EUR", "1", "2", "90"));
    }

    @Test
    void aSnapshotWithoutItsPostIsAnOrphan() {
        try (Tally tally = new Tally(directory, TallyRules.standard())) {
            tally.accept(record(snapshot("e", MINUTE, 5), 0, MINUTE));
        }
        assertThat(stage(Topics.ENGAGEMENT, "unique")).isEqualTo(1);
        assertThat(stage(Topics.ENGAGEMENT, "expired")).isEqualTo(1);
        assertThat(TallyRows.of(directory, TallyTable.SOCIAL_METRICS)).isEmpty();
    }

    @Test
    void aNameInsideAnotherWordIsNotNamed() {
        NamedProducts named = new NamedProducts();
        named.add(new Product("p", "Ardo Pro", "B", "c", List.of("ardo"), List.of("ardotag"), 1, "EUR"));
        assertThat(named.in(post("1", "leonardo paints"))).isEmpty();
        assertThat(named.in(post("1", "my Ardo."))).containsExactly("p");
        assertThat(named.in(post("1", "see #ardotag"))).containsExactly("p");
        assertThat(named.in(post("1", "see ardotag"))).isEmpty();
    }

    private Map<Fault, Long> tallyTiny() {
        Map<Fault, Long> planted = new EnumMap<>(Fault.class);
        Simulation simulation = Simulation.of(ScenarioReader.builtIn("tiny"));
        try (Tally tally = new Tally(directory, TallyRules.standard())) {
            while (simulation.hasNext()) {
                SimRecord record = simulation.next();
                tally.accept(record);
                if (record.fault() != null) {
                    planted.merge(record.fault(), 1L, Long::sum);
                }
            }
        }
        return planted;
    }

    private long stage(String topic, String stage) {
        return TallyRows.stage(directory, topic, stage);
    }

    private SimRecord view(String id, int partition, long after) {
        CommerceEvent event = new CommerceEvent(
                id,
                START + after,
                CommerceType.VIEW,
                "p",
                1,
                1,
                0,
                "EUR",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return record(event, partition, 300 * MINUTE);
    }

    private SimRecord said(
            String id,
            CommerceType type,
            int minutes,
            @Nullable String coupon,
            @Nullable String disposition,
            @Nullable String reason,
            @Nullable String ageGroup,
            @Nullable String gender) {
        CommerceEvent event = new CommerceEvent(
                id,
                START + minutes * MINUTE,
                type,
                "p",
                100,
                2,
                90,
                "EUR",
                null,
                null,
                null,
                null,
                null,
                null,
                coupon,
                disposition,
                reason,
                ageGroup,
                gender);
        return record(event, 0, 121 * MINUTE);
    }

    private static String[] row(int minutes, String... fields) {
        String[] row = new String[1 + fields.length];
        row[0] = Long.toString(START + minutes * MINUTE);
        System.arraycopy(fields, 0, row, 1, fields.length);
        return row;
    }

    private static Post post(String id, String text) {
        return new Post(id, START, "x", "a", 1, text, "en", List.of(), List.of(), null, null, null, null, null, null);
    }

    private static Engagement snapshot(String id, long after, long likes) {
        return new Engagement(id, START + after, "t", "x", likes, 0, 0, 0, 0, 0, null, null, null);
    }

    private SimRecord record(Object event, int partition, long after) {
        return new SimRecord(
                index++,
                EventParts.topic(event),
                partition,
                EventParts.key(event),
                EventParts.encode(event),
                START + after,
                event,
                null,
                new io.socialsignals.simulators.text.TextLabel(
                        0, io.socialsignals.simulators.text.TextKind.PLAIN, true));
    }
}
