-- Engagement carries what its charts need to know of the post, so that no month of posts has to be joined for them.

ALTER TABLE signals.post_engagement ADD COLUMN at timestamptz, ADD COLUMN author text, ADD COLUMN content_type text;
COMMENT ON COLUMN signals.post_engagement.at IS 'When the post was created; null for rows of an earlier version whose post was deleted.';
COMMENT ON COLUMN signals.post_engagement.author IS 'Pseudonym of the post''s author (keyed hash).';
COMMENT ON COLUMN signals.post_engagement.content_type IS 'text, image, video, link or another.';
UPDATE signals.post_engagement e SET at = p.at, author = p.author, content_type = p.content_type
FROM signals.scored_posts p WHERE p.post_id = e.post_id;
CREATE INDEX post_engagement_at ON signals.post_engagement (at);
CREATE INDEX post_engagement_day ON signals.post_engagement (date_bin('1 day', at, timestamptz '2000-01-01 00:00:00+00'));

-- Few posts are spam: the rest is found by leaving them out.
CREATE INDEX scored_posts_spam ON signals.scored_posts (post_id) WHERE spam IS NOT NULL;

CREATE OR REPLACE VIEW report.content_performance_metrics AS
SELECT e.post_id, e.at, e.platform, e.author, e.content_type, e.product_ids, e.measured, e.likes, e.comments, e.shares,
       e.saves, e.clicks, e.profile_visits, e.reach, e.impressions,
       (e.likes + e.comments + e.shares) * 100.0::float8 / nullif(e.reach, 0) AS engagement_rate,
       (0.7::float8 * e.shares + 0.3::float8 * e.comments) * 100 / nullif(e.reach, 0) AS virality_score,
       e.clicks * 100.0::float8 / nullif(e.impressions, 0) AS click_through_rate,
       e.saves * 100.0::float8 / nullif(e.reach, 0) AS save_rate,
       e.shares * 100.0::float8 / nullif(e.reach, 0) AS share_rate,
       e.profile_visits * 100.0::float8 / nullif(e.reach, 0) AS profile_visit_rate,
       e.post_id AS content_id, e.peak_hours
FROM signals.post_engagement e
WHERE e.at IS NOT NULL
  AND NOT EXISTS (SELECT FROM signals.scored_posts p WHERE p.post_id = e.post_id AND p.spam IS NOT NULL);

-- Texts of product ids are few and posts are many: each text is looked up once. Whoever does not ask for polarity does not
-- pay for it: the planner leaves the outer join out.
CREATE OR REPLACE VIEW report.category_performance AS
SELECT category, content_type, day, count(*) AS posts, sum(engagements)::bigint AS engagements, sum(reach)::bigint AS reach,
       sum(engagements) FILTER (WHERE reach > 0) * 100.0::float8 / nullif(sum(reach), 0) AS engagement_rate,
       sum(carried) FILTER (WHERE reach > 0) * 100 / nullif(sum(reach), 0) AS virality_score,
       avg(polarity) AS polarity, percentile_cont(0.5) WITHIN GROUP (ORDER BY peak_hours) AS peak_hours
FROM (SELECT about.category, coalesce(e.content_type, '') AS content_type,
             date_bin('1 day', e.at, timestamptz '2000-01-01 00:00:00+00') AS day, e.likes + e.comments + e.shares AS engagements,
             0.7::float8 * e.shares + 0.3::float8 * e.comments AS carried, e.reach, s.polarity, e.peak_hours
      FROM report.content_performance_metrics e LEFT JOIN signals.scored_posts s ON s.post_id = e.post_id AND s.at = e.at
      JOIN (SELECT DISTINCT named.product_ids, coalesce(p.category, '') AS category
            FROM (SELECT DISTINCT product_ids FROM signals.post_engagement) named
            CROSS JOIN LATERAL unnest(string_to_array(named.product_ids, ' ')) AS each (product_id)
            JOIN signals.products p ON p.product_id = each.product_id) about ON about.product_ids = e.product_ids) posts
GROUP BY 1, 2, 3;

-- As before, but what is usual is that of the newest 100,000 posts: habits change, and the time of an answer stays the same
-- however long a history is.
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
                 FROM report.content_performance_metrics
                 WHERE reach > 0
                   AND at >= coalesce((SELECT at FROM signals.post_engagement WHERE at IS NOT NULL ORDER BY at DESC OFFSET 99999 LIMIT 1), '-infinity')
                 GROUP BY 1, 2) u
        ON u.platform = c.platform AND u.kind = coalesce(c.content_type, '')) scored;

-- As before, of the newest 100,000 posts; authors, kinds of content and cells get small numbers, so that their effects are looked up in arrays and no
-- pass has to join.
CREATE OR REPLACE VIEW report.posting_times AS
WITH rated AS MATERIALIZED (
    SELECT platform, hashtext(platform)::bigint * 168 + (date_part('isodow', at AT TIME ZONE 'UTC')::integer - 1) * 24
             + date_part('hour', at AT TIME ZONE 'UTC')::integer AS cell,
           hashtextextended(author, hashtext(platform)) AS author, hashtextextended(coalesce(content_type, ''), hashtext(platform)) AS kind,
           engagement_rate AS rate, ln(engagement_rate + 0.1) AS y
    FROM report.content_performance_metrics
    WHERE engagement_rate IS NOT NULL
      AND at >= coalesce((SELECT at FROM signals.post_engagement WHERE at IS NOT NULL ORDER BY at DESC OFFSET 99999 LIMIT 1), '-infinity')
), cell_numbers AS MATERIALIZED (
    SELECT cell, platform, row_number() OVER ()::integer AS number FROM (SELECT cell, min(platform) AS platform FROM rated GROUP BY 1) each
), author_numbers AS MATERIALIZED (
    SELECT author, row_number() OVER ()::integer AS number FROM (SELECT DISTINCT author FROM rated) each
), kind_numbers AS MATERIALIZED (
    SELECT kind, row_number() OVER ()::integer AS number FROM (SELECT DISTINCT kind FROM rated) each
), posts AS MATERIALIZED (
    SELECT c.number AS cell, a.number AS author, k.number AS kind, rate, y
    FROM rated JOIN cell_numbers c USING (cell) JOIN author_numbers a USING (author) JOIN kind_numbers k USING (kind)
), first_cells AS MATERIALIZED (
    SELECT array_agg(effect ORDER BY cell) AS of FROM (SELECT cell, sum(y) / count(*) AS effect FROM posts GROUP BY 1) each
), first_authors AS MATERIALIZED (
    SELECT array_agg(effect ORDER BY author) AS of
    FROM (SELECT author, sum(y - (SELECT of FROM first_cells)[cell]) / (count(*) + 2) AS effect FROM posts GROUP BY 1) each
), first_kinds AS MATERIALIZED (
    SELECT array_agg(effect ORDER BY kind) AS of
    FROM (SELECT kind, sum(y - (SELECT of FROM first_cells)[cell] - (SELECT of FROM first_authors)[author]) / (count(*) + 2) AS effect
          FROM posts GROUP BY 1) each
), second_cells AS MATERIALIZED (
    SELECT array_agg(effect ORDER BY cell) AS of
    FROM (SELECT cell, sum(y - (SELECT of FROM first_authors)[author] - (SELECT of FROM first_kinds)[kind]) / count(*) AS effect
          FROM posts GROUP BY 1) each
), second_authors AS MATERIALIZED (
    SELECT array_agg(effect ORDER BY author) AS of
    FROM (SELECT author, sum(y - (SELECT of FROM second_cells)[cell]) / (count(*) + 2) AS effect FROM posts GROUP BY 1) each
), second_kinds AS MATERIALIZED (
    SELECT array_agg(effect ORDER BY kind) AS of
    FROM (SELECT kind, sum(y - (SELECT of FROM second_cells)[cell] - (SELECT of FROM second_authors)[author]) / (count(*) + 2) AS effect
          FROM posts GROUP BY 1) each
), numbered_sums AS (
    SELECT cell, count(*) AS n, sum(rate) / count(*) AS rate, sum(y) AS plain, sum(own) AS corrected,
           coalesce(var_pop(own), 0) * count(*) AS within
    FROM (SELECT cell, rate, y, y - (SELECT of FROM second_authors)[author] - (SELECT of FROM second_kinds)[kind] AS own FROM posts) each
    GROUP BY 1
), sums AS (
    SELECT c.platform, ((c.cell % 168 + 168) % 168)::integer AS cell, n, rate, plain, corrected, within
    FROM numbered_sums s JOIN cell_numbers c ON c.number = s.cell
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

COMMENT ON VIEW report.posting_times IS 'How good each hour of the week is for posting on a platform, beside the same author''s and kind of content''s other hours, by the newest 100,000 posts. Needs 10 posts with known reach in an hour.';
COMMENT ON COLUMN report.content_quality.usual_rate IS 'Engagement rate of all posts of the platform and kind of content among the newest 100,000.';
