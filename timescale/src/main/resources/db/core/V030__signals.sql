-- What stands out: signals, trending hashtags, influence; and how content performs, computed from its counters.

CREATE TABLE signals.signals (
    product_id  text             NOT NULL,
    started     timestamptz      NOT NULL,
    peak        timestamptz      NOT NULL,
    ended       timestamptz      NOT NULL,
    running     boolean          NOT NULL,
    direction   text             NOT NULL,
    severity    integer          NOT NULL,
    persistence text             NOT NULL,
    series      text             NOT NULL,
    involved    text             NOT NULL,
    score       double precision NOT NULL,
    seen        double precision,
    expected    double precision,
    hours       integer          NOT NULL,
    explanation text             NOT NULL,
    PRIMARY KEY (product_id, started)
);
CREATE INDEX signals_started ON signals.signals (started);
COMMENT ON TABLE signals.signals IS 'Incidents: all series of a product that stood out at about the same time are one row.';
COMMENT ON COLUMN signals.signals.product_id IS 'Product of the catalogue.';
COMMENT ON COLUMN signals.signals.started IS 'Start of the first abnormal hour.';
COMMENT ON COLUMN signals.signals.peak IS 'Start of the most severe hour.';
COMMENT ON COLUMN signals.signals.ended IS 'End of the last abnormal hour so far.';
COMMENT ON COLUMN signals.signals.running IS 'False once the product has been quiet for six hours.';
COMMENT ON COLUMN signals.signals.direction IS 'up or down: where the leading series went.';
COMMENT ON COLUMN signals.signals.severity IS 'Whole robust standard deviations at the peak, 1 to 10.';
COMMENT ON COLUMN signals.signals.persistence IS 'blip (1 hour), short (to 5), lasting (to 24) or shift (longer).';
COMMENT ON COLUMN signals.signals.series IS 'Leading series at the peak: posts, negative_share, sentiment, views, purchases, revenue_<currency>, conversion, return_rate, stars or negative_reviews.';
COMMENT ON COLUMN signals.signals.involved IS 'Every series that was abnormal, separated by spaces.';
COMMENT ON COLUMN signals.signals.score IS 'Robust standard deviations at the peak, negative for a drop.';
COMMENT ON COLUMN signals.signals.seen IS 'Value of the leading series at the peak.';
COMMENT ON COLUMN signals.signals.expected IS 'What its past led one to expect there.';
COMMENT ON COLUMN signals.signals.hours IS 'Abnormal hours.';
COMMENT ON COLUMN signals.signals.explanation IS 'The incident in words, without the name of the product.';

CREATE TABLE signals.signal_watch (
    product_id     text        NOT NULL PRIMARY KEY,
    since          timestamptz NOT NULL,
    learning_until timestamptz NOT NULL
);
COMMENT ON TABLE signals.signal_watch IS 'Products that are watched for signals.';
COMMENT ON COLUMN signals.signal_watch.product_id IS 'Product of the catalogue.';
COMMENT ON COLUMN signals.signal_watch.since IS 'Start of the first hour with data.';
COMMENT ON COLUMN signals.signal_watch.learning_until IS 'Start of the first hour that can be judged; until then there is too little history.';

CREATE TABLE signals.hashtags (
    tag_name        text             NOT NULL PRIMARY KEY,
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
COMMENT ON TABLE signals.hashtags IS 'Hashtags of relevant posts, newest state of each.';
COMMENT ON COLUMN signals.hashtags.tag_name IS 'Hashtag without #, lower case.';
COMMENT ON COLUMN signals.hashtags.hour IS 'Start of the hour that the row describes.';
COMMENT ON COLUMN signals.hashtags.trend_score IS 'How far distinct authors per hour lie above the same hour of past days: (x - mean) / sqrt(mean + variance + 1); 0 below 8 authors; 3 and more is a trend.';
COMMENT ON COLUMN signals.hashtags.authors IS 'Distinct authors in the hour.';
COMMENT ON COLUMN signals.hashtags.uses IS 'Posts in the hour.';
COMMENT ON COLUMN signals.hashtags.usage_count_7d IS 'Posts in the seven days up to the end of the hour.';
COMMENT ON COLUMN signals.hashtags.phase IS 'QUIET, EMERGING, PEAKING, DECLINING or OVER.';
COMMENT ON COLUMN signals.hashtags.started IS 'Start of the trend; the hour itself without one.';
COMMENT ON COLUMN signals.hashtags.peak IS 'Hour of the highest level so far; the hour itself without a trend.';
COMMENT ON COLUMN signals.hashtags.half_life_hours IS 'Hours in which what exceeds the usual level halves; null without an estimate.';
COMMENT ON COLUMN signals.hashtags.half_life_low IS 'Lower end of its 95 % interval.';
COMMENT ON COLUMN signals.hashtags.half_life_high IS 'Upper end of its 95 % interval; null where it may not fade at all.';
COMMENT ON COLUMN signals.hashtags.longevity IS 'fad (half-life below 48 hours), lasting or unknown.';

CREATE TABLE signals.hashtag_hours (
    tag_name        text             NOT NULL,
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
    PRIMARY KEY (tag_name, hour)
);
CREATE INDEX hashtag_hours_hour ON signals.hashtag_hours (hour);
SELECT signals.copy_comments('signals.hashtags', 'signals.hashtag_hours');
COMMENT ON TABLE signals.hashtag_hours IS 'Hours in which a hashtag was above its usual level or in a trend.';

CREATE TABLE signals.influencers (
    product_id    text             NOT NULL,
    day           timestamptz      NOT NULL,
    rank          integer          NOT NULL,
    author        text             NOT NULL,
    score         double precision NOT NULL,
    page_rank     double precision NOT NULL,
    engaged_reach integer          NOT NULL,
    mentions      integer          NOT NULL,
    replies       integer          NOT NULL,
    reposts       integer          NOT NULL,
    PRIMARY KEY (product_id, day, rank)
);
CREATE INDEX influencers_day ON signals.influencers (day);
COMMENT ON TABLE signals.influencers IS 'Whom others turned to in the seven days up to a day''s end: the first fifty per product.';
COMMENT ON COLUMN signals.influencers.product_id IS 'Product that the talk was about; empty for all products together.';
COMMENT ON COLUMN signals.influencers.day IS 'Start of the day, UTC.';
COMMENT ON COLUMN signals.influencers.rank IS '1 for the most influential.';
COMMENT ON COLUMN signals.influencers.author IS 'Pseudonym.';
COMMENT ON COLUMN signals.influencers.score IS 'Geometric mean of PageRank and engaged reach, each against the highest, times 100.';
COMMENT ON COLUMN signals.influencers.page_rank IS 'PageRank over mentions, replies and reposts; sums to 1.';
COMMENT ON COLUMN signals.influencers.engaged_reach IS 'Distinct authors who turned to this one.';
COMMENT ON COLUMN signals.influencers.mentions IS 'Mentions by others.';
COMMENT ON COLUMN signals.influencers.replies IS 'Replies by others.';
COMMENT ON COLUMN signals.influencers.reposts IS 'Reposts by others.';

CREATE VIEW report.signals AS
SELECT s.product_id, s.started, s.peak, s.ended, s.running, s.direction, s.severity, s.persistence, s.series, s.involved,
       s.score, s.seen, s.expected, s.hours, coalesce(p.name, s.product_id) || ': ' || s.explanation AS explanation
FROM signals.signals s LEFT JOIN signals.products p USING (product_id);

-- The posts with the most followers among those of the incident's hours; of a rise in negative talk the negative ones.
CREATE VIEW report.signal_posts AS
SELECT s.product_id, s.started, t.place, t.post_id, t.at, t.platform, t.author, t.followers, t.label, t.text
FROM signals.signals s CROSS JOIN LATERAL (
    SELECT row_number() OVER (ORDER BY p.followers DESC, p.post_id)::integer AS place,
           p.post_id, p.at, p.platform, p.author, p.followers, p.label, p.text
    FROM signals.scored_posts p
    WHERE p.at >= s.started AND p.at < s.ended
      AND s.product_id = ANY (string_to_array(p.product_ids, ' '))
      AND (s.series <> 'negative_share' OR p.label = 'NEGATIVE')
    ORDER BY p.followers DESC, p.post_id
    LIMIT 5) t;

CREATE VIEW report.signal_watch AS
SELECT product_id, since, learning_until FROM signals.signal_watch;

CREATE VIEW report.hashtags AS
SELECT tag_name, hour, trend_score, authors, uses, usage_count_7d, phase, started, peak, half_life_hours, half_life_low,
       half_life_high, longevity
FROM signals.hashtags;

CREATE VIEW report.hashtag_hours AS
SELECT tag_name, hour, trend_score, authors, uses, usage_count_7d, phase, started, peak, half_life_hours, half_life_low,
       half_life_high, longevity
FROM signals.hashtag_hours;

CREATE VIEW report.trending_hashtags AS
SELECT tag_name, trend_score, usage_count_7d
FROM signals.hashtags
WHERE usage_count_7d > 0;

CREATE VIEW report.influencers AS
SELECT product_id, day, rank, author, score, page_rank, engaged_reach, mentions, replies, reposts
FROM signals.influencers;

CREATE VIEW report.influencer_network AS
SELECT i.product_id, i.day, i.rank, i.author, i.score, i.page_rank, i.engaged_reach, i.mentions, i.replies, i.reposts
FROM signals.influencers i
JOIN (SELECT product_id, max(day) AS day FROM signals.influencers GROUP BY product_id) newest USING (product_id, day);

-- Rates are null, not zero, where the platform does not tell the reach.
CREATE VIEW report.content_performance_metrics AS
SELECT p.post_id, p.at, p.platform, p.author, p.content_type, p.product_ids, e.measured, e.likes, e.comments, e.shares,
       e.saves, e.clicks, e.profile_visits, e.reach, e.impressions,
       (e.likes + e.comments + e.shares) * 100.0::float8 / nullif(e.reach, 0) AS engagement_rate,
       (0.7::float8 * e.shares + 0.3::float8 * e.comments) * 100 / nullif(e.reach, 0) AS virality_score,
       e.clicks * 100.0::float8 / nullif(e.impressions, 0) AS click_through_rate,
       e.saves * 100.0::float8 / nullif(e.reach, 0) AS save_rate,
       e.shares * 100.0::float8 / nullif(e.reach, 0) AS share_rate,
       e.profile_visits * 100.0::float8 / nullif(e.reach, 0) AS profile_visit_rate
FROM signals.scored_posts p JOIN signals.post_engagement e USING (post_id);

CREATE VIEW report.content_posts AS
SELECT post_id, at, platform, author, followers, content_type, text, language, hashtags, product_ids, campaign, label, polarity
FROM signals.scored_posts;

CREATE VIEW report.comments AS
SELECT post_id, reply_to, at, platform, author, text, label, polarity
FROM signals.scored_posts WHERE reply_to IS NOT NULL;

CREATE VIEW report.users AS
SELECT DISTINCT ON (author, platform) author, platform, followers, at AS last_post
FROM signals.scored_posts ORDER BY author, platform, at DESC, post_id;

CREATE VIEW report.platform_performance AS
SELECT platform, coalesce(content_type, '') AS content_type, date_bin('1 day', at, timestamptz '2000-01-01 00:00:00+00') AS day,
       count(*)::bigint AS posts, sum(likes)::bigint AS likes, sum(comments)::bigint AS comments, sum(shares)::bigint AS shares,
       sum(reach)::bigint AS reach,
       sum(likes + comments + shares) FILTER (WHERE reach > 0) * 100.0::float8 / nullif(sum(reach), 0) AS engagement_rate,
       sum(0.7::float8 * shares + 0.3::float8 * comments) FILTER (WHERE reach > 0) * 100 / nullif(sum(reach), 0) AS virality_score
FROM report.content_performance_metrics
GROUP BY 1, 2, 3;

DO $$
DECLARE
    pair record;
BEGIN
    FOR pair IN
        SELECT * FROM (VALUES
            ('signals.signals', 'signals'), ('signals.signals', 'signal_posts'), ('signals.scored_posts', 'signal_posts'),
            ('signals.signal_watch', 'signal_watch'), ('signals.hashtags', 'hashtags'), ('signals.hashtags', 'hashtag_hours'),
            ('signals.hashtags', 'trending_hashtags'), ('signals.influencers', 'influencers'),
            ('signals.influencers', 'influencer_network'), ('signals.post_engagement', 'content_performance_metrics'),
            ('signals.scored_posts', 'content_performance_metrics'), ('signals.scored_posts', 'content_posts'),
            ('signals.scored_posts', 'comments'), ('signals.scored_posts', 'users')) AS pairs (source, target)
    LOOP
        PERFORM signals.copy_comments(pair.source::regclass, format('report.%I', pair.target)::regclass);
    END LOOP;
END
$$;
COMMENT ON VIEW report.signals IS 'Incidents, with the product''s name in the explanation.';
COMMENT ON COLUMN report.signals.explanation IS 'The incident in words.';
COMMENT ON VIEW report.signal_posts IS 'Up to five posts of an incident''s hours, those with the most followers first.';
COMMENT ON COLUMN report.signal_posts.place IS '1 for the post with the most followers.';
COMMENT ON VIEW report.signal_watch IS 'Products that are watched for signals.';
COMMENT ON VIEW report.hashtags IS 'Hashtags of relevant posts, newest state of each.';
COMMENT ON VIEW report.hashtag_hours IS 'Hours in which a hashtag was above its usual level or in a trend.';
COMMENT ON VIEW report.trending_hashtags IS 'Hashtags used in the last seven days, with what they score.';
COMMENT ON VIEW report.influencers IS 'Whom others turned to, by product and day.';
COMMENT ON VIEW report.influencer_network IS 'The newest day of report.influencers, by product.';
COMMENT ON VIEW report.content_performance_metrics IS 'Posts with their newest counters and the rates that follow from them.';
COMMENT ON COLUMN report.content_performance_metrics.engagement_rate IS '(likes + comments + shares) / reach * 100.';
COMMENT ON COLUMN report.content_performance_metrics.virality_score IS '(0.7 * shares + 0.3 * comments) / reach * 100.';
COMMENT ON COLUMN report.content_performance_metrics.click_through_rate IS 'clicks / impressions * 100.';
COMMENT ON COLUMN report.content_performance_metrics.save_rate IS 'saves / reach * 100.';
COMMENT ON COLUMN report.content_performance_metrics.share_rate IS 'shares / reach * 100.';
COMMENT ON COLUMN report.content_performance_metrics.profile_visit_rate IS 'profile visits / reach * 100.';
COMMENT ON VIEW report.content_posts IS 'Relevant posts.';
COMMENT ON VIEW report.comments IS 'Relevant posts that answer another one, with their sentiment.';
COMMENT ON VIEW report.users IS 'Authors of relevant posts, as they were at their newest post.';
COMMENT ON COLUMN report.users.last_post IS 'When the newest post was created.';
COMMENT ON VIEW report.platform_performance IS 'Posts by platform, kind of content and day of creation, with their newest counters.';
COMMENT ON COLUMN report.platform_performance.platform IS 'Platform, lower case.';
COMMENT ON COLUMN report.platform_performance.content_type IS 'text, image, video, link or another; empty where unknown.';
COMMENT ON COLUMN report.platform_performance.day IS 'Start of the day, UTC.';
COMMENT ON COLUMN report.platform_performance.posts IS 'Posts with counters.';
COMMENT ON COLUMN report.platform_performance.likes IS 'Likes so far.';
COMMENT ON COLUMN report.platform_performance.comments IS 'Comments so far.';
COMMENT ON COLUMN report.platform_performance.shares IS 'Shares so far.';
COMMENT ON COLUMN report.platform_performance.reach IS 'People reached so far, by post; null where no post''s platform tells.';
COMMENT ON COLUMN report.platform_performance.engagement_rate IS 'Engagements per person reached, percent, of posts whose reach is known.';
COMMENT ON COLUMN report.platform_performance.virality_score IS '(0.7 * shares + 0.3 * comments) / reach * 100, of posts whose reach is known.';
