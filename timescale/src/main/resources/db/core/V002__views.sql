-- What readers see. Hour and day rows carry sums, and means only as a quotient of sums of the same row, never as a mean of
-- means. Hours and days are those of UTC. Where TimescaleDB is there, its migrations put continuous aggregates behind the
-- same names.

CREATE VIEW report.social_metrics AS
SELECT product_id, platform, minute, posts, scored, positive, neutral, negative, polarity_micro,
       subjectivity_micro, reposts, followers, likes, comments, shares, saves, clicks, profile_visits, reach,
       impressions, revision, late_events, polarity_micro / (1e6::float8 * nullif(scored, 0)) AS polarity,
       subjectivity_micro / (1e6::float8 * nullif(scored, 0)) AS subjectivity
FROM signals.social_metrics;

CREATE VIEW report.social_hours AS
SELECT product_id, platform, hour, posts, scored, positive, neutral, negative, polarity_micro,
       subjectivity_micro, reposts, followers, likes, comments, shares, saves, clicks, profile_visits, reach,
       impressions, late_events, polarity_micro / (1e6::float8 * nullif(scored, 0)) AS polarity,
       subjectivity_micro / (1e6::float8 * nullif(scored, 0)) AS subjectivity
FROM (
    SELECT product_id, platform, date_bin('1 hour', minute, timestamptz '2000-01-01 00:00:00+00') AS hour,
           sum(posts)::bigint AS posts, sum(scored)::bigint AS scored, sum(positive)::bigint AS positive,
           sum(neutral)::bigint AS neutral, sum(negative)::bigint AS negative,
           sum(polarity_micro)::bigint AS polarity_micro, sum(subjectivity_micro)::bigint AS subjectivity_micro,
           sum(reposts)::bigint AS reposts, sum(followers)::bigint AS followers, sum(likes)::bigint AS likes,
           sum(comments)::bigint AS comments, sum(shares)::bigint AS shares, sum(saves)::bigint AS saves,
           sum(clicks)::bigint AS clicks, sum(profile_visits)::bigint AS profile_visits,
           sum(reach)::bigint AS reach, sum(impressions)::bigint AS impressions,
           sum(late_events)::bigint AS late_events
    FROM signals.social_metrics
    GROUP BY 1, 2, 3
) sums;

CREATE VIEW report.social_days AS
SELECT product_id, platform, day, posts, scored, positive, neutral, negative, polarity_micro,
       subjectivity_micro, reposts, followers, likes, comments, shares, saves, clicks, profile_visits, reach,
       impressions, late_events, polarity_micro / (1e6::float8 * nullif(scored, 0)) AS polarity,
       subjectivity_micro / (1e6::float8 * nullif(scored, 0)) AS subjectivity
FROM (
    SELECT product_id, platform, date_bin('1 day', minute, timestamptz '2000-01-01 00:00:00+00') AS day,
           sum(posts)::bigint AS posts, sum(scored)::bigint AS scored, sum(positive)::bigint AS positive,
           sum(neutral)::bigint AS neutral, sum(negative)::bigint AS negative,
           sum(polarity_micro)::bigint AS polarity_micro, sum(subjectivity_micro)::bigint AS subjectivity_micro,
           sum(reposts)::bigint AS reposts, sum(followers)::bigint AS followers, sum(likes)::bigint AS likes,
           sum(comments)::bigint AS comments, sum(shares)::bigint AS shares, sum(saves)::bigint AS saves,
           sum(clicks)::bigint AS clicks, sum(profile_visits)::bigint AS profile_visits,
           sum(reach)::bigint AS reach, sum(impressions)::bigint AS impressions,
           sum(late_events)::bigint AS late_events
    FROM signals.social_metrics
    GROUP BY 1, 2, 3
) sums;

CREATE VIEW report.commerce_metrics AS
SELECT product_id, region, currency, minute, views, carts, purchases, units, revenue_minor, returns,
       returned_units, refund_minor, revision, late_events, revenue_minor - refund_minor AS net_revenue_minor
FROM signals.commerce_metrics;

CREATE VIEW report.commerce_hours AS
SELECT product_id, region, currency, hour, views, carts, purchases, units, revenue_minor, returns,
       returned_units, refund_minor, late_events, revenue_minor - refund_minor AS net_revenue_minor
FROM (
    SELECT product_id, region, currency, date_bin('1 hour', minute, timestamptz '2000-01-01 00:00:00+00') AS hour,
           sum(views)::bigint AS views, sum(carts)::bigint AS carts, sum(purchases)::bigint AS purchases,
           sum(units)::bigint AS units, sum(revenue_minor)::bigint AS revenue_minor,
           sum(returns)::bigint AS returns, sum(returned_units)::bigint AS returned_units,
           sum(refund_minor)::bigint AS refund_minor, sum(late_events)::bigint AS late_events
    FROM signals.commerce_metrics
    GROUP BY 1, 2, 3, 4
) sums;

CREATE VIEW report.commerce_days AS
SELECT product_id, region, currency, day, views, carts, purchases, units, revenue_minor, returns,
       returned_units, refund_minor, late_events, revenue_minor - refund_minor AS net_revenue_minor
FROM (
    SELECT product_id, region, currency, date_bin('1 day', minute, timestamptz '2000-01-01 00:00:00+00') AS day,
           sum(views)::bigint AS views, sum(carts)::bigint AS carts, sum(purchases)::bigint AS purchases,
           sum(units)::bigint AS units, sum(revenue_minor)::bigint AS revenue_minor,
           sum(returns)::bigint AS returns, sum(returned_units)::bigint AS returned_units,
           sum(refund_minor)::bigint AS refund_minor, sum(late_events)::bigint AS late_events
    FROM signals.commerce_metrics
    GROUP BY 1, 2, 3, 4
) sums;

CREATE VIEW report.review_metrics AS
SELECT product_id, minute, reviews, surveys, stars_sum, scored, positive, neutral, negative, polarity_micro,
       disagreements, revision, late_events, stars_sum / (1::float8 * nullif(reviews, 0)) AS stars,
       polarity_micro / (1e6::float8 * nullif(scored, 0)) AS polarity
FROM signals.review_metrics;

CREATE VIEW report.review_hours AS
SELECT product_id, hour, reviews, surveys, stars_sum, scored, positive, neutral, negative, polarity_micro,
       disagreements, late_events, stars_sum / (1::float8 * nullif(reviews, 0)) AS stars,
       polarity_micro / (1e6::float8 * nullif(scored, 0)) AS polarity
FROM (
    SELECT product_id, date_bin('1 hour', minute, timestamptz '2000-01-01 00:00:00+00') AS hour,
           sum(reviews)::bigint AS reviews, sum(surveys)::bigint AS surveys, sum(stars_sum)::bigint AS stars_sum,
           sum(scored)::bigint AS scored, sum(positive)::bigint AS positive, sum(neutral)::bigint AS neutral,
           sum(negative)::bigint AS negative, sum(polarity_micro)::bigint AS polarity_micro,
           sum(disagreements)::bigint AS disagreements, sum(late_events)::bigint AS late_events
    FROM signals.review_metrics
    GROUP BY 1, 2
) sums;

CREATE VIEW report.review_days AS
SELECT product_id, day, reviews, surveys, stars_sum, scored, positive, neutral, negative, polarity_micro,
       disagreements, late_events, stars_sum / (1::float8 * nullif(reviews, 0)) AS stars,
       polarity_micro / (1e6::float8 * nullif(scored, 0)) AS polarity
FROM (
    SELECT product_id, date_bin('1 day', minute, timestamptz '2000-01-01 00:00:00+00') AS day,
           sum(reviews)::bigint AS reviews, sum(surveys)::bigint AS surveys, sum(stars_sum)::bigint AS stars_sum,
           sum(scored)::bigint AS scored, sum(positive)::bigint AS positive, sum(neutral)::bigint AS neutral,
           sum(negative)::bigint AS negative, sum(polarity_micro)::bigint AS polarity_micro,
           sum(disagreements)::bigint AS disagreements, sum(late_events)::bigint AS late_events
    FROM signals.review_metrics
    GROUP BY 1, 2
) sums;

CREATE VIEW report.search_interest AS
SELECT term, region, minute, value, bucket_seconds
FROM signals.search_interest;

CREATE VIEW report.campaign_spend AS
SELECT campaign, product_id, currency, minute, cost_minor, bucket_seconds
FROM signals.campaign_spend;

CREATE VIEW report.pipeline_funnel AS
SELECT topic, stage, reason, minute, records
FROM signals.pipeline_funnel;

CREATE VIEW report.rejected_counts AS
SELECT topic, kind, reason, minute, records
FROM signals.rejected_counts;

CREATE VIEW report.scored_posts AS
SELECT post_id, at, platform, author, followers, text, language, hashtags, mentions, reply_to, repost_of, source_author,
       campaign, content_type, product_ids, status, label, polarity, subjectivity, p_negative, p_neutral, p_positive, model, tier
FROM signals.scored_posts;

CREATE VIEW report.post_engagement AS
SELECT post_id, measured, platform, product_ids, likes, comments, shares, saves, clicks, profile_visits, reach, impressions,
       author_followers
FROM signals.post_engagement;

CREATE VIEW report.scored_reviews AS
SELECT review_id, at, product_id, survey, stars, text, language, order_id, status, label, polarity, subjectivity, p_negative,
       p_neutral, p_positive, disagreement, model, tier
FROM signals.scored_reviews;

CREATE VIEW report.products AS
SELECT product_id, name, brand, category, aliases, hashtags, price_minor, currency
FROM signals.products;

CREATE VIEW report.search_hours AS
SELECT term, region,
       date_bin('1 hour', minute, timestamptz '2000-01-01 00:00:00+00') AS hour,
       sum(value)::bigint AS value_sum, count(*) AS buckets
FROM signals.search_interest
GROUP BY 1, 2, 3;

CREATE VIEW report.spend_hours AS
SELECT campaign, product_id, currency,
       date_bin('1 hour', minute, timestamptz '2000-01-01 00:00:00+00') AS hour,
       sum(cost_minor)::bigint AS cost_minor
FROM signals.campaign_spend
GROUP BY 1, 2, 3, 4;

CREATE VIEW report.search_days AS
SELECT term, region,
       date_bin('1 day', minute, timestamptz '2000-01-01 00:00:00+00') AS day,
       sum(value)::bigint AS value_sum, count(*) AS buckets
FROM signals.search_interest
GROUP BY 1, 2, 3;

CREATE VIEW report.spend_days AS
SELECT campaign, product_id, currency,
       date_bin('1 day', minute, timestamptz '2000-01-01 00:00:00+00') AS day,
       sum(cost_minor)::bigint AS cost_minor
FROM signals.campaign_spend
GROUP BY 1, 2, 3, 4;

CREATE VIEW report.funnel_hours AS
SELECT topic, stage, reason,
       date_bin('1 hour', minute, timestamptz '2000-01-01 00:00:00+00') AS hour,
       sum(records)::bigint AS records
FROM signals.pipeline_funnel
GROUP BY 1, 2, 3, 4;

CREATE VIEW report.rejected_hours AS
SELECT topic, kind, reason,
       date_bin('1 hour', minute, timestamptz '2000-01-01 00:00:00+00') AS hour,
       sum(records)::bigint AS records
FROM signals.rejected_counts
GROUP BY 1, 2, 3, 4;

CREATE VIEW report.database_jobs AS
SELECT 0 AS job_id, ''::text AS job, ''::text AS table_name, ''::text AS last_status,
       NULL::timestamptz AS last_started, NULL::timestamptz AS next_start,
       0::bigint AS runs, 0::bigint AS failures, NULL::text AS last_error
WHERE false;
COMMENT ON VIEW report.database_jobs IS 'Background jobs of the database and whether they fail. Empty on plain PostgreSQL, which has none.';
COMMENT ON COLUMN report.database_jobs.job_id IS 'Number of the job.';
COMMENT ON COLUMN report.database_jobs.job IS 'What it does.';
COMMENT ON COLUMN report.database_jobs.table_name IS 'Table that it works on; null for all.';
COMMENT ON COLUMN report.database_jobs.last_status IS 'Success or Failed; null before the first run.';
COMMENT ON COLUMN report.database_jobs.last_started IS 'Start of the newest run.';
COMMENT ON COLUMN report.database_jobs.next_start IS 'When it is due next.';
COMMENT ON COLUMN report.database_jobs.runs IS 'Runs so far.';
COMMENT ON COLUMN report.database_jobs.failures IS 'Failed runs so far.';
COMMENT ON COLUMN report.database_jobs.last_error IS 'Message of the newest failure; null without one.';

-- A view's columns mean what the table's columns of the same name mean.
CREATE FUNCTION signals.copy_comments(source regclass, target regclass) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    described record;
BEGIN
    FOR described IN
        SELECT t.attname AS name, col_description(source, s.attnum) AS meaning
        FROM pg_attribute s JOIN pg_attribute t ON t.attname = s.attname AND t.attrelid = target
        WHERE s.attrelid = source AND s.attnum > 0 AND NOT s.attisdropped
    LOOP
        EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', target, described.name, described.meaning);
    END LOOP;
END
$$;
COMMENT ON FUNCTION signals.copy_comments IS 'Gives a view''s columns the comments of the columns of the same name of another table or view.';

DO $$
DECLARE
    pair record;
BEGIN
    FOR pair IN
        SELECT * FROM (VALUES
            ('social_metrics', 'social_metrics', 'minute'), ('social_metrics', 'social_hours', 'hour'), ('social_metrics', 'social_days', 'day'),
            ('commerce_metrics', 'commerce_metrics', 'minute'), ('commerce_metrics', 'commerce_hours', 'hour'), ('commerce_metrics', 'commerce_days', 'day'),
            ('review_metrics', 'review_metrics', 'minute'), ('review_metrics', 'review_hours', 'hour'), ('review_metrics', 'review_days', 'day'),
            ('search_interest', 'search_interest', 'minute'), ('search_interest', 'search_hours', 'hour'), ('search_interest', 'search_days', 'day'),
            ('campaign_spend', 'campaign_spend', 'minute'), ('campaign_spend', 'spend_hours', 'hour'), ('campaign_spend', 'spend_days', 'day'),
            ('pipeline_funnel', 'pipeline_funnel', 'minute'), ('pipeline_funnel', 'funnel_hours', 'hour'),
            ('rejected_counts', 'rejected_counts', 'minute'), ('rejected_counts', 'rejected_hours', 'hour'),
            ('scored_posts', 'scored_posts', ''), ('post_engagement', 'post_engagement', ''),
            ('scored_reviews', 'scored_reviews', ''), ('products', 'products', '')) AS pairs (source, target, unit)
    LOOP
        PERFORM signals.copy_comments(format('signals.%I', pair.source)::regclass, format('report.%I', pair.target)::regclass);
        EXECUTE format('COMMENT ON VIEW report.%I IS %L', pair.target,
            CASE pair.unit WHEN 'hour' THEN 'Sums per hour of signals.' || pair.source || '.'
                           WHEN 'day' THEN 'Sums per day (UTC) of signals.' || pair.source || '.'
                           ELSE obj_description(format('signals.%I', pair.source)::regclass, 'pg_class') END);
        IF pair.unit IN ('hour', 'day') THEN
            EXECUTE format('COMMENT ON COLUMN report.%I.%I IS %L', pair.target, pair.unit, 'Start of the ' || pair.unit || ', UTC.');
        END IF;
    END LOOP;
    FOR pair IN SELECT unnest(ARRAY['social_metrics', 'social_hours', 'social_days', 'review_metrics', 'review_hours', 'review_days']) AS target LOOP
        EXECUTE format('COMMENT ON COLUMN report.%I.polarity IS %L', pair.target, 'Mean polarity of scored texts, -1 to 1; null when none was scored.');
    END LOOP;
    FOR pair IN SELECT unnest(ARRAY['metrics', 'hours', 'days']) AS suffix LOOP
        EXECUTE format('COMMENT ON COLUMN report.social_%s.subjectivity IS %L', pair.suffix, 'Mean subjectivity of scored posts, 0 to 1; null when none was scored.');
        EXECUTE format('COMMENT ON COLUMN report.commerce_%s.net_revenue_minor IS %L', pair.suffix, 'Revenue less refunds of the same period, minor units of currency.');
        EXECUTE format('COMMENT ON COLUMN report.review_%s.stars IS %L', pair.suffix, 'Mean stars, 1 to 5; null without a review.');
    END LOOP;
    FOR pair IN SELECT unnest(ARRAY['search_hours', 'search_days']) AS target LOOP
        EXECUTE format('COMMENT ON COLUMN report.%I.value_sum IS %L', pair.target, 'Sum of the index values of the buckets that start in the period.');
        EXECUTE format('COMMENT ON COLUMN report.%I.buckets IS %L', pair.target, 'Buckets that start in the period; value_sum / buckets is their mean.');
    END LOOP;
END
$$;
