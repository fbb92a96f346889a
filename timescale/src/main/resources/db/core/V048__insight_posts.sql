-- An insight about an incident cites the posts of the incident's hours that were seen most, which only the tables know.

CREATE OR REPLACE VIEW report.insights AS
SELECT i.insight_id, i.at, i.product_id, i.rule_id, i.status,
       replace(i.statement, '{product}', coalesce(p.name, i.product_id)) AS statement,
       replace(i.recommendation, '{product}', coalesce(p.name, i.product_id)) AS recommendation,
       i.evidence, i.withdrawn_if,
       CASE WHEN i.posts = '' AND i.rule_id LIKE 'signal-%' THEN
           coalesce((SELECT string_agg(s.post_id, ' ' ORDER BY s.place)
                     FROM report.signal_posts s WHERE s.product_id = i.product_id AND s.started = i.at), '')
       ELSE i.posts END AS posts,
       i.window_start, i.window_end
FROM signals.insights i LEFT JOIN signals.products p ON p.product_id = i.product_id;
