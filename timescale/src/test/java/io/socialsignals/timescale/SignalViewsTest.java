package io.socialsignals.timescale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SignalViewsTest {
    private final TestDatabase database = TestDatabase.embedded();

    @BeforeEach
    void migrate() {
        database.migrate();
    }

    @Test
    void trending_hashtags_has_exactly_the_promised_columns() {
        assertThat(
                        database.rows(
                                """
                                SELECT attname FROM pg_attribute
                                WHERE attrelid = 'report.trending_hashtags'::regclass AND attnum > 0 ORDER BY attnum"""))
                .containsExactly("tag_name", "trend_score", "usage_count_7d");
    }

    @Test
    void a_signal_is_told_with_the_products_name_and_its_loudest_posts() {
        database.execute(
                """
                INSERT INTO signals.products VALUES ('kettle', 'Aurora Kettle', 'Aurora', 'kitchen', '', '', 4900, 'EUR');
                INSERT INTO signals.signals VALUES ('kettle', '2026-01-01 10:00Z', '2026-01-01 11:00Z', '2026-01-01 12:00Z', false,
                    'up', 7, 'short', 'negative_share', 'negative_share posts', 7.2, 0.6, 0.15, 2, 'negative share rose to 0.600');
                INSERT INTO signals.scored_posts (post_id, at, platform, author, followers, text, product_ids, status, label)
                VALUES ('1', '2026-01-01 10:30Z', 'x', 'a', 10, 'bad', 'pan kettle', 'SCORED', 'NEGATIVE'),
                       ('2', '2026-01-01 11:30Z', 'x', 'b', 99, 'awful', 'kettle', 'SCORED', 'NEGATIVE'),
                       ('3', '2026-01-01 11:40Z', 'x', 'c', 500, 'nice', 'kettle', 'SCORED', 'POSITIVE'),
                       ('4', '2026-01-01 12:00Z', 'x', 'd', 900, 'later', 'kettle', 'SCORED', 'NEGATIVE'),
                       ('5', '2026-01-01 11:00Z', 'x', 'e', 900, 'other', 'kettles', 'SCORED', 'NEGATIVE')""");
        assertThat(database.rows("SELECT explanation FROM report.signals"))
                .containsExactly("Aurora Kettle: negative share rose to 0.600");
        assertThat(database.rows("SELECT place || ' ' || post_id FROM report.signal_posts ORDER BY 1"))
                .containsExactly("1 2", "2 1");
    }

    @Test
    void rates_follow_the_written_formulas_and_are_null_without_reach() {
        database.execute(
                """
                INSERT INTO signals.scored_posts (post_id, at, platform, author, text, status)
                VALUES ('1', '2026-01-01 10:30Z', 'x', 'a', 't', 'SCORED'), ('2', '2026-01-01 10:30Z', 'x', 'a', 't', 'SCORED');
                INSERT INTO signals.post_engagement
                VALUES ('1', '2026-01-02Z', 'x', '', 80, 15, 5, 20, 30, 10, 2000, 3000, 1, NULL, '2026-01-01 10:30Z', 'a'),
                       ('2', '2026-01-02Z', 'x', '', 80, 15, 5, 20, 30, 10, NULL, 0, 1, NULL, '2026-01-01 10:30Z', 'a')""");
        assertThat(
                        database.rows(
                                """
                                SELECT concat_ws(' ', post_id, engagement_rate, virality_score, click_through_rate, save_rate, share_rate,
                                       profile_visit_rate) FROM report.content_performance_metrics ORDER BY post_id"""))
                .containsExactly("1 5 0.4 1 1 0.25 0.5", "2");
        assertThat(database.rows("SELECT posts || ' ' || engagement_rate FROM report.platform_performance"))
                .containsExactly("2 5");
    }

    @Test
    void influencer_network_is_the_newest_day_of_each_product() {
        database.execute(
                """
                INSERT INTO signals.influencers
                VALUES ('kettle', '2026-01-01Z', 1, 'old', 100, 0.1, 5, 1, 1, 1), ('kettle', '2026-01-02Z', 1, 'new', 100, 0.1, 5, 1, 1, 1),
                       ('', '2026-01-01Z', 1, 'all', 100, 0.1, 5, 1, 1, 1)""");
        assertThat(database.rows("SELECT author FROM report.influencer_network ORDER BY 1"))
                .containsExactly("all", "new");
    }
}
