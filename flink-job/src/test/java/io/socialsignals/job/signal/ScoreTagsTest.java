package io.socialsignals.job.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares any exception
class ScoreTagsTest {
    private static final long HOUR = 3_600_000;
    private static final long GRACE = 600_000;
    private static final long START = 480_000 * HOUR;

    private static KeyedTwoInputStreamOperatorTestHarness<String, TagUse, Long, TagRow> harness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(new ScoreTags(GRACE), List.of(ScoreTags.SINCE)),
                TagUse::tag,
                null,
                Types.STRING);
    }

    private static void watermark(KeyedTwoInputStreamOperatorTestHarness<String, TagUse, Long, TagRow> harness, long at)
            throws Exception {
        harness.processWatermark1(new Watermark(at));
        harness.processWatermark2(new Watermark(at));
    }

    private static TagUse use(long hour, int author) {
        return new TagUse("glow", "author" + author, START + hour * HOUR + author * 1000L);
    }

    @Test
    void aBurstOfManyAuthorsTrendsAndIsSeenThrough() throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (int hour = 0; hour < 140; hour++) {
                double burst = hour < 100 ? 0 : hour < 103 ? 40 : 40 * Math.pow(2, -(hour - 102) / 6.0);
                for (int author = 0; author < 2 + burst; author++) {
                    harness.processElement1(new StreamRecord<>(use(hour, author)));
                }
                watermark(harness, START + hour * HOUR);
            }
            watermark(harness, Long.MAX_VALUE);
            List<TagRow> rows = harness.extractOutputValues();
            assertThat(rows).extracting(TagRow::phase).contains("EMERGING", "PEAKING", "DECLINING", "OVER");
            TagRow over = rows.stream()
                    .filter(row -> row.phase().equals("OVER"))
                    .findFirst()
                    .orElseThrow();
            assertThat(over.halfLifeHours()).isBetween(4.0, 8.0);
            assertThat(over.longevity()).isEqualTo("fad");
            assertThat(over.started()).isEqualTo(START + 100 * HOUR);
            assertThat(rows.stream().filter(TagRow::notable)).hasSizeLessThan(50);
        }
    }

    @Test
    void aTagThatIsNewTrendsAtOnceWherePostsHaveBeenSeenForDays() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement2(new StreamRecord<>(START / HOUR));
            for (int hour = 100; hour < 160; hour++) {
                for (int author = 0; author < 40 * Math.pow(2, -(hour - 100) / 6.0); author++) {
                    harness.processElement1(new StreamRecord<>(use(hour, author)));
                }
                watermark(harness, START + hour * HOUR);
            }
            watermark(harness, Long.MAX_VALUE);
            List<TagRow> rows = harness.extractOutputValues();
            assertThat(rows.get(0).trendScore()).isGreaterThan(3);
            assertThat(rows.get(0).phase()).isEqualTo("EMERGING");
            assertThat(rows.stream()
                            .filter(row -> row.phase().equals("OVER"))
                            .findFirst()
                            .orElseThrow()
                            .halfLifeHours())
                    .isBetween(4.8, 7.2);
        }
    }

    @Test
    void oneAuthorIsNoTrendHoweverBusy() throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (int i = 0; i < 500; i++) {
                harness.processElement1(new StreamRecord<>(new TagUse("glow", "bot", START + i)));
            }
            watermark(harness, START + HOUR + GRACE);
            assertThat(harness.extractOutputValues()).singleElement().satisfies(row -> {
                assertThat(row.authors()).isEqualTo(1);
                assertThat(row.uses()).isEqualTo(500);
                assertThat(row.usesOfSevenDays()).isEqualTo(500);
                assertThat(row.trendScore()).isZero();
            });
        }
    }

    @Test
    void aTagThatNobodyUsesIsForgottenAndItsLastRowSaysZero() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement1(new StreamRecord<>(use(0, 1)));
            assertThat(harness.numEventTimeTimers()).isEqualTo(1);
            watermark(harness, Long.MAX_VALUE);
            List<TagRow> rows = harness.extractOutputValues();
            assertThat(rows).extracting(TagRow::usesOfSevenDays).containsExactly(1L, 1L, 0L);
            assertThat(rows.get(2).usesOfSevenDays()).isZero();
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void aRestartChangesNothing() throws Exception {
        List<Restart.Step<KeyedTwoInputStreamOperatorTestHarness<String, TagUse, Long, TagRow>>> steps =
                new ArrayList<>();
        // What the broadcast tells is state too: without it the tag could not trend at once.
        steps.add(harness -> harness.processElement2(new StreamRecord<>(START / HOUR)));
        for (int hour = 100; hour < 140; hour++) {
            for (int author = 0; author < 2 + 40 * Math.pow(2, -(hour - 100) / 6.0); author++) {
                TagUse use = use(hour, author);
                steps.add(harness -> harness.processElement1(new StreamRecord<>(use)));
            }
            long now = START + hour * HOUR;
            steps.add(harness -> watermark(harness, now));
        }
        steps.add(harness -> watermark(harness, Long.MAX_VALUE));

        Restart.changesNothing(
                ScoreTagsTest::harness, steps, KeyedTwoInputStreamOperatorTestHarness::numKeyedStateEntries, 1, 40, 80);
    }
}
