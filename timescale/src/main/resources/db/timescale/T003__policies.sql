-- Refresh, columnstore and retention.
--
-- A refresh over minutes that retention has dropped would erase their hours. Hence the refresh window of a table is
-- always shorter than its retention, and signals.set_retention refuses to turn that round. Retention counts from the
-- newest row, not from today: a database that only holds a replay of old records keeps them.
-- The last 3 hours are left to the sums made when asked: corrections of late records, which come within an hour, then
-- never meet a row that was already refreshed.

CREATE TABLE signals.retention (
    table_name     text     NOT NULL PRIMARY KEY,
    time_column    text     NOT NULL,
    refresh_window interval,
    keep           interval
);
COMMENT ON TABLE signals.retention IS 'How long rows are kept. Change it with signals.set_retention.';
COMMENT ON COLUMN signals.retention.table_name IS 'Table of schema signals.';
COMMENT ON COLUMN signals.retention.time_column IS 'Its time.';
COMMENT ON COLUMN signals.retention.refresh_window IS 'Hours and days this far back are refreshed after a change; null for a table without them.';
COMMENT ON COLUMN signals.retention.keep IS 'Rows older than the newest one by more than this are dropped, in whole chunks; null keeps them for ever.';
INSERT INTO signals.retention (table_name, time_column, refresh_window, keep) VALUES
    ('social_metrics', 'minute', '1095 days', '1155 days'),
    ('commerce_metrics', 'minute', '1095 days', '1155 days'),
    ('review_metrics', 'minute', '1095 days', '1155 days'),
    ('pipeline_funnel', 'minute', '365 days', '425 days'),
    ('rejected_counts', 'minute', '365 days', '425 days'),
    ('scored_posts', 'at', NULL, '425 days'),
    ('scored_reviews', 'at', NULL, '1155 days');
REVOKE INSERT, UPDATE ON signals.retention FROM ss_writer;

CREATE FUNCTION signals.set_retention(of_table text, keep_for interval) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    wanted signals.retention;
BEGIN
    SELECT * INTO wanted FROM signals.retention WHERE table_name = of_table;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'No retention for table %', of_table
            USING HINT = 'See signals.retention for the tables that have one.';
    END IF;
    IF keep_for < wanted.refresh_window + INTERVAL '30 days' THEN
        RAISE EXCEPTION 'Keeping % for % would erase its hours and days: the last % are refreshed', of_table, keep_for, wanted.refresh_window
            USING HINT = 'Keep rows at least 30 days longer than the refresh window.';
    END IF;
    IF keep_for <= INTERVAL '0' THEN
        RAISE EXCEPTION 'Retention must be longer than 0, not %', keep_for;
    END IF;
    UPDATE signals.retention SET keep = keep_for WHERE table_name = of_table;
END
$$;
COMMENT ON FUNCTION signals.set_retention IS 'Sets how long rows of a table are kept; null keeps them for ever.';
REVOKE EXECUTE ON FUNCTION signals.set_retention FROM PUBLIC;
GRANT EXECUTE ON FUNCTION signals.set_retention TO ss_owner;

CREATE PROCEDURE signals.drop_expired(job_id integer, config jsonb)
    LANGUAGE plpgsql AS $$
DECLARE
    kept signals.retention;
    newest timestamptz;
BEGIN
    FOR kept IN SELECT * FROM signals.retention WHERE keep IS NOT NULL ORDER BY table_name LOOP
        EXECUTE format('SELECT max(%I) FROM signals.%I', kept.time_column, kept.table_name) INTO newest;
        IF newest IS NOT NULL THEN
            PERFORM drop_chunks(format('signals.%I', kept.table_name)::regclass, older_than => least(newest, now()) - kept.keep);
        END IF;
    END LOOP;
END
$$;
COMMENT ON PROCEDURE signals.drop_expired IS 'Daily job: drops chunks that signals.retention no longer keeps.';
REVOKE EXECUTE ON PROCEDURE signals.drop_expired FROM PUBLIC;

DO $$
DECLARE
    part record;
BEGIN
    PERFORM add_job('signals.drop_expired', INTERVAL '1 day', initial_start => now() + INTERVAL '1 hour', job_name => 'Retention');
    FOR part IN SELECT table_name FROM signals.retention LOOP
        EXECUTE format('CALL add_columnstore_policy(%L, after => INTERVAL ''30 days'')', 'signals.' || part.table_name);
    END LOOP;
    FOR part IN
        SELECT * FROM (VALUES
            ('social_by_hour', 'social_metrics', INTERVAL '10 minutes'), ('social_by_day', 'social_metrics', INTERVAL '1 hour'),
            ('commerce_by_hour', 'commerce_metrics', INTERVAL '10 minutes'), ('commerce_by_day', 'commerce_metrics', INTERVAL '1 hour'),
            ('review_by_hour', 'review_metrics', INTERVAL '10 minutes'), ('review_by_day', 'review_metrics', INTERVAL '1 hour'),
            ('funnel_by_hour', 'pipeline_funnel', INTERVAL '1 hour'),
            ('rejected_by_hour', 'rejected_counts', INTERVAL '1 hour')) AS t (name, source, every)
    LOOP
        PERFORM add_continuous_aggregate_policy(format('signals.%I', part.name)::regclass,
            start_offset => (SELECT refresh_window FROM signals.retention WHERE table_name = part.source),
            end_offset => INTERVAL '3 hours', schedule_interval => part.every);
    END LOOP;
END
$$;
