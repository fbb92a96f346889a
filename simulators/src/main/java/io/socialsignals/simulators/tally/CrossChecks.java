package io.socialsignals.simulators.tally;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the tables must agree on among themselves. Each query gives one row per comparison: what was compared, what one
 * side says and what the other says.
 */
final class CrossChecks {
    private CrossChecks() {}

    static Map<String, String> queries() {
        Map<String, String> out = new LinkedHashMap<>();
        out.put("scored_posts add up to social_metrics", SOCIAL);
        out.put("scored_reviews add up to review_metrics", REVIEWS);
        out.put("post_engagement adds up to social_metrics", ENGAGEMENT);
        out.put("post_engagement tells of its post what scored_posts tells", ENGAGED_POSTS);
        out.put("topic_metrics add up to social_metrics", TOPICS);
        out.put("scored_posts add up to topic_metrics", TOPIC_POSTS);
        out.put("return_reasons add up to commerce_metrics", RETURNS);
        out.put("raw = valid + rejected", balance("true", "'raw'", "'valid', 'rejected'"));
        out.put("valid = unique + duplicate", balance("true", "'valid'", "'unique', 'duplicate'"));
        out.put("posts: unique = relevant + irrelevant", balance(POSTS, "'unique'", "'relevant', 'irrelevant'"));
        out.put("posts: relevant = scored + unscored", balance(POSTS, "'relevant'", "'scored', 'unscored'"));
        out.put("posts: relevant = spam + counted", balance(POSTS, "'relevant'", "'spam', 'counted'"));
        out.put("reviews: unique = scored + unscored", balance(OPINIONS, "'unique'", "'scored', 'unscored'"));
        out.put("funnel's rejected = rejected_counts", REJECTED);
        out.put("rows of scored_posts = funnel's relevant", ROWS);
        return out;
    }

    private static final String POSTS = "topic = 'social.posts'";
    private static final String OPINIONS = "topic = 'commerce.reviews'";

    private static String balance(String where, String one, String others) {
        return """
                SELECT topic || ' ' || minute,
                       coalesce(sum(records) FILTER (WHERE stage IN (%s)), 0)::text,
                       coalesce(sum(records) FILTER (WHERE stage IN (%s)), 0)::text
                FROM signals.pipeline_funnel WHERE %s GROUP BY topic, minute"""
                .formatted(one, others, where);
    }

    private static final String SOCIAL =
            """
            WITH posts AS (
                SELECT product, platform, date_trunc('minute', at) AS minute, count(*) AS posts,
                       count(*) FILTER (WHERE status = 'SCORED') AS scored,
                       count(*) FILTER (WHERE label = 'POSITIVE') AS positive,
                       count(*) FILTER (WHERE label = 'NEUTRAL') AS neutral,
                       count(*) FILTER (WHERE label = 'NEGATIVE') AS negative,
                       count(repost_of) AS reposts, sum(followers) AS followers,
                       coalesce(sum(floor(polarity * 1e6 + 0.5)::bigint), 0) AS polarity,
                       coalesce(sum(floor(subjectivity * 1e6 + 0.5)::bigint), 0) AS subjectivity
                FROM signals.scored_posts, unnest(string_to_array(product_ids, ' ')) AS product
                WHERE spam IS NULL
                GROUP BY 1, 2, 3)
            SELECT coalesce(p.product, m.product_id) || ' ' || coalesce(p.platform, m.platform) || ' '
                       || coalesce(p.minute, m.minute),
                   concat_ws(' ', m.posts, m.scored, m.positive, m.neutral, m.negative, m.reposts, m.followers,
                       m.polarity_micro, m.subjectivity_micro),
                   concat_ws(' ', p.posts, p.scored, p.positive, p.neutral, p.negative, p.reposts, p.followers,
                       p.polarity, p.subjectivity)
            FROM posts p
            FULL JOIN (SELECT * FROM signals.social_metrics WHERE posts <> 0) m
                ON m.product_id = p.product AND m.platform = p.platform AND m.minute = p.minute""";

    private static final String REVIEWS =
            """
            WITH reviews AS (
                SELECT product_id, date_trunc('minute', at) AS minute, count(*) AS reviews,
                       count(*) FILTER (WHERE survey) AS surveys, sum(stars) AS stars,
                       count(*) FILTER (WHERE status = 'SCORED') AS scored,
                       count(*) FILTER (WHERE label = 'POSITIVE') AS positive,
                       count(*) FILTER (WHERE label = 'NEUTRAL') AS neutral,
                       count(*) FILTER (WHERE label = 'NEGATIVE') AS negative,
                       count(*) FILTER (WHERE disagreement) AS disagreements,
                       coalesce(sum(floor(polarity * 1e6 + 0.5)::bigint), 0) AS polarity
                FROM signals.scored_reviews GROUP BY 1, 2)
            SELECT coalesce(r.product_id, m.product_id) || ' ' || coalesce(r.minute, m.minute),
                   concat_ws(' ', m.reviews, m.surveys, m.stars_sum, m.scored, m.positive, m.neutral, m.negative,
                       m.disagreements, m.polarity_micro),
                   concat_ws(' ', r.reviews, r.surveys, r.stars, r.scored, r.positive, r.neutral, r.negative,
                       r.disagreements, r.polarity)
            FROM reviews r FULL JOIN signals.review_metrics m
                ON m.product_id = r.product_id AND m.minute = r.minute""";

    private static final String ENGAGEMENT =
            """
            WITH newest AS (
                SELECT product, platform, sum(likes) AS likes, sum(comments) AS comments, sum(shares) AS shares,
                       sum(saves) AS saves, sum(clicks) AS clicks, sum(profile_visits) AS visits,
                       sum(coalesce(reach, 0)) AS reach, sum(coalesce(impressions, 0)) AS impressions
                FROM signals.post_engagement, unnest(string_to_array(product_ids, ' ')) AS product
                GROUP BY 1, 2),
            gained AS (
                SELECT product_id, platform, sum(likes) AS likes, sum(comments) AS comments, sum(shares) AS shares,
                       sum(saves) AS saves, sum(clicks) AS clicks, sum(profile_visits) AS visits,
                       sum(reach) AS reach, sum(impressions) AS impressions
                FROM signals.social_metrics GROUP BY 1, 2)
            SELECT coalesce(g.product_id, n.product) || ' ' || coalesce(g.platform, n.platform),
                   concat_ws(' ', coalesce(g.likes, 0), coalesce(g.comments, 0), coalesce(g.shares, 0),
                       coalesce(g.saves, 0), coalesce(g.clicks, 0), coalesce(g.visits, 0), coalesce(g.reach, 0),
                       coalesce(g.impressions, 0)),
                   concat_ws(' ', coalesce(n.likes, 0), coalesce(n.comments, 0), coalesce(n.shares, 0),
                       coalesce(n.saves, 0), coalesce(n.clicks, 0), coalesce(n.visits, 0), coalesce(n.reach, 0),
                       coalesce(n.impressions, 0))
            FROM gained g FULL JOIN newest n ON n.product = g.product_id AND n.platform = g.platform""";

    private static final String ENGAGED_POSTS =
            """
            SELECT 'posts with engagement', count(*)::text, count(p.post_id)::text
            FROM signals.post_engagement e
            LEFT JOIN signals.scored_posts p
              ON p.post_id = e.post_id AND p.at = e.at AND p.platform = e.platform AND p.product_ids = e.product_ids
             AND p.author = e.author AND p.content_type IS NOT DISTINCT FROM e.content_type""";

    /** Nothing to compare where the job ran without topics. */
    private static final String TOPICS =
            """
            WITH topics AS (
                SELECT product_id, hour, sum(posts) AS posts, sum(scored) AS scored, sum(positive) AS positive,
                       sum(neutral) AS neutral, sum(negative) AS negative, sum(polarity_micro) AS polarity
                FROM signals.topic_metrics GROUP BY 1, 2 HAVING sum(posts) <> 0),
            social AS (
                SELECT product_id, date_bin('1 hour', minute, timestamptz '2000-01-01 00:00:00+00') AS hour,
                       sum(posts) AS posts, sum(scored) AS scored, sum(positive) AS positive, sum(neutral) AS neutral,
                       sum(negative) AS negative, sum(polarity_micro) AS polarity
                FROM signals.social_metrics WHERE EXISTS (SELECT FROM signals.topics)
                GROUP BY 1, 2 HAVING sum(posts) <> 0)
            SELECT coalesce(t.product_id, s.product_id) || ' ' || coalesce(t.hour, s.hour),
                   concat_ws(' ', t.posts, t.scored, t.positive, t.neutral, t.negative, t.polarity),
                   concat_ws(' ', s.posts, s.scored, s.positive, s.neutral, s.negative, s.polarity)
            FROM topics t FULL JOIN social s ON s.product_id = t.product_id AND s.hour = t.hour""";

    private static final String TOPIC_POSTS =
            """
            WITH posts AS (
                SELECT product, date_bin('1 hour', at, timestamptz '2000-01-01 00:00:00+00') AS hour,
                       coalesce(topic_id::text, 'none') AS topic, count(*) AS posts,
                       coalesce(sum(floor(polarity * 1e6 + 0.5)::bigint), 0) AS polarity
                FROM signals.scored_posts, unnest(string_to_array(product_ids, ' ')) AS product
                WHERE EXISTS (SELECT FROM signals.topics) AND spam IS NULL
                GROUP BY 1, 2, 3)
            SELECT coalesce(p.product, m.product_id) || ' ' || coalesce(p.hour, m.hour) || ' '
                       || coalesce(p.topic, m.topic_id::text),
                   concat_ws(' ', m.posts, m.polarity_micro), concat_ws(' ', p.posts, p.polarity)
            FROM posts p FULL JOIN (SELECT * FROM signals.topic_metrics WHERE posts <> 0) m
                ON m.product_id = p.product AND m.hour = p.hour AND m.topic_id::text = p.topic""";

    private static final String RETURNS =
            """
            WITH reasons AS (
                SELECT product_id, hour, currency, sum(returns) AS returns, sum(returned_units) AS units,
                       sum(refund_minor) AS refund
                FROM signals.return_reasons GROUP BY 1, 2, 3),
            returned AS (
                SELECT product_id, date_bin('1 hour', minute, timestamptz '2000-01-01 00:00:00+00') AS hour, currency,
                       sum(returns) AS returns, sum(returned_units) AS units, sum(refund_minor) AS refund
                FROM signals.commerce_metrics WHERE returns <> 0 GROUP BY 1, 2, 3)
            SELECT coalesce(r.product_id, m.product_id) || ' ' || coalesce(r.hour, m.hour) || ' '
                       || coalesce(r.currency, m.currency),
                   concat_ws(' ', r.returns, r.units, r.refund), concat_ws(' ', m.returns, m.units, m.refund)
            FROM reasons r FULL JOIN returned m
                ON m.product_id = r.product_id AND m.hour = r.hour AND m.currency = r.currency""";

    private static final String REJECTED =
            """
            SELECT coalesce(f.topic, r.topic) || ' ' || coalesce(f.reason, r.kind || '/' || r.reason) || ' '
                       || coalesce(f.minute, r.minute),
                   coalesce(f.records, 0)::text, coalesce(r.records, 0)::text
            FROM (
                SELECT topic, reason, minute, sum(records) AS records FROM signals.pipeline_funnel
                WHERE stage IN ('rejected', 'expired') GROUP BY 1, 2, 3) f
            FULL JOIN signals.rejected_counts r
                ON r.topic = f.topic AND r.kind || '/' || r.reason = f.reason AND r.minute = f.minute""";

    private static final String ROWS =
            """
            SELECT 'posts', (SELECT count(*) FROM signals.scored_posts)::text,
                   (SELECT coalesce(sum(records), 0) FROM signals.pipeline_funnel
                    WHERE topic = 'social.posts' AND stage = 'relevant')::text""";
}
