-- How content performs by product, category, author and hour; posts that went viral; trending terms beside hashtags;
-- where a signal came from.

ALTER TABLE signals.post_engagement ADD COLUMN peak_hours double precision;
COMMENT ON COLUMN signals.post_engagement.peak_hours IS 'Velocity: hours from the post to the end of the stretch between two measurements in which likes, comments and shares came fastest; null without any.';

CREATE TABLE signals.viral_posts (
    post_id        text        NOT NULL PRIMARY KEY,
    first_echo     timestamptz NOT NULL,
    flagged_at     timestamptz,
    echoes_at_flag bigint      NOT NULL,
    echoes         bigint      NOT NULL,
    authors        bigint      NOT NULL,
    peak           timestamptz NOT NULL,
    peak_echoes    bigint      NOT NULL
);
COMMENT ON TABLE signals.viral_posts IS 'Posts that went viral: repeated or answered by many authors within a day.';
COMMENT ON COLUMN signals.viral_posts.post_id IS 'The post that others repeated or answered.';
COMMENT ON COLUMN signals.viral_posts.first_echo IS 'Start of the hour of the first repost or reply.';
COMMENT ON COLUMN signals.viral_posts.flagged_at IS 'End of the hour in which it was first seen to go viral.';
COMMENT ON COLUMN signals.viral_posts.echoes_at_flag IS 'Reposts and replies up to then.';
COMMENT ON COLUMN signals.viral_posts.echoes IS 'Reposts and replies so far, of two days.';
COMMENT ON COLUMN signals.viral_posts.authors IS 'Distinct authors of them.';
COMMENT ON COLUMN signals.viral_posts.peak IS 'Start of the hour with the most of them.';
COMMENT ON COLUMN signals.viral_posts.peak_echoes IS 'How many that hour had.';

CREATE TABLE signals.terms (
    term            text             NOT NULL PRIMARY KEY,
    hour            timestamptz      NOT NULL,
    trend_score     double precision NOT NULL,
    authors         bigint           NOT NULL,
    uses            bigint           NOT NULL,
    usage_count_7d  bigint           NOT NULL,
    phase           text             NOT NULL,
    started         timestamptz      NOT NULL,
    peak            timestamptz      NOT NULL,
    half_life_hours double precision,
    half_life_low   double precision,
    half_life_high  double precision,
    longevity       text             NOT NULL
);
SELECT signals.copy_comments('signals.hashtags', 'signals.terms');
COMMENT ON TABLE signals.terms IS 'Phrases of relevant posts beside hashtags: two words that stand side by side, once enough authors use them. Newest state of each.';
COMMENT ON COLUMN signals.terms.term IS 'The two words, lower case.';

CREATE TABLE signals.term_hours (
    term            text             NOT NULL,
    hour            timestamptz      NOT NULL,
    trend_score     double precision NOT NULL,
    authors         bigint           NOT NULL,
    uses            bigint           NOT NULL,
    usage_count_7d  bigint           NOT NULL,
    phase           text             NOT NULL,
    started         timestamptz      NOT NULL,
    peak            timestamptz      NOT NULL,
    half_life_hours double precision,
    half_life_low   double precision,
    half_life_high  double precision,
    longevity       text             NOT NULL,
    PRIMARY KEY (term, hour)
);
CREATE INDEX term_hours_hour ON signals.term_hours (hour);
SELECT signals.copy_comments('signals.terms', 'signals.term_hours');
COMMENT ON TABLE signals.term_hours IS 'Hours in which a term was above its usual level or in a trend.';

CREATE VIEW report.terms AS
SELECT term, hour, trend_score, authors, uses, usage_count_7d, phase, started, peak, half_life_hours, half_life_low,
       half_life_high, longevity
FROM signals.terms;

CREATE VIEW report.term_hours AS
SELECT term, hour, trend_score, authors, uses, usage_count_7d, phase, started, peak, half_life_hours, half_life_low,
       half_life_high, longevity
FROM signals.term_hours;

CREATE VIEW report.trending_terms AS
SELECT term, trend_score, usage_count_7d FROM signals.terms WHERE usage_count_7d > 0;

CREATE VIEW report.viral_posts AS
SELECT v.post_id, p.at, p.platform, p.author, p.product_ids, p.text, v.first_echo, v.flagged_at,
       extract(epoch FROM v.flagged_at - coalesce(p.at, v.first_echo))::float8 / 3600 AS flagged_after_hours,
       v.echoes_at_flag, v.echoes, v.authors, v.peak, v.peak_echoes
FROM signals.viral_posts v LEFT JOIN signals.scored_posts p USING (post_id);

CREATE OR REPLACE VIEW report.content_performance_metrics AS
SELECT p.post_id, p.at, p.platform, p.author, p.content_type, p.product_ids, e.measured, e.likes, e.comments, e.shares,
       e.saves, e.clicks, e.profile_visits, e.reach, e.impressions,
       (e.likes + e.comments + e.shares) * 100.0::float8 / nullif(e.reach, 0) AS engagement_rate,
       (0.7::float8 * e.shares + 0.3::float8 * e.comments) * 100 / nullif(e.reach, 0) AS virality_score,
       e.clicks * 100.0::float8 / nullif(e.impressions, 0) AS click_through_rate,
       e.saves * 100.0::float8 / nullif(e.reach, 0) AS save_rate,
       e.shares * 100.0::float8 / nullif(e.reach, 0) AS share_rate,
       e.profile_visits * 100.0::float8 / nullif(e.reach, 0) AS profile_visit_rate,
       p.post_id AS content_id, e.peak_hours
FROM signals.scored_posts p JOIN signals.post_engagement e USING (post_id);

-- Quality from four factors that each run from 0 to 1: rate against what is usual for the platform and kind of content,
-- share of shares, share of comments, saves per engagement.
CREATE VIEW report.content_quality AS
SELECT post_id, at, platform, author, content_type, product_ids, engagement_rate, usual_rate, quality_score,
       CASE WHEN quality_score >= 65 THEN 'excellent' WHEN quality_score >= 50 THEN 'good'
            WHEN quality_score >= 35 THEN 'fair' WHEN quality_score IS NOT NULL THEN 'poor' END AS quality_tier
FROM (SELECT c.post_id, c.at, c.platform, c.author, c.content_type, c.product_ids, c.engagement_rate, u.usual_rate,
             40 * (c.engagement_rate / u.usual_rate) / (c.engagement_rate / u.usual_rate + 1)
             + 25 * c.shares::float8 / (c.shares + 0.1 * greatest(1, c.likes + c.comments + c.shares))
             + 20 * c.comments::float8 / (c.comments + 0.1 * greatest(1, c.likes + c.comments + c.shares))
             + 15 * c.saves::float8 / (c.saves + 0.05 * greatest(1, c.likes + c.comments + c.shares)) AS quality_score
      FROM report.content_performance_metrics c
      LEFT JOIN (SELECT platform, coalesce(content_type, '') AS kind,
                        nullif(sum(likes + comments + shares) * 100.0::float8 / sum(reach), 0) AS usual_rate
                 FROM report.content_performance_metrics WHERE reach > 0 GROUP BY 1, 2) u
        ON u.platform = c.platform AND u.kind = coalesce(c.content_type, '')) scored;

CREATE VIEW report.product_performance AS
SELECT product_id, date_bin('1 day', at, timestamptz '2000-01-01 00:00:00+00') AS day, count(*) AS posts,
       sum(likes)::bigint AS likes, sum(comments)::bigint AS comments, sum(shares)::bigint AS shares,
       sum(saves)::bigint AS saves, sum(clicks)::bigint AS clicks, sum(profile_visits)::bigint AS profile_visits,
       sum(reach)::bigint AS reach, sum(impressions)::bigint AS impressions,
       sum(likes + comments + shares) FILTER (WHERE reach > 0) * 100.0::float8 / nullif(sum(reach), 0) AS engagement_rate,
       sum(0.7::float8 * shares + 0.3::float8 * comments) FILTER (WHERE reach > 0) * 100 / nullif(sum(reach), 0) AS virality_score,
       sum(clicks) FILTER (WHERE impressions > 0) * 100.0::float8 / nullif(sum(impressions), 0) AS click_through_rate,
       sum(saves) FILTER (WHERE reach > 0) * 100.0::float8 / nullif(sum(reach), 0) AS save_rate,
       sum(shares) FILTER (WHERE reach > 0) * 100.0::float8 / nullif(sum(reach), 0) AS share_rate,
       sum(profile_visits) FILTER (WHERE reach > 0) * 100.0::float8 / nullif(sum(reach), 0) AS profile_visit_rate,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY peak_hours) AS peak_hours
FROM report.content_performance_metrics, unnest(string_to_array(product_ids, ' ')) AS about (product_id)
GROUP BY 1, 2;

CREATE VIEW report.category_performance AS
SELECT category, content_type, day, count(*) AS posts, sum(engagements)::bigint AS engagements, sum(reach)::bigint AS reach,
       sum(engagements) FILTER (WHERE reach > 0) * 100.0::float8 / nullif(sum(reach), 0) AS engagement_rate,
       sum(carried) FILTER (WHERE reach > 0) * 100 / nullif(sum(reach), 0) AS virality_score,
       avg(polarity) AS polarity, percentile_cont(0.5) WITHIN GROUP (ORDER BY peak_hours) AS peak_hours
FROM (SELECT DISTINCT ON (c.post_id, p.category) coalesce(p.category, '') AS category, coalesce(c.content_type, '') AS content_type,
             date_bin('1 day', c.at, timestamptz '2000-01-01 00:00:00+00') AS day, c.likes + c.comments + c.shares AS engagements,
             0.7::float8 * c.shares + 0.3::float8 * c.comments AS carried, c.reach, s.polarity, c.peak_hours
      FROM report.content_performance_metrics c
      JOIN signals.scored_posts s ON s.post_id = c.post_id AND s.at = c.at
      CROSS JOIN LATERAL unnest(string_to_array(c.product_ids, ' ')) AS about (product_id)
      JOIN signals.products p ON p.product_id = about.product_id
      ORDER BY c.post_id, p.category) posts
GROUP BY 1, 2, 3;

CREATE VIEW report.follower_growth AS
SELECT platform || ':' || author AS user_id, platform, author, day, followers, before AS followers_before,
       followers - before AS gained, (followers - before) * 100.0::float8 / nullif(before, 0) AS growth_rate
FROM (SELECT platform, author, day, followers, lag(followers) OVER (PARTITION BY platform, author ORDER BY day) AS before
      FROM (SELECT DISTINCT ON (platform, author, day) platform, author, day, followers
            FROM (SELECT platform, author, at, post_id, followers,
                         date_bin('1 day', at, timestamptz '2000-01-01 00:00:00+00') AS day
                  FROM signals.scored_posts) posts
            ORDER BY platform, author, day, at DESC, post_id) days) steps;

-- The same as `signals posting-times`: on the logarithm of the rate, with authors and kinds of content taken out in turn
-- with the hours (two rounds), shrunk by empirical Bayes with limited translation, ranked by the lower bound.
CREATE VIEW report.posting_times AS
WITH posts AS (
    SELECT platform, author, coalesce(content_type, '') AS kind, engagement_rate AS rate,
           ((extract(isodow FROM at AT TIME ZONE 'UTC') - 1) * 24 + extract(hour FROM at AT TIME ZONE 'UTC'))::integer AS cell,
           ln(engagement_rate + 0.1) AS y
    FROM report.content_performance_metrics WHERE engagement_rate IS NOT NULL
), centred AS (
    SELECT platform, author, kind, cell, rate, y - avg(y) OVER (PARTITION BY platform) AS y FROM posts
), first_hours AS (
    SELECT *, y - avg(y) OVER (PARTITION BY platform, cell) AS rest FROM centred
), first_authors AS (
    SELECT *, sum(rest) OVER a / (count(*) OVER a + 2) AS by_author FROM first_hours WINDOW a AS (PARTITION BY platform, author)
), first_kinds AS (
    SELECT *, y - by_author - sum(rest - by_author) OVER k / (count(*) OVER k + 2) AS corrected
    FROM first_authors WINDOW k AS (PARTITION BY platform, kind)
), second_hours AS (
    SELECT platform, author, kind, cell, rate, y, y - avg(corrected) OVER (PARTITION BY platform, cell) AS rest FROM first_kinds
), second_authors AS (
    SELECT *, sum(rest) OVER a / (count(*) OVER a + 2) AS by_author FROM second_hours WINDOW a AS (PARTITION BY platform, author)
), corrected AS (
    SELECT platform, cell, rate, y - by_author - sum(rest - by_author) OVER k / (count(*) OVER k + 2) AS y
    FROM second_authors WINDOW k AS (PARTITION BY platform, kind)
), cells AS (
    SELECT platform, cell, count(*) AS n, avg(rate) AS rate, avg(y) AS mean, coalesce(var_pop(y), 0) * count(*) AS within, sum(y) AS total
    FROM corrected GROUP BY platform, cell
), priors AS (
    SELECT *, sum(total) OVER h / (sum(n) OVER h + 10) + sum(total) OVER d / (sum(n) OVER d + 10) AS prior,
           sum(within) OVER p / greatest(1, sum(n) OVER p - 168) AS variance
    FROM cells WINDOW p AS (PARTITION BY platform), h AS (PARTITION BY platform, cell % 24), d AS (PARTITION BY platform, cell / 24)
), spreads AS (
    SELECT *, greatest(1e-4, coalesce(avg((mean - prior) ^ 2 - variance / n) FILTER (WHERE n >= 10) OVER (PARTITION BY platform), 0)) AS spread
    FROM priors
), shrunk AS (
    SELECT platform, cell, n, rate, mean, sqrt(variance / n) AS noise, spread / (spread + variance / n) AS own,
           spread / (spread + variance / n) * mean + (1 - spread / (spread + variance / n)) * prior AS level
    FROM spreads WHERE n >= 10
), limited AS (
    SELECT platform, cell, n, rate, noise, own, greatest(mean - noise, least(mean + noise, level)) AS level FROM shrunk
)
SELECT platform, cell / 24 + 1 AS weekday, cell % 24 AS hour, n AS posts, rate AS engagement_rate, exp(level) AS lift,
       exp(level - 1.645 * greatest(sqrt(own), 0.5) * noise) AS lower_bound,
       row_number() OVER (PARTITION BY platform ORDER BY level - 1.645 * greatest(sqrt(own), 0.5) * noise DESC, cell) AS rank
FROM limited;

-- Where a signal came from: platforms of the talk, regions of the sales, beside the same hours a week before (or, where
-- there is none, beside nothing).
CREATE VIEW report.signal_drivers AS
SELECT s.product_id, s.started, d.measure, d.source, d.seen, d.before, d.seen - d.before AS contribution,
       row_number() OVER (PARTITION BY s.product_id, s.started, d.measure ORDER BY abs(d.seen - d.before) DESC, d.source) AS place
FROM signals.signals s CROSS JOIN LATERAL (
    SELECT 'posts' AS measure, platform AS source, coalesce(sum(posts) FILTER (WHERE minute >= s.started), 0)::bigint AS seen,
           coalesce(sum(posts) FILTER (WHERE minute < s.started), 0)::bigint AS before
    FROM signals.social_metrics m
    WHERE m.product_id = s.product_id
      AND ((m.minute >= s.started AND m.minute < s.ended)
        OR (m.minute >= s.started - INTERVAL '168 hours' AND m.minute < s.ended - INTERVAL '168 hours' AND m.minute < s.started))
    GROUP BY platform
    UNION ALL
    SELECT kinds.measure, m.region, coalesce(sum(kinds.n) FILTER (WHERE minute >= s.started), 0)::bigint,
           coalesce(sum(kinds.n) FILTER (WHERE minute < s.started), 0)::bigint
    FROM signals.commerce_metrics m
    CROSS JOIN LATERAL (VALUES ('views', m.views), ('purchases', m.purchases), ('returns', m.returns)) kinds (measure, n)
    WHERE m.product_id = s.product_id
      AND ((m.minute >= s.started AND m.minute < s.ended)
        OR (m.minute >= s.started - INTERVAL '168 hours' AND m.minute < s.ended - INTERVAL '168 hours' AND m.minute < s.started))
    GROUP BY kinds.measure, m.region) d;

SELECT signals.copy_comments('signals.terms', 'report.terms');
SELECT signals.copy_comments('signals.terms', 'report.term_hours');
SELECT signals.copy_comments('signals.terms', 'report.trending_terms');
SELECT signals.copy_comments('signals.viral_posts', 'report.viral_posts');
SELECT signals.copy_comments('signals.post_engagement', 'report.content_performance_metrics');
SELECT signals.copy_comments(source::regclass, target::regclass) FROM (VALUES
    ('signals.scored_posts', 'report.viral_posts'), ('report.content_performance_metrics', 'report.content_quality'),
    ('report.content_performance_metrics', 'report.product_performance'),
    ('report.content_performance_metrics', 'report.category_performance'), ('signals.scored_posts', 'report.follower_growth'),
    ('signals.signals', 'report.signal_drivers')) AS pairs (source, target);
COMMENT ON VIEW report.terms IS 'Phrases of relevant posts, newest state of each.';
COMMENT ON VIEW report.term_hours IS 'Hours in which a phrase was above its usual level or in a trend.';
COMMENT ON VIEW report.trending_terms IS 'Phrases used in the last seven days, with what they score.';
COMMENT ON VIEW report.viral_posts IS 'Posts that went viral, with the hour in which that was seen.';
COMMENT ON COLUMN report.viral_posts.post_id IS 'The post that others repeated or answered.';
COMMENT ON COLUMN report.viral_posts.at IS 'When it was created; null where it was not seen.';
COMMENT ON COLUMN report.viral_posts.authors IS 'Distinct authors who repeated or answered it.';
COMMENT ON COLUMN report.viral_posts.flagged_after_hours IS 'Hours from the post, else from its first echo, to the flag.';
COMMENT ON COLUMN report.content_performance_metrics.content_id IS 'The post_id, joins with content_posts.id.';
COMMENT ON VIEW report.content_quality IS 'Quality of each post''s engagement, from four written factors.';
COMMENT ON COLUMN report.content_quality.usual_rate IS 'Engagement rate of all posts of the platform and kind of content.';
COMMENT ON COLUMN report.content_quality.quality_score IS '0 to 100: 40 for the rate against the usual one (half when equal), 25 for the share of shares among engagements (half at 10 %), 20 for that of comments (half at 10 %), 15 for saves per engagement (half at 5 %); null without reach.';
COMMENT ON COLUMN report.content_quality.quality_tier IS 'excellent from 65, good from 50, fair from 35, else poor.';
COMMENT ON VIEW report.product_performance IS 'Posts about a product by day of creation, with their newest counters and rates.';
COMMENT ON COLUMN report.product_performance.product_id IS 'Product that the posts are about; a post about two counts for both.';
COMMENT ON COLUMN report.product_performance.day IS 'Start of the day, UTC.';
COMMENT ON COLUMN report.product_performance.posts IS 'Posts with counters.';
COMMENT ON COLUMN report.product_performance.peak_hours IS 'Median of the posts'' hours to their fastest engagement.';
COMMENT ON VIEW report.category_performance IS 'Posts by category of product, kind of content and day of creation.';
COMMENT ON COLUMN report.category_performance.category IS 'Category of the catalogue.';
COMMENT ON COLUMN report.category_performance.content_type IS 'text, image, video, link or another; empty where unknown.';
COMMENT ON COLUMN report.category_performance.day IS 'Start of the day, UTC.';
COMMENT ON COLUMN report.category_performance.posts IS 'Posts with counters; a post about two categories counts for both.';
COMMENT ON COLUMN report.category_performance.engagements IS 'Likes, comments and shares so far.';
COMMENT ON COLUMN report.category_performance.polarity IS 'Mean polarity of the scored ones.';
COMMENT ON COLUMN report.category_performance.peak_hours IS 'Median of the posts'' hours to their fastest engagement.';
COMMENT ON VIEW report.follower_growth IS 'Followers of an author on the days on which a relevant post of theirs was seen.';
COMMENT ON COLUMN report.follower_growth.user_id IS 'Platform and author, joins with users.id.';
COMMENT ON COLUMN report.follower_growth.day IS 'Start of the day, UTC.';
COMMENT ON COLUMN report.follower_growth.followers IS 'Followers at the day''s last post.';
COMMENT ON COLUMN report.follower_growth.followers_before IS 'The same on the last day with a post before; null on the first.';
COMMENT ON COLUMN report.follower_growth.gained IS 'Difference of the two.';
COMMENT ON COLUMN report.follower_growth.growth_rate IS '(followers - before) / before * 100.';
COMMENT ON VIEW report.posting_times IS 'How good each hour of the week is for posting on a platform, beside the same author''s and kind of content''s other hours. Needs 10 posts with known reach in an hour.';
COMMENT ON COLUMN report.posting_times.platform IS 'Platform, lower case.';
COMMENT ON COLUMN report.posting_times.weekday IS '1 (Monday) to 7, UTC.';
COMMENT ON COLUMN report.posting_times.hour IS '0 to 23, UTC.';
COMMENT ON COLUMN report.posting_times.posts IS 'Posts behind the figures.';
COMMENT ON COLUMN report.posting_times.engagement_rate IS 'Plain mean engagement rate, percent, uncorrected.';
COMMENT ON COLUMN report.posting_times.lift IS 'Factor on the engagement rate, corrected for author and kind of content and shrunk.';
COMMENT ON COLUMN report.posting_times.lower_bound IS 'Lower end of the lift''s one-sided 95 % interval.';
COMMENT ON COLUMN report.posting_times.rank IS '1 for the highest lower bound of the platform.';
COMMENT ON VIEW report.signal_drivers IS 'Where a signal came from: platforms of the talk and regions of views, purchases and returns, beside the same hours a week before.';
COMMENT ON COLUMN report.signal_drivers.measure IS 'posts, views, purchases or returns.';
COMMENT ON COLUMN report.signal_drivers.source IS 'Platform of posts; region of the others, empty where unknown.';
COMMENT ON COLUMN report.signal_drivers.seen IS 'How many in the signal''s hours.';
COMMENT ON COLUMN report.signal_drivers.before IS 'How many in the same hours a week before.';
COMMENT ON COLUMN report.signal_drivers.contribution IS 'seen - before.';
COMMENT ON COLUMN report.signal_drivers.place IS '1 for the largest contribution to the measure.';
