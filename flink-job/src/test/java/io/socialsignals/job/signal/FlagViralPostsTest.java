package io.socialsignals.job.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares any exception
class FlagViralPostsTest {
    private static final long HOUR = 3_600_000;
    private static final long GRACE = 600_000;
    private static final long START = 480_000 * HOUR;

    private static KeyedOneInputStreamOperatorTestHarness<String, Echo, ViralRow> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new FlagViralPosts(GRACE)), Echo::postId, Types.STRING);
    }

    /** Twenty authors an hour for three hours, everybody twice. */
    private static List<Echo> cascade() {
        List<Echo> echoes = new ArrayList<>();
        for (int author = 0; author < 60; author++) {
            long at = START + author / 20 * HOUR + author * 1000L;
            echoes.add(new Echo("p", "author" + author, at));
            echoes.add(new Echo("p", "author" + author, at + HOUR));
        }
        return echoes;
    }

    private static List<ViralRow> rows(List<Echo> echoes) throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (Echo echo : echoes) {
                harness.processElement(echo, echo.at());
            }
            harness.processWatermark(Long.MAX_VALUE);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
            return harness.extractOutputValues();
        }
    }

    @Test
    void aPostIsFlaggedWithTheHourInWhichThirtyAuthorsHadEchoedIt() throws Exception {
        assertThat(rows(cascade()))
                .containsExactly(
                        new ViralRow("p", START, START + 2 * HOUR, 60, 60, 40, START + HOUR, 40),
                        new ViralRow("p", START, START + 2 * HOUR, 60, 100, 60, START + HOUR, 40),
                        new ViralRow("p", START, START + 2 * HOUR, 60, 120, 60, START + HOUR, 40));
    }

    @Test
    void theOrderOfArrivalChangesNothing() throws Exception {
        List<Echo> shuffled = cascade();
        Collections.shuffle(shuffled, new Random(3));
        assertThat(rows(shuffled)).isEqualTo(rows(cascade()));
    }

    @Test
    void anOrdinaryPostHasNoRow() throws Exception {
        assertThat(rows(cascade().subList(0, 40))).isEmpty();
    }

    @Test
    void aRestartChangesNothing() throws Exception {
        List<Restart.Step<KeyedOneInputStreamOperatorTestHarness<String, Echo, ViralRow>>> steps = new ArrayList<>();
        List<Echo> echoes = cascade();
        echoes.sort(Comparator.comparingLong(Echo::at));
        for (Echo echo : echoes) {
            steps.add(harness -> harness.processElement(echo, echo.at()));
            steps.add(harness -> harness.processWatermark(echo.at() - GRACE));
        }
        // An echo after the cascade is over: a cascade of its own, which must not add to the first.
        Echo later = new Echo("p", "author0", START + 50 * HOUR);
        steps.add(harness -> harness.processElement(later, later.at()));
        steps.add(harness -> harness.processWatermark(Long.MAX_VALUE));

        Restart.changesNothing(
                FlagViralPostsTest::harness,
                steps,
                KeyedOneInputStreamOperatorTestHarness::numKeyedStateEntries,
                20,
                50,
                70,
                99);
    }
}
