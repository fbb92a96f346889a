-- What posts are about: the topic of each post, the topics themselves, and their share of each product's and brand's talk.

ALTER TABLE signals.scored_posts ADD COLUMN topic_id integer;
COMMENT ON COLUMN signals.scored_posts.topic_id IS 'What it is about, see topics; -1 where it fits no topic, null in a job without topics.';

CREATE TABLE signals.topics (
    topic_id integer NOT NULL PRIMARY KEY,
    name     text    NOT NULL,
    terms    text    NOT NULL DEFAULT '',
    model    text    NOT NULL
);
COMMENT ON TABLE signals.topics IS 'Topics of the model that the job runs with, and of those before it.';
COMMENT ON COLUMN signals.topics.topic_id IS 'Stays the same when the model is trained anew and the topic is found again; -1: fits no topic.';
COMMENT ON COLUMN signals.topics.name IS 'Its three leading terms.';
COMMENT ON COLUMN signals.topics.terms IS 'Its ten strongest terms, strongest first, separated by spaces.';
COMMENT ON COLUMN signals.topics.model IS 'Version of the newest model that has it: the first digits of its checksum.';

CREATE TABLE signals.topic_metrics (
    product_id     text        NOT NULL,
    hour           timestamptz NOT NULL,
    topic_id       integer     NOT NULL,
    posts          bigint      NOT NULL DEFAULT 0,
    scored         bigint      NOT NULL DEFAULT 0,
    positive       bigint      NOT NULL DEFAULT 0,
    neutral        bigint      NOT NULL DEFAULT 0,
    negative       bigint      NOT NULL DEFAULT 0,
    polarity_micro bigint      NOT NULL DEFAULT 0,
    revision       integer     NOT NULL DEFAULT 0,
    late_events    integer     NOT NULL DEFAULT 0,
    PRIMARY KEY (product_id, hour, topic_id)
);
CREATE INDEX topic_metrics_hour ON signals.topic_metrics (hour);
SELECT signals.copy_comments('signals.social_metrics', 'signals.topic_metrics');
COMMENT ON TABLE signals.topic_metrics IS 'Sums per product, hour and topic over relevant posts.';
COMMENT ON COLUMN signals.topic_metrics.hour IS 'Start of the hour, UTC.';
COMMENT ON COLUMN signals.topic_metrics.topic_id IS 'What the posts are about; -1: fits no topic.';
COMMENT ON COLUMN signals.topic_metrics.posts IS 'Posts.';

CREATE OR REPLACE VIEW report.scored_posts AS
SELECT post_id, at, platform, author, followers, text, language, hashtags, mentions, reply_to, repost_of, source_author,
       campaign, content_type, product_ids, status, label, polarity, subjectivity, p_negative, p_neutral, p_positive, model, tier,
       topic_id
FROM signals.scored_posts;

CREATE VIEW report.topics AS SELECT topic_id, name, terms, model FROM signals.topics;

CREATE VIEW report.topic_metrics AS
SELECT product_id, hour, topic_id, posts, scored, positive, neutral, negative, polarity_micro,
       polarity_micro / (1e6::float8 * nullif(scored, 0)) AS polarity, revision, late_events
FROM signals.topic_metrics;

-- A brand's share is that of its products' posts together. A post about two of its products counts for each.
CREATE VIEW report.topic_share AS
SELECT sums.scope, sums.subject, sums.period, sums.started, sums.topic_id, coalesce(t.name, sums.topic_id::text) AS topic,
       sums.posts, sums.all_posts, sums.posts::float8 / nullif(sums.all_posts, 0) AS share, sums.polarity
FROM (
    SELECT 'product' AS scope, product_id AS subject, 'hour' AS period, hour AS started, topic_id, posts,
           (sum(posts) OVER (PARTITION BY product_id, hour))::bigint AS all_posts,
           polarity_micro / (1e6::float8 * nullif(scored, 0)) AS polarity
    FROM signals.topic_metrics
    UNION ALL
    SELECT 'product', product_id, 'day', date_bin('1 day', hour, timestamptz '2000-01-01 00:00:00+00'), topic_id,
           sum(posts)::bigint,
           (sum(sum(posts)) OVER (PARTITION BY product_id, date_bin('1 day', hour, timestamptz '2000-01-01 00:00:00+00')))::bigint,
           sum(polarity_micro) / (1e6::float8 * nullif(sum(scored), 0))
    FROM signals.topic_metrics GROUP BY 2, 4, 5
    UNION ALL
    SELECT 'brand', p.brand, 'hour', hour, topic_id, sum(posts)::bigint,
           (sum(sum(posts)) OVER (PARTITION BY p.brand, hour))::bigint,
           sum(polarity_micro) / (1e6::float8 * nullif(sum(scored), 0))
    FROM signals.topic_metrics JOIN signals.products p USING (product_id) WHERE p.brand <> '' GROUP BY 2, 4, 5
    UNION ALL
    SELECT 'brand', p.brand, 'day', date_bin('1 day', hour, timestamptz '2000-01-01 00:00:00+00'), topic_id, sum(posts)::bigint,
           (sum(sum(posts)) OVER (PARTITION BY p.brand, date_bin('1 day', hour, timestamptz '2000-01-01 00:00:00+00')))::bigint,
           sum(polarity_micro) / (1e6::float8 * nullif(sum(scored), 0))
    FROM signals.topic_metrics JOIN signals.products p USING (product_id) WHERE p.brand <> '' GROUP BY 2, 4, 5
) sums
LEFT JOIN signals.topics t USING (topic_id);

SELECT signals.copy_comments('signals.scored_posts', 'report.scored_posts');
SELECT signals.copy_comments('signals.topics', 'report.topics');
SELECT signals.copy_comments('signals.topic_metrics', 'report.topic_metrics');
SELECT signals.copy_comments('report.topic_metrics', 'report.topic_share');
COMMENT ON VIEW report.topics IS 'Topics of the model that the job runs with, and of those before it.';
COMMENT ON VIEW report.topic_metrics IS 'Sums per product, hour and topic over relevant posts.';
COMMENT ON COLUMN report.topic_metrics.polarity IS 'Mean polarity of scored texts, -1 to 1; null when none was scored.';
COMMENT ON VIEW report.topic_share IS 'What part of the posts about a product or a brand is about each topic, by hour and by day. Always give scope and period.';
COMMENT ON COLUMN report.topic_share.scope IS 'product or brand.';
COMMENT ON COLUMN report.topic_share.subject IS 'Product id or brand.';
COMMENT ON COLUMN report.topic_share.period IS 'hour or day.';
COMMENT ON COLUMN report.topic_share.started IS 'Start of the hour or day, UTC.';
COMMENT ON COLUMN report.topic_share.topic IS 'Name of the topic: its three leading terms.';
COMMENT ON COLUMN report.topic_share.all_posts IS 'Posts of the product or brand about all topics, and about none.';
COMMENT ON COLUMN report.topic_share.share IS 'posts / all_posts, 0 to 1.';
COMMENT ON COLUMN report.topic_share.polarity IS 'Mean polarity of scored texts, -1 to 1; null when none was scored.';
