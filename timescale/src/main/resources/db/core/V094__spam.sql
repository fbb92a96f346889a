-- Spam stays in scored_posts with its reason, and in no figure: the views of posts leave it out, spam_posts shows it.

ALTER TABLE signals.scored_posts ADD COLUMN spam text;
COMMENT ON COLUMN signals.scored_posts.spam IS 'Why the post does not count: links, stuffing, burst, duplicate or template; null where it counts.';
COMMENT ON TABLE signals.scored_posts IS 'Every relevant post with its sentiment, spam included.';
COMMENT ON TABLE signals.pipeline_funnel IS 'How many records of a topic reached a stage. raw = valid + rejected; valid = unique + duplicate; posts: unique = relevant + irrelevant; relevant posts and unique reviews = scored + unscored; relevant posts = spam + counted.';
COMMENT ON COLUMN signals.social_metrics.posts IS 'Relevant posts, spam left out.';
COMMENT ON COLUMN signals.pipeline_funnel.stage IS 'raw, rejected, valid, duplicate, unique, irrelevant, relevant, unscored, scored, spam or counted.';
COMMENT ON COLUMN report.pipeline_funnel.stage IS 'raw, rejected, valid, duplicate, unique, irrelevant, relevant, unscored, scored, spam or counted.';
COMMENT ON COLUMN report.social_metrics.posts IS 'Relevant posts, spam left out.';
COMMENT ON VIEW report.scored_posts IS 'Every relevant post with its sentiment, spam left out.';

CREATE OR REPLACE VIEW report.scored_posts AS
SELECT post_id, at, platform, author, followers, text, language, hashtags, mentions, reply_to, repost_of, source_author,
       campaign, content_type, product_ids, status, label, polarity, subjectivity, p_negative, p_neutral, p_positive, model, tier,
       topic_id
FROM signals.scored_posts WHERE spam IS NULL;

CREATE VIEW report.spam_posts AS
SELECT post_id, at, platform, author, followers, text, language, product_ids, spam, label, polarity
FROM signals.scored_posts WHERE spam IS NOT NULL;
SELECT signals.copy_comments('signals.scored_posts', 'report.spam_posts');
COMMENT ON VIEW report.spam_posts IS 'Relevant posts that count nowhere because they are spam, with the reason.';

CREATE OR REPLACE VIEW report.content_posts AS
SELECT post_id, at, platform, author, followers, content_type, text, language, hashtags, product_ids, campaign, label, polarity,
       post_id AS id, platform || ':' || author AS user_id
FROM signals.scored_posts WHERE spam IS NULL;

CREATE OR REPLACE VIEW report.comments AS
SELECT post_id, reply_to, at, platform, author, text, label, polarity
FROM signals.scored_posts WHERE reply_to IS NOT NULL AND spam IS NULL;

CREATE OR REPLACE VIEW report.users AS
SELECT DISTINCT ON (author, platform) author, platform, followers, at AS last_post,
       platform || ':' || author AS id, author AS username
FROM signals.scored_posts WHERE spam IS NULL ORDER BY author, platform, at DESC, post_id;

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
FROM signals.scored_posts p JOIN signals.post_engagement e USING (post_id)
WHERE p.spam IS NULL;

CREATE OR REPLACE VIEW report.signal_posts AS
SELECT s.product_id, s.started, t.place, t.post_id, t.at, t.platform, t.author, t.followers, t.label, t.text
FROM signals.signals s CROSS JOIN LATERAL (
    SELECT row_number() OVER (ORDER BY p.followers DESC, p.post_id)::integer AS place,
           p.post_id, p.at, p.platform, p.author, p.followers, p.label, p.text
    FROM signals.scored_posts p
    WHERE p.at >= s.started AND p.at < s.ended AND p.spam IS NULL
      AND s.product_id = ANY (string_to_array(p.product_ids, ' '))
      AND (s.series <> 'negative_share' OR p.label = 'NEGATIVE')
      AND (s.series NOT LIKE 'topic\_%' OR s.series = 'topic_' || CASE p.topic_id WHEN -1 THEN 'other' ELSE p.topic_id::text END)
    ORDER BY p.followers DESC, p.post_id
    LIMIT 5) t;

CREATE OR REPLACE VIEW report.follower_growth AS
SELECT platform || ':' || author AS user_id, platform, author, day, followers, before AS followers_before,
       followers - before AS gained, (followers - before) * 100.0::float8 / nullif(before, 0) AS growth_rate
FROM (SELECT platform, author, day, followers, lag(followers) OVER (PARTITION BY platform, author ORDER BY day) AS before
      FROM (SELECT DISTINCT ON (platform, author, day) platform, author, day, followers
            FROM (SELECT platform, author, at, post_id, followers,
                         date_bin('1 day', at, timestamptz '2000-01-01 00:00:00+00') AS day
                  FROM signals.scored_posts WHERE spam IS NULL) posts
            ORDER BY platform, author, day, at DESC, post_id) days) steps;
