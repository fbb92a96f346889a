package io.socialsignals.timescale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The source document's queries, unchanged, as the reader. */
final class SourceQueriesTest {
    private static final TestDatabase DATABASE = TestDatabase.embedded();

    @BeforeAll
    static void fill() {
        DATABASE.migrate();
        DATABASE.execute(SampleRows.INSERTS);
        DATABASE.execute(
                """
                INSERT INTO signals.scored_posts (post_id, at, platform, author, text, content_type, status)
                VALUES ('p1', '2026-03-01 10:00Z', 'x', 'a1', 't', 'text', 'SCORED'),
                       ('p2', '2026-03-01 11:00Z', 'x', 'a1', 't', 'video', 'SCORED'),
                       ('p3', '2026-03-01 12:00Z', 'reddit', 'a1', 't', 'link', 'SCORED')
                """,
                """
                INSERT INTO signals.post_engagement (post_id, measured, platform, likes, comments, shares, reach, at, author, content_type)
                SELECT post_id, '2026-03-02Z', platform, likes, comments, shares, reach, at, author, content_type
                FROM (VALUES ('p1', 10, 0, 0, 100), ('p2', 10, 10, 20, 100), ('p3', 1, 0, 0, NULL)) AS e (post_id, likes, comments, shares, reach)
                JOIN signals.scored_posts USING (post_id)
                """);
    }

    @Test
    void top_performing_content() {
        assertThat(
                        DATABASE.as(Logins.READER)
                                .rows(
                                        """
                SELECT
                    u.username,
                    cp.content_type,
                    cpm.engagement_rate,
                    cpm.virality_score
                FROM content_posts cp
                JOIN users u ON cp.user_id = u.id
                JOIN content_performance_metrics cpm ON cp.id = cpm.content_id
                ORDER BY cpm.engagement_rate DESC
                LIMIT 10;
                """))
                .containsExactly("a1|link|null|null", "a1|video|40|17", "a1|text|10|0");
    }

    @Test
    void trending_hashtags() {
        assertThat(
                        DATABASE.as(Logins.READER)
                                .rows(
                                        """
                SELECT
                    tag_name,
                    trend_score,
                    usage_count_7d
                FROM trending_hashtags
                ORDER BY trend_score DESC
                LIMIT 20;
                """))
                .isEmpty();
    }

    @Test
    void a_user_s_day_and_a_campaign() {
        assertThat(DATABASE.rows(
                        "SELECT user_id, posts, engagement_rate FROM report.user_engagement_metrics ORDER BY 1"))
                .containsExactly("reddit:a1|1|null", "x:a1|2|25");
        assertThat(DATABASE.rows("SELECT campaign, cost_minor, last_spend - first_spend FROM report.campaigns"))
                .containsExactly("spring|5000|1 day");
    }
}
