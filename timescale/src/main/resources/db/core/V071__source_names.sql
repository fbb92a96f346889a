-- The names of the source document's queries. An author is one user per platform, since ids of platforms are not joined.
-- Views without data of their own (single likes, follows, segments) are left out rather than faked.

CREATE OR REPLACE VIEW report.content_posts AS
SELECT post_id, at, platform, author, followers, content_type, text, language, hashtags, product_ids, campaign, label, polarity,
       post_id AS id, platform || ':' || author AS user_id
FROM signals.scored_posts;
COMMENT ON COLUMN report.content_posts.id IS 'The post_id, under the name that joins with content_performance_metrics.content_id.';
COMMENT ON COLUMN report.content_posts.user_id IS 'Platform and author, joins with users.id.';

CREATE OR REPLACE VIEW report.users AS
SELECT DISTINCT ON (author, platform) author, platform, followers, at AS last_post,
       platform || ':' || author AS id, author AS username
FROM signals.scored_posts ORDER BY author, platform, at DESC, post_id;
COMMENT ON COLUMN report.users.id IS 'Platform and author.';
COMMENT ON COLUMN report.users.username IS 'The pseudonym; real names are never stored.';

CREATE OR REPLACE VIEW report.content_performance_metrics AS
SELECT p.post_id, p.at, p.platform, p.author, p.content_type, p.product_ids, e.measured, e.likes, e.comments, e.shares,
       e.saves, e.clicks, e.profile_visits, e.reach, e.impressions,
       (e.likes + e.comments + e.shares) * 100.0::float8 / nullif(e.reach, 0) AS engagement_rate,
       (0.7::float8 * e.shares + 0.3::float8 * e.comments) * 100 / nullif(e.reach, 0) AS virality_score,
       e.clicks * 100.0::float8 / nullif(e.impressions, 0) AS click_through_rate,
       e.saves * 100.0::float8 / nullif(e.reach, 0) AS save_rate,
       e.shares * 100.0::float8 / nullif(e.reach, 0) AS share_rate,
       e.profile_visits * 100.0::float8 / nullif(e.reach, 0) AS profile_visit_rate,
       p.post_id AS content_id
FROM signals.scored_posts p JOIN signals.post_engagement e USING (post_id);
COMMENT ON COLUMN report.content_performance_metrics.content_id IS 'The post_id, joins with content_posts.id.';

CREATE VIEW report.user_engagement_metrics AS
SELECT platform || ':' || author AS user_id, date_bin('1 day', at, timestamptz '2000-01-01 00:00:00+00') AS day,
       count(*) AS posts, sum(likes)::bigint AS likes, sum(comments)::bigint AS comments, sum(shares)::bigint AS shares,
       sum(reach)::bigint AS reach,
       sum(likes + comments + shares) FILTER (WHERE reach > 0) * 100.0::float8 / nullif(sum(reach), 0) AS engagement_rate
FROM report.content_performance_metrics
GROUP BY 1, 2;
COMMENT ON VIEW report.user_engagement_metrics IS 'What a user''s posts of a day have got so far.';
COMMENT ON COLUMN report.user_engagement_metrics.user_id IS 'Platform and author, joins with users.id.';
COMMENT ON COLUMN report.user_engagement_metrics.day IS 'Day on which the posts were created, UTC.';
COMMENT ON COLUMN report.user_engagement_metrics.posts IS 'Posts with counters.';
COMMENT ON COLUMN report.user_engagement_metrics.likes IS 'Likes so far.';
COMMENT ON COLUMN report.user_engagement_metrics.comments IS 'Comments so far.';
COMMENT ON COLUMN report.user_engagement_metrics.shares IS 'Shares so far.';
COMMENT ON COLUMN report.user_engagement_metrics.reach IS 'People reached so far, by post; null where no post''s platform tells.';
COMMENT ON COLUMN report.user_engagement_metrics.engagement_rate IS 'Engagements per person reached, percent, of posts whose reach is known.';

CREATE VIEW report.campaigns AS
SELECT campaign, currency, min(minute) AS first_spend, max(minute + bucket_seconds * INTERVAL '1 second') AS last_spend,
       sum(cost_minor)::bigint AS cost_minor
FROM signals.campaign_spend
GROUP BY campaign, currency;
COMMENT ON VIEW report.campaigns IS 'Campaigns that cost something, by currency.';
COMMENT ON COLUMN report.campaigns.campaign IS 'Campaign.';
COMMENT ON COLUMN report.campaigns.currency IS 'ISO 4217 code of the cost.';
COMMENT ON COLUMN report.campaigns.first_spend IS 'Start of the first bucket with a cost.';
COMMENT ON COLUMN report.campaigns.last_spend IS 'End of the last bucket with a cost.';
COMMENT ON COLUMN report.campaigns.cost_minor IS 'Cost so far, minor units of currency.';
