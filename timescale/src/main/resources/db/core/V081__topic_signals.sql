-- A signal that a topic takes up more of the talk than usual cites the posts about that topic, and is a kind of its own.

CREATE OR REPLACE VIEW report.signal_posts AS
SELECT s.product_id, s.started, t.place, t.post_id, t.at, t.platform, t.author, t.followers, t.label, t.text
FROM signals.signals s CROSS JOIN LATERAL (
    SELECT row_number() OVER (ORDER BY p.followers DESC, p.post_id)::integer AS place,
           p.post_id, p.at, p.platform, p.author, p.followers, p.label, p.text
    FROM signals.scored_posts p
    WHERE p.at >= s.started AND p.at < s.ended
      AND s.product_id = ANY (string_to_array(p.product_ids, ' '))
      AND (s.series <> 'negative_share' OR p.label = 'NEGATIVE')
      AND (s.series NOT LIKE 'topic\_%' OR s.series = 'topic_' || CASE p.topic_id WHEN -1 THEN 'other' ELSE p.topic_id::text END)
    ORDER BY p.followers DESC, p.post_id
    LIMIT 5) t;

COMMENT ON COLUMN signals.signals.series IS 'Leading series at the peak: posts, negative_share, sentiment, views, purchases, revenue_<currency>, conversion, return_rate, stars, negative_reviews, topic_<id> or topic_other (share of the posts).';
SELECT signals.copy_comments('signals.signals', 'report.signals');

CREATE VIEW report.topic_signals AS
SELECT s.product_id, coalesce(p.name, s.product_id) AS product, s.started, s.ended, s.severity, t.topic_id, t.name AS topic, t.terms,
       s.series = i.series AS leads
FROM signals.signals s
CROSS JOIN LATERAL unnest(string_to_array(s.involved, ' ')) AS i (series)
JOIN signals.topics t ON i.series = 'topic_' || CASE t.topic_id WHEN -1 THEN 'other' ELSE t.topic_id::text END
LEFT JOIN signals.products p USING (product_id);
SELECT signals.copy_comments('signals.signals', 'report.topic_signals');
SELECT signals.copy_comments('signals.topics', 'report.topic_signals');
COMMENT ON VIEW report.topic_signals IS 'Incidents in which a topic took up more of the talk about a product than usual (kind topic), one row per topic.';
COMMENT ON COLUMN report.topic_signals.product IS 'Name of the product.';
COMMENT ON COLUMN report.topic_signals.topic IS 'Name of the topic: its three leading terms.';
COMMENT ON COLUMN report.topic_signals.leads IS 'Whether it is the leading series of the incident.';

-- As before, with one more kind.
CREATE OR REPLACE VIEW report.signal_kinds AS
SELECT s.product_id, coalesce(p.name, s.product_id) AS product, kinds.kind, s.started, s.ended, s.severity
FROM signals.signals s
LEFT JOIN signals.products p USING (product_id)
CROSS JOIN LATERAL (
    SELECT string_to_array(s.involved, ' ') AS involved,
           s.series IN ('negative_share', 'sentiment', 'stars', 'negative_reviews') AS about_sentiment,
           s.series IN ('purchases', 'conversion') OR s.series LIKE 'revenue\_%' AS about_sales
) what
CROSS JOIN LATERAL (
    SELECT sum(posts) FILTER (WHERE minute >= s.started) AS posts,
           sum(posts) FILTER (WHERE minute < s.started) AS posts_before,
           sum(polarity_micro) FILTER (WHERE minute >= s.started)
               / nullif(sum(scored) FILTER (WHERE minute >= s.started), 0) AS polarity,
           sum(polarity_micro) FILTER (WHERE minute < s.started)
               / nullif(sum(scored) FILTER (WHERE minute < s.started), 0) AS polarity_before
    FROM signals.social_metrics m
    WHERE m.product_id = s.product_id
      AND ((m.minute >= s.started AND m.minute < s.ended)
        OR (m.minute >= s.started - INTERVAL '168 hours' AND m.minute < s.ended - INTERVAL '168 hours' AND m.minute < s.started))
) talk
CROSS JOIN LATERAL (
    SELECT sum(purchases) FILTER (WHERE minute >= s.started) AS purchases,
           sum(purchases) FILTER (WHERE minute < s.started) AS purchases_before,
           sum(returns) FILTER (WHERE minute >= s.started) AS returns,
           sum(returns) FILTER (WHERE minute < s.started) AS returns_before
    FROM signals.commerce_metrics m
    WHERE m.product_id = s.product_id
      AND ((m.minute >= s.started AND m.minute < s.ended)
        OR (m.minute >= s.started - INTERVAL '168 hours' AND m.minute < s.ended - INTERVAL '168 hours' AND m.minute < s.started))
) shop
CROSS JOIN LATERAL (VALUES
    ('sentiment_drop',
        (s.series IN ('negative_share', 'negative_reviews') AND s.direction = 'up')
        OR (s.series IN ('sentiment', 'stars') AND s.direction = 'down')
        OR (NOT what.about_sentiment AND what.involved && ARRAY['negative_share', 'sentiment']
            AND talk.polarity < talk.polarity_before)),
    ('sentiment_surge',
        (s.series IN ('negative_share', 'negative_reviews') AND s.direction = 'down')
        OR (s.series IN ('sentiment', 'stars') AND s.direction = 'up')
        OR (NOT what.about_sentiment AND what.involved && ARRAY['negative_share', 'sentiment']
            AND talk.polarity > talk.polarity_before)),
    ('volume_spike',
        (s.series = 'posts' AND s.direction = 'up')
        OR (s.series <> 'posts' AND 'posts' = ANY (what.involved) AND talk.posts > talk.posts_before)),
    ('sales_drop',
        (what.about_sales AND s.direction = 'down')
        OR (NOT what.about_sales AND 'purchases' = ANY (what.involved) AND shop.purchases < shop.purchases_before)),
    ('sales_spike',
        (what.about_sales AND s.series <> 'conversion' AND s.direction = 'up')
        OR (NOT what.about_sales AND 'purchases' = ANY (what.involved) AND shop.purchases > shop.purchases_before)),
    ('return_rise',
        (s.series = 'return_rate' AND s.direction = 'up')
        OR (s.series <> 'return_rate' AND 'return_rate' = ANY (what.involved) AND shop.returns > shop.returns_before)),
    ('topic', s.involved ~ '(^| )topic_')
) kinds (kind, holds)
WHERE kinds.holds;
COMMENT ON COLUMN report.signal_kinds.kind IS 'sentiment_drop, sentiment_surge, volume_spike, sales_drop, sales_spike, return_rise or topic.';
