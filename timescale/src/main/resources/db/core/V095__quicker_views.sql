-- Quicker answers on plain PostgreSQL: the same views and columns, the same figures.

-- Hours and days are summed when asked. Without figures on groups of expressions the planner expects a group per few rows
-- and sorts what it could hash. TimescaleDB keeps hours ready-made and needs none.
DO $$
DECLARE
    rolled record;
    step text;
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb') THEN
        RETURN;
    END IF;
    FOR rolled IN
        SELECT * FROM (VALUES
            ('social', 'social_metrics', 'product_id, platform'), ('commerce', 'commerce_metrics', 'product_id, region, currency'),
            ('review', 'review_metrics', 'product_id'), ('funnel', 'pipeline_funnel', 'topic, stage, reason'),
            ('rejected', 'rejected_counts', 'topic, kind, reason')) AS t (name, source, keys)
    LOOP
        FOREACH step IN ARRAY ARRAY['hour', 'day'] LOOP
            EXECUTE format('CREATE STATISTICS signals.%I (ndistinct) ON %s, (date_bin(%L, minute, timestamptz ''2000-01-01 00:00:00+00'')) FROM signals.%I',
                           rolled.name || '_' || step || 's', rolled.keys, '1 ' || step, rolled.source);
        END LOOP;
    END LOOP;
END
$$;

-- A month of hours is hashed in memory. Roles belong to the server: whoever may not change them leaves the default.
DO $$
BEGIN
    ALTER ROLE ss_reader SET work_mem = '32MB';
EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'ss_reader keeps its work_mem: set 32MB as a superuser for quicker long ranges';
END
$$;

-- One expression for the tier and double precision throughout: the terms are not worked out again for every comparison.
CREATE OR REPLACE VIEW report.content_quality AS
SELECT post_id, at, platform, author, content_type, product_ids, engagement_rate, usual_rate, quality_score,
       (ARRAY['poor', 'fair', 'good', 'excellent'])[width_bucket(quality_score, ARRAY[35, 50, 65]::float8[]) + 1] AS quality_tier
FROM (SELECT c.post_id, c.at, c.platform, c.author, c.content_type, c.product_ids, c.engagement_rate, u.usual_rate,
             40 * c.engagement_rate / (c.engagement_rate + u.usual_rate)
             + 25 * c.shares / (c.shares + 0.1::float8 * greatest(1, c.likes + c.comments + c.shares))
             + 20 * c.comments / (c.comments + 0.1::float8 * greatest(1, c.likes + c.comments + c.shares))
             + 15 * c.saves / (c.saves + 0.05::float8 * greatest(1, c.likes + c.comments + c.shares)) AS quality_score
      FROM report.content_performance_metrics c
      LEFT JOIN (SELECT platform, coalesce(content_type, '') AS kind,
                        nullif(sum(likes + comments + shares) * 100.0::float8 / sum(reach), 0) AS usual_rate
                 FROM report.content_performance_metrics WHERE reach > 0 GROUP BY 1, 2) u
        ON u.platform = c.platform AND u.kind = coalesce(c.content_type, '')) scored;

-- Texts of product ids are few and posts are many: each text is looked up once, and no post has to be sorted.
CREATE OR REPLACE VIEW report.category_performance AS
SELECT category, content_type, day, count(*) AS posts, sum(engagements)::bigint AS engagements, sum(reach)::bigint AS reach,
       sum(engagements) FILTER (WHERE reach > 0) * 100.0::float8 / nullif(sum(reach), 0) AS engagement_rate,
       sum(carried) FILTER (WHERE reach > 0) * 100 / nullif(sum(reach), 0) AS virality_score,
       avg(polarity) AS polarity, percentile_cont(0.5) WITHIN GROUP (ORDER BY peak_hours) AS peak_hours
FROM (SELECT about.category, coalesce(s.content_type, '') AS content_type,
             date_bin('1 day', s.at, timestamptz '2000-01-01 00:00:00+00') AS day, e.likes + e.comments + e.shares AS engagements,
             0.7::float8 * e.shares + 0.3::float8 * e.comments AS carried, e.reach, s.polarity, e.peak_hours
      FROM signals.scored_posts s JOIN signals.post_engagement e USING (post_id)
      JOIN (SELECT DISTINCT named.product_ids, coalesce(p.category, '') AS category
            FROM (SELECT DISTINCT product_ids FROM signals.scored_posts) named
            CROSS JOIN LATERAL unnest(string_to_array(named.product_ids, ' ')) AS each (product_id)
            JOIN signals.products p ON p.product_id = each.product_id) about ON about.product_ids = s.product_ids
      WHERE s.spam IS NULL) posts
GROUP BY 1, 2, 3;

-- As before, in sums per hour, author and kind of content that posts are joined with, in place of sorting all posts for
-- each step. Keys are numbers, which compare faster than texts: the platform is in each of them, so it need not be a key.
CREATE OR REPLACE VIEW report.posting_times AS
WITH posts AS MATERIALIZED (
    SELECT platform, hashtext(platform)::bigint * 168 + (extract(isodow FROM at AT TIME ZONE 'UTC')::integer - 1) * 24
             + extract(hour FROM at AT TIME ZONE 'UTC')::integer AS cell,
           hashtextextended(author, hashtext(platform)) AS author, hashtextextended(coalesce(content_type, ''), hashtext(platform)) AS kind,
           engagement_rate AS rate, ln(engagement_rate + 0.1) AS y
    FROM report.content_performance_metrics WHERE engagement_rate IS NOT NULL
), first_cells AS MATERIALIZED (
    SELECT cell, avg(y) AS by_cell FROM posts GROUP BY 1
), first_authors AS MATERIALIZED (
    SELECT author, sum(y - by_cell) / (count(*) + 2) AS by_author FROM posts JOIN first_cells USING (cell) GROUP BY 1
), first_kinds AS MATERIALIZED (
    SELECT kind, sum(y - by_cell - by_author) / (count(*) + 2) AS by_kind
    FROM posts JOIN first_cells USING (cell) JOIN first_authors USING (author) GROUP BY 1
), second_cells AS MATERIALIZED (
    SELECT cell, avg(y - by_author - by_kind) AS by_cell
    FROM posts JOIN first_authors USING (author) JOIN first_kinds USING (kind) GROUP BY 1
), second_authors AS MATERIALIZED (
    SELECT author, sum(y - by_cell) / (count(*) + 2) AS by_author FROM posts JOIN second_cells USING (cell) GROUP BY 1
), second_kinds AS MATERIALIZED (
    SELECT kind, sum(y - by_cell - by_author) / (count(*) + 2) AS by_kind
    FROM posts JOIN second_cells USING (cell) JOIN second_authors USING (author) GROUP BY 1
), sums AS (
    SELECT min(platform) AS platform, ((cell % 168 + 168) % 168)::integer AS cell, count(*) AS n, avg(rate) AS rate, sum(y) AS plain,
           sum(y - by_author - by_kind) AS corrected,
           coalesce(var_pop(y - by_author - by_kind), 0) * count(*) AS within
    FROM posts JOIN second_authors USING (author) JOIN second_kinds USING (kind) GROUP BY posts.cell
), cells AS (
    SELECT platform, cell, n, rate, within, corrected - n * usual AS total, corrected / n - usual AS mean
    FROM (SELECT *, sum(plain) OVER p / sum(n) OVER p AS usual FROM sums WINDOW p AS (PARTITION BY platform)) centred
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

-- Authors first: they differ where platforms are alike, so that rows are sorted with fewer comparisons.
CREATE OR REPLACE VIEW report.follower_growth AS
SELECT platform || ':' || author AS user_id, platform, author, day, followers, before AS followers_before,
       followers - before AS gained, (followers - before) * 100.0::float8 / nullif(before, 0) AS growth_rate
FROM (SELECT platform, author, day, followers, lag(followers) OVER (PARTITION BY author, platform ORDER BY day) AS before
      FROM (SELECT DISTINCT ON (author, platform, day) platform, author, day, followers
            FROM (SELECT platform, author, at, post_id, followers,
                         date_bin('1 day', at, timestamptz '2000-01-01 00:00:00+00') AS day
                  FROM signals.scored_posts WHERE spam IS NULL) posts
            ORDER BY author, platform, day, at DESC, post_id) days) steps;
