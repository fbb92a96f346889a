-- What an incident means for a shop, one row per kind. The leading series tells its direction; for the other series that
-- were involved the direction is taken against the same hours a week before.

CREATE VIEW report.signal_kinds AS
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
        OR (s.series <> 'return_rate' AND 'return_rate' = ANY (what.involved) AND shop.returns > shop.returns_before))
) kinds (kind, holds)
WHERE kinds.holds;

SELECT signals.copy_comments('signals.signals', 'report.signal_kinds');
COMMENT ON VIEW report.signal_kinds IS 'Incidents by what they mean; one incident may be of several kinds. The alerts read this.';
COMMENT ON COLUMN report.signal_kinds.product IS 'Name of the product.';
COMMENT ON COLUMN report.signal_kinds.kind IS 'sentiment_drop, sentiment_surge, volume_spike, sales_drop, sales_spike or return_rise.';
