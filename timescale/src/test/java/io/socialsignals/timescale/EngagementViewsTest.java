package io.socialsignals.timescale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class EngagementViewsTest {
    private static final TestDatabase DATABASE = TestDatabase.embedded();

    /**
     * Ten weeks of an author's posts at two hours of each weekday; those of Tuesday 18:00 do twice as well, those of a
     * far larger author at 9:00 look better still.
     */
    @BeforeAll
    static void fill() {
        DATABASE.migrate();
        DATABASE.execute(
                "INSERT INTO signals.products VALUES ('kettle', 'Aurora Kettle', 'Aurora', 'kitchen', '', '', 4900, 'EUR')",
                """
                INSERT INTO signals.scored_posts (post_id, at, platform, author, followers, text, content_type, product_ids, status, polarity)
                SELECT 'p' || week || '.' || day || '.' || hour || '.' || who, timestamptz '2026-01-05Z' + (week * 7 + day) * INTERVAL '1 day'
                       + hour * INTERVAL '1 hour', 'x', who, CASE who WHEN 'big' THEN 10000 + week * 100 ELSE 100 END, 't', 'text', 'kettle',
                       'SCORED', 0.5
                FROM generate_series(0, 9) week, generate_series(0, 6) day, unnest(ARRAY[9, 18]) hour, unnest(ARRAY['big', 'small', 'other']) who
                WHERE who <> 'big' OR hour = 9""",
                """
                INSERT INTO signals.post_engagement (post_id, measured, platform, product_ids, at, author, content_type, likes, comments, shares, saves, clicks, reach, impressions,
                        peak_hours)
                SELECT post_id, at + INTERVAL '1 day', 'x', product_ids, at, author, content_type,
                       (10 + extract(day FROM at)::int % 5) * CASE author WHEN 'big' THEN 4 ELSE 1 END
                       * CASE WHEN extract(isodow FROM at AT TIME ZONE 'UTC') = 2 AND extract(hour FROM at AT TIME ZONE 'UTC') = 18 THEN 3 ELSE 1 END,
                       2, 2, 1, 3, 1000, 2000, 4
                FROM signals.scored_posts""");
    }

    @Test
    void the_best_hour_is_the_one_that_does_well_whoever_posts() {
        assertThat(DATABASE.rows("SELECT weekday, hour, posts, rank FROM report.posting_times ORDER BY rank LIMIT 1"))
                .containsExactly("2|18|20|1");
        assertThat(
                        DATABASE.rows(
                                "SELECT count(*), bool_and(lower_bound <= lift) FROM report.posting_times WHERE platform = 'x'"))
                .containsExactly("14|t");
    }

    @Test
    void rates_add_up_by_product_and_category() {
        assertThat(
                        DATABASE.rows(
                                """
                                SELECT posts, click_through_rate, save_rate, share_rate, profile_visit_rate, peak_hours
                                FROM report.product_performance WHERE product_id = 'kettle' AND day = '2026-01-05Z'"""))
                .containsExactly("5|0.15|0.1|0.2|0|4");
        assertThat(
                        DATABASE.rows(
                                "SELECT category, content_type, posts, polarity FROM report.category_performance WHERE day = '2026-01-05Z'"))
                .containsExactly("kitchen|text|5|0.5");
    }

    @Test
    void quality_is_between_0_and_100_and_has_a_tier() {
        assertThat(
                        DATABASE.rows(
                                "SELECT bool_and(quality_score BETWEEN 0 AND 100), bool_and(quality_tier IS NOT NULL), count(*) FROM report.content_quality"))
                .containsExactly("t|t|350");
        assertThat(
                        DATABASE.rows(
                                "SELECT DISTINCT quality_tier, quality_score BETWEEN 44 AND 46 FROM report.content_quality WHERE author = 'small' AND engagement_rate > 3"))
                // By hand for 40 reactions of 1000 reached, 24.6 being usual: 24.8 + 8.3 + 6.7 + 5 = 44.8.
                .containsExactly("fair|t");
    }

    @Test
    void followers_grow_from_day_to_day() {
        assertThat(
                        DATABASE.rows(
                                """
                                SELECT followers, followers_before, gained, growth_rate FROM report.follower_growth
                                WHERE author = 'big' AND day = '2026-01-12Z'"""))
                .containsExactly("10100|10000|100|1");
    }

    @Test
    void a_signal_names_the_platforms_and_regions_behind_it() {
        DATABASE.execute(
                """
                INSERT INTO signals.signals VALUES ('kettle', '2026-03-10 10:00Z', '2026-03-10 11:00Z', '2026-03-10 12:00Z', false,
                    'up', 7, 'short', 'posts', 'posts', 7.2, 60, 15, 2, 'posts rose to 60')""",
                """
                INSERT INTO signals.social_metrics (product_id, platform, minute, posts)
                VALUES ('kettle', 'x', '2026-03-10 10:30Z', 50), ('kettle', 'reddit', '2026-03-10 11:30Z', 12),
                       ('kettle', 'reddit', '2026-03-03 11:30Z', 10), ('kettle', 'x', '2026-03-10 12:00Z', 99)""",
                """
                INSERT INTO signals.commerce_metrics (product_id, region, currency, minute, views)
                VALUES ('kettle', 'DE', 'EUR', '2026-03-10 10:30Z', 7)""");
        assertThat(
                        DATABASE.rows(
                                """
                                SELECT measure, source, seen, before, contribution, place FROM report.signal_drivers
                                WHERE measure IN ('posts', 'views') ORDER BY measure, place"""))
                .containsExactly("posts|x|50|0|50|1", "posts|reddit|12|10|2|2", "views|DE|7|0|7|1");
    }
}
