package io.socialsignals.timescale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.socialsignals.analytics.engagement.PostedAt;
import io.socialsignals.analytics.engagement.PostingTime;
import io.socialsignals.analytics.engagement.PostingTimeScorecard.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The view of posting times against the same method in Java, which the scorecard measures. */
final class PostingTimesTest {
    private static final int REACH = 1_000_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void theViewRanksHoursAsTheScorecardDoes(int seed) {
        World world = World.of(seed);
        TestDatabase database = TestDatabase.embedded();
        database.migrate();
        fill(database, world.posts());
        Map<Integer, PostingTime> expected = PostingTime.rank(world.posts()).stream()
                .collect(Collectors.toMap(PostingTime::hourOfWeek, Function.identity()));
        List<String> rows = database.rows(
                "SELECT (weekday - 1) * 24 + hour, posts, lift, lower_bound FROM report.posting_times ORDER BY rank");

        assertThat(rows).hasSameSizeAs(expected.values());
        List<Integer> ranked = new ArrayList<>();
        for (String row : rows) {
            String[] cells = row.split("\\|");
            ranked.add(Integer.valueOf(cells[0]));
            PostingTime time = expected.get(Integer.valueOf(cells[0]));
            assertThat(Integer.parseInt(cells[1])).isEqualTo(time.posts());
            // The view stops after fewer rounds of backfitting.
            assertThat(Double.parseDouble(cells[2])).as(row).isCloseTo(time.lift(), within(0.05));
            assertThat(Double.parseDouble(cells[3])).as(row).isCloseTo(time.lower(), within(0.05));
        }
        assertThat(ranked.subList(0, 3)).contains(world.best());
    }

    @Test
    void onlyTheNewestHundredThousandPostsCount() {
        TestDatabase database = TestDatabase.embedded();
        database.migrate();
        database.execute(
                """
                INSERT INTO signals.post_engagement (post_id, measured, platform, at, author, content_type, likes, reach)
                SELECT n, '2026-02-01Z', 'x', timestamptz '2026-01-01Z' + n * INTERVAL '1 second', 'a' || n % 50, 'text', n % 7, 100
                FROM generate_series(1, 100300) n
                """);

        assertThat(database.rows("SELECT sum(posts) FROM report.posting_times")).containsExactly("100000");
    }

    private static void fill(TestDatabase database, List<PostedAt> posts) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < posts.size(); i++) {
            PostedAt post = posts.get(i);
            rows.add(String.format(
                    Locale.ROOT,
                    "('%d', '2026-02-01Z', 'x', timestamptz '2026-01-05Z' + INTERVAL '%d hours', '%s', '%s', %d, %d)",
                    i,
                    post.hourOfWeek(),
                    post.author(),
                    post.contentType(),
                    Math.round(post.engagementRate() / 100 * REACH),
                    REACH));
        }
        database.execute(
                "INSERT INTO signals.post_engagement (post_id, measured, platform, at, author, content_type, likes, reach) VALUES "
                        + String.join(", ", rows));
    }
}
