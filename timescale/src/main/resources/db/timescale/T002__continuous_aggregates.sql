-- Hours come from minutes and days from hours, kept up to date by the database. What is newer than the newest refresh is
-- summed when asked, so that no reader waits for a refresh. The views of schema report keep their names and columns.

CREATE MATERIALIZED VIEW signals.social_by_hour
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT product_id, platform, time_bucket('1 hour', minute) AS hour, sum(posts)::bigint AS posts,
       sum(scored)::bigint AS scored, sum(positive)::bigint AS positive, sum(neutral)::bigint AS neutral,
       sum(negative)::bigint AS negative, sum(polarity_micro)::bigint AS polarity_micro,
       sum(subjectivity_micro)::bigint AS subjectivity_micro, sum(reposts)::bigint AS reposts,
       sum(followers)::bigint AS followers, sum(likes)::bigint AS likes, sum(comments)::bigint AS comments,
       sum(shares)::bigint AS shares, sum(saves)::bigint AS saves, sum(clicks)::bigint AS clicks,
       sum(profile_visits)::bigint AS profile_visits, sum(reach)::bigint AS reach,
       sum(impressions)::bigint AS impressions, sum(late_events)::bigint AS late_events
FROM signals.social_metrics
GROUP BY 1, 2, 3
WITH NO DATA;
COMMENT ON VIEW signals.social_by_hour IS 'What was said about products per hour (UTC). Read it as report.social_hours.';

CREATE OR REPLACE VIEW report.social_hours AS
SELECT product_id, platform, hour, posts, scored, positive, neutral, negative, polarity_micro,
       subjectivity_micro, reposts, followers, likes, comments, shares, saves, clicks, profile_visits, reach,
       impressions, late_events, polarity_micro / (1e6::float8 * nullif(scored, 0)) AS polarity,
       subjectivity_micro / (1e6::float8 * nullif(scored, 0)) AS subjectivity
FROM signals.social_by_hour;

CREATE MATERIALIZED VIEW signals.social_by_day
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT product_id, platform, time_bucket('1 day', hour) AS day, sum(posts)::bigint AS posts,
       sum(scored)::bigint AS scored, sum(positive)::bigint AS positive, sum(neutral)::bigint AS neutral,
       sum(negative)::bigint AS negative, sum(polarity_micro)::bigint AS polarity_micro,
       sum(subjectivity_micro)::bigint AS subjectivity_micro, sum(reposts)::bigint AS reposts,
       sum(followers)::bigint AS followers, sum(likes)::bigint AS likes, sum(comments)::bigint AS comments,
       sum(shares)::bigint AS shares, sum(saves)::bigint AS saves, sum(clicks)::bigint AS clicks,
       sum(profile_visits)::bigint AS profile_visits, sum(reach)::bigint AS reach,
       sum(impressions)::bigint AS impressions, sum(late_events)::bigint AS late_events
FROM signals.social_by_hour
GROUP BY 1, 2, 3
WITH NO DATA;
COMMENT ON VIEW signals.social_by_day IS 'What was said about products per day (UTC). Read it as report.social_days.';

CREATE OR REPLACE VIEW report.social_days AS
SELECT product_id, platform, day, posts, scored, positive, neutral, negative, polarity_micro,
       subjectivity_micro, reposts, followers, likes, comments, shares, saves, clicks, profile_visits, reach,
       impressions, late_events, polarity_micro / (1e6::float8 * nullif(scored, 0)) AS polarity,
       subjectivity_micro / (1e6::float8 * nullif(scored, 0)) AS subjectivity
FROM signals.social_by_day;

CREATE MATERIALIZED VIEW signals.commerce_by_hour
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT product_id, region, currency, time_bucket('1 hour', minute) AS hour, sum(views)::bigint AS views,
       sum(carts)::bigint AS carts, sum(purchases)::bigint AS purchases, sum(units)::bigint AS units,
       sum(revenue_minor)::bigint AS revenue_minor, sum(returns)::bigint AS returns,
       sum(returned_units)::bigint AS returned_units, sum(refund_minor)::bigint AS refund_minor,
       sum(late_events)::bigint AS late_events
FROM signals.commerce_metrics
GROUP BY 1, 2, 3, 4
WITH NO DATA;
COMMENT ON VIEW signals.commerce_by_hour IS 'What was done with products per hour (UTC). Read it as report.commerce_hours.';

CREATE OR REPLACE VIEW report.commerce_hours AS
SELECT product_id, region, currency, hour, views, carts, purchases, units, revenue_minor, returns,
       returned_units, refund_minor, late_events, revenue_minor - refund_minor AS net_revenue_minor
FROM signals.commerce_by_hour;

CREATE MATERIALIZED VIEW signals.commerce_by_day
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT product_id, region, currency, time_bucket('1 day', hour) AS day, sum(views)::bigint AS views,
       sum(carts)::bigint AS carts, sum(purchases)::bigint AS purchases, sum(units)::bigint AS units,
       sum(revenue_minor)::bigint AS revenue_minor, sum(returns)::bigint AS returns,
       sum(returned_units)::bigint AS returned_units, sum(refund_minor)::bigint AS refund_minor,
       sum(late_events)::bigint AS late_events
FROM signals.commerce_by_hour
GROUP BY 1, 2, 3, 4
WITH NO DATA;
COMMENT ON VIEW signals.commerce_by_day IS 'What was done with products per day (UTC). Read it as report.commerce_days.';

CREATE OR REPLACE VIEW report.commerce_days AS
SELECT product_id, region, currency, day, views, carts, purchases, units, revenue_minor, returns,
       returned_units, refund_minor, late_events, revenue_minor - refund_minor AS net_revenue_minor
FROM signals.commerce_by_day;

CREATE MATERIALIZED VIEW signals.review_by_hour
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT product_id, time_bucket('1 hour', minute) AS hour, sum(reviews)::bigint AS reviews,
       sum(surveys)::bigint AS surveys, sum(stars_sum)::bigint AS stars_sum, sum(scored)::bigint AS scored,
       sum(positive)::bigint AS positive, sum(neutral)::bigint AS neutral, sum(negative)::bigint AS negative,
       sum(polarity_micro)::bigint AS polarity_micro, sum(disagreements)::bigint AS disagreements,
       sum(late_events)::bigint AS late_events
FROM signals.review_metrics
GROUP BY 1, 2
WITH NO DATA;
COMMENT ON VIEW signals.review_by_hour IS 'Reviews of products per hour (UTC). Read it as report.review_hours.';

CREATE OR REPLACE VIEW report.review_hours AS
SELECT product_id, hour, reviews, surveys, stars_sum, scored, positive, neutral, negative, polarity_micro,
       disagreements, late_events, stars_sum / (1::float8 * nullif(reviews, 0)) AS stars,
       polarity_micro / (1e6::float8 * nullif(scored, 0)) AS polarity
FROM signals.review_by_hour;

CREATE MATERIALIZED VIEW signals.review_by_day
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT product_id, time_bucket('1 day', hour) AS day, sum(reviews)::bigint AS reviews,
       sum(surveys)::bigint AS surveys, sum(stars_sum)::bigint AS stars_sum, sum(scored)::bigint AS scored,
       sum(positive)::bigint AS positive, sum(neutral)::bigint AS neutral, sum(negative)::bigint AS negative,
       sum(polarity_micro)::bigint AS polarity_micro, sum(disagreements)::bigint AS disagreements,
       sum(late_events)::bigint AS late_events
FROM signals.review_by_hour
GROUP BY 1, 2
WITH NO DATA;
COMMENT ON VIEW signals.review_by_day IS 'Reviews of products per day (UTC). Read it as report.review_days.';

CREATE OR REPLACE VIEW report.review_days AS
SELECT product_id, day, reviews, surveys, stars_sum, scored, positive, neutral, negative, polarity_micro,
       disagreements, late_events, stars_sum / (1::float8 * nullif(reviews, 0)) AS stars,
       polarity_micro / (1e6::float8 * nullif(scored, 0)) AS polarity
FROM signals.review_by_day;

CREATE MATERIALIZED VIEW signals.funnel_by_hour
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT topic, stage, reason, time_bucket('1 hour', minute) AS hour, sum(records)::bigint AS records
FROM signals.pipeline_funnel
GROUP BY 1, 2, 3, 4
WITH NO DATA;
COMMENT ON VIEW signals.funnel_by_hour IS 'Records per stage per hour (UTC). Read it as report.funnel_hours.';

CREATE OR REPLACE VIEW report.funnel_hours AS
SELECT topic, stage, reason, hour, records
FROM signals.funnel_by_hour;

CREATE MATERIALIZED VIEW signals.rejected_by_hour
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT topic, kind, reason, time_bucket('1 hour', minute) AS hour, sum(records)::bigint AS records
FROM signals.rejected_counts
GROUP BY 1, 2, 3, 4
WITH NO DATA;
COMMENT ON VIEW signals.rejected_by_hour IS 'Rejected records per hour (UTC). Read it as report.rejected_hours.';

CREATE OR REPLACE VIEW report.rejected_hours AS
SELECT topic, kind, reason, hour, records
FROM signals.rejected_by_hour;
