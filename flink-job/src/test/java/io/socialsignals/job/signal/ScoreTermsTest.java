package io.socialsignals.job.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares any exception
class ScoreTermsTest {
    private static final long HOUR = 3_600_000;
    private static final long GRACE = 600_000;
    private static final long START = 480_000;

    private static TermHour use(long hour, long authors) {
        return new TermHour("boils dry", START + hour, authors, authors + 1, START);
    }

    private static List<TagRow> rows(List<TermHour> uses) throws Exception {
        try (var harness = scoring()) {
            harness.open();
            for (TermHour use : uses) {
                harness.processElement(use, 0);
                harness.processWatermark(use.hour() * HOUR);
            }
            harness.processWatermark(Long.MAX_VALUE);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
            return harness.extractOutputValues();
        }
    }

    @Test
    void aPhraseThatSuddenlyManyAuthorsUseTrendsAtOnceAndIsSeenThrough() throws Exception {
        List<TermHour> uses = new ArrayList<>();
        for (int hour = 100; hour < 130; hour++) {
            uses.add(use(hour, Math.round(60 * Math.pow(2, -(hour - 100) / 5.0))));
        }
        List<TagRow> rows = rows(uses);
        assertThat(rows.get(0).trendScore()).isGreaterThan(3);
        assertThat(rows.get(0).hour()).isEqualTo((START + 100) * HOUR);
        assertThat(rows).extracting(TagRow::phase).contains("EMERGING", "DECLINING", "OVER");
        assertThat(rows.get(rows.size() - 1).usesOfSevenDays()).isZero();
        assertThat(rows.stream()
                        .filter(row -> row.phase().equals("OVER"))
                        .findFirst()
                        .orElseThrow()
                        .halfLifeHours())
                .isBetween(4.0, 6.0);
    }

    @Test
    void aPhraseThatIsAlwaysUsedGetsNoRow() throws Exception {
        List<TermHour> uses = new ArrayList<>();
        for (int hour = 0; hour < 400; hour++) {
            uses.add(use(hour, 5 + hour % 3));
        }
        assertThat(rows(uses)).isEmpty();
    }

    @Test
    void theTalkOfSeveralProductsAddsUp() throws Exception {
        assertThat(rows(List.of(use(100, 5), use(100, 6)))).first().satisfies(row -> {
            assertThat(row.authors()).isEqualTo(11);
            assertThat(row.uses()).isEqualTo(13);
        });
    }

    @Test
    void phrasesOfOneAuthorOrOneUseAreForgottenWithTheirHour() throws Exception {
        try (var harness = counting()) {
            harness.open();
            long at = START * HOUR;
            harness.processElement(new PostTerms("kettle", "a", at, List.of("boils dry", "too hot")), at);
            harness.processElement(new PostTerms("kettle", "a", at + 1, List.of("boils dry")), at);
            harness.processElement(new PostTerms("kettle", "b", at + 2, List.of("too hot")), at);
            harness.processWatermark(at + HOUR + GRACE);
            assertThat(harness.extractOutputValues()).containsExactly(new TermHour("too hot", START, 2, 2, START));
            // Since when the product is talked about.
            assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, TermHour, TagRow> scoring() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ScoreTerms(GRACE)), TermHour::term, Types.STRING);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, PostTerms, TermHour> counting() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new CountTerms(GRACE)), PostTerms::productId, Types.STRING);
    }

    @Test
    void aRestartOfTheScoresChangesNothing() throws Exception {
        List<Restart.Step<KeyedOneInputStreamOperatorTestHarness<String, TermHour, TagRow>>> steps = new ArrayList<>();
        for (int hour = 100; hour < 130; hour++) {
            TermHour use = use(hour, Math.round(60 * Math.pow(2, -(hour - 100) / 5.0)));
            TermHour ofAnotherProduct = use(hour, 3);
            steps.add(harness -> harness.processElement(use, 0));
            steps.add(harness -> harness.processElement(ofAnotherProduct, 0));
            steps.add(harness -> harness.processWatermark(use.hour() * HOUR));
        }
        steps.add(harness -> harness.processWatermark(Long.MAX_VALUE));

        Restart.changesNothing(
                ScoreTermsTest::scoring,
                steps,
                KeyedOneInputStreamOperatorTestHarness::numKeyedStateEntries,
                2,
                25,
                50,
                99);
    }

    @Test
    void aRestartOfTheCountsChangesNothing() throws Exception {
        List<Restart.Step<KeyedOneInputStreamOperatorTestHarness<String, PostTerms, TermHour>>> steps =
                new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            long at = START * HOUR + i * HOUR / 15;
            List<String> terms = List.of("boils dry", i % 4 == 0 ? "too hot" : "too loud");
            PostTerms post = new PostTerms("kettle", "author" + i % 7, at, terms);
            steps.add(harness -> harness.processElement(post, at));
            steps.add(harness -> harness.processWatermark(at - GRACE));
        }
        steps.add(harness -> harness.processWatermark(Long.MAX_VALUE));

        // Since when the product is talked about is kept, one entry.
        Restart.changesNothing(
                ScoreTermsTest::counting, steps, harness -> harness.numKeyedStateEntries() - 1, 5, 30, 55, 95);
    }
}
