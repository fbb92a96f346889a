-- Hours on plain PostgreSQL are summed ahead, as TimescaleDB does with continuous aggregates, and read through the same
-- views with the same figures.
--
-- Each write of minutes notes its hours, in its own transaction, in a log that only grows. An hour with a note is summed from
-- its minutes when asked; one without is read from its sums. operations.sum_hours() takes the notes that it sees, sums their
-- hours and deletes these notes: what is written meanwhile has notes of its own. So nobody waits for anybody, no reader ever
-- sees an old sum, and whoever calls it, however often, changes how quick an answer is and never what it is.

CREATE TABLE operations.changed_hours (
    source text        NOT NULL,
    hour   timestamptz NOT NULL
);
COMMENT ON TABLE operations.changed_hours IS 'Hours whose minutes changed since they were summed; one may come many times.';
COMMENT ON COLUMN operations.changed_hours.source IS 'Table of schema signals that holds the minutes.';
COMMENT ON COLUMN operations.changed_hours.hour IS 'Start of the hour, UTC.';

CREATE TABLE operations.hour_sums (
    source text   NOT NULL PRIMARY KEY,
    target text   NOT NULL,
    keys   text[] NOT NULL,
    sums   text[] NOT NULL
);
COMMENT ON TABLE operations.hour_sums IS 'Which minutes are summed by hour. Empty with TimescaleDB, which does it itself.';
COMMENT ON COLUMN operations.hour_sums.source IS 'Table of schema signals that holds the minutes.';
COMMENT ON COLUMN operations.hour_sums.target IS 'Table of schema operations that holds the hours.';
COMMENT ON COLUMN operations.hour_sums.keys IS 'Columns that tell rows of an hour apart.';
COMMENT ON COLUMN operations.hour_sums.sums IS 'Columns that are added up.';

CREATE FUNCTION operations.note_changed_hours() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    INSERT INTO operations.changed_hours
    SELECT DISTINCT TG_TABLE_NAME, date_bin('1 hour', minute, timestamptz '2000-01-01 00:00:00+00') FROM changed;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION operations.note_changed_hours IS 'Trigger of tables with minutes: notes the hours of the rows that a statement wrote.';

CREATE FUNCTION operations.note_all_hours() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    EXECUTE format('INSERT INTO operations.changed_hours SELECT DISTINCT %L, hour FROM operations.%I', TG_TABLE_NAME,
                   (SELECT target FROM operations.hour_sums WHERE source = TG_TABLE_NAME));
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION operations.note_all_hours IS 'Trigger of tables with minutes: notes all hours when the table is emptied.';

-- The two newest hours of each table are left to the next call: live minutes would only have them summed again and again.
CREATE FUNCTION operations.sum_hours() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    summed operations.hour_sums;
    noted timestamptz[];
    finished timestamptz[];
    hours integer := 0;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('operations.sum_hours')) THEN
        RETURN 0;
    END IF;
    FOR summed IN SELECT * FROM operations.hour_sums ORDER BY source LOOP
        WITH taken AS (DELETE FROM operations.changed_hours WHERE source = summed.source RETURNING hour)
        SELECT array_agg(DISTINCT hour) INTO noted FROM taken;
        CONTINUE WHEN noted IS NULL;
        SELECT array_agg(hour) INTO finished
        FROM unnest(noted) AS each (hour) WHERE hour < (SELECT max(hour) FROM unnest(noted) AS each (hour)) - INTERVAL '1 hour';
        INSERT INTO operations.changed_hours
        SELECT summed.source, hour FROM unnest(noted) AS each (hour) WHERE finished IS NULL OR hour <> ALL (finished);
        CONTINUE WHEN finished IS NULL;
        EXECUTE format('DELETE FROM operations.%I WHERE hour = ANY ($1)', summed.target) USING finished;
        EXECUTE format('INSERT INTO operations.%1$I (%2$s, hour, %3$s)
                        SELECT %2$s, h.hour, %4$s FROM unnest($1) AS h (hour)
                        JOIN signals.%5$I m ON m.minute >= h.hour AND m.minute < h.hour + INTERVAL ''1 hour''
                        GROUP BY %2$s, h.hour',
                       summed.target, array_to_string(summed.keys, ', '), array_to_string(summed.sums, ', '),
                       (SELECT string_agg(format('sum(%I)::bigint', name), ', ' ORDER BY place)
                        FROM unnest(summed.sums) WITH ORDINALITY AS each (name, place)), summed.source) USING finished;
        hours := hours + cardinality(finished);
    END LOOP;
    RETURN hours;
END
$$;
COMMENT ON FUNCTION operations.sum_hours IS 'Sums the hours that changed, all but the two newest of each table. Returns how many; 0 when another call is at it.';
REVOKE EXECUTE ON FUNCTION operations.sum_hours FROM PUBLIC;
GRANT EXECUTE ON FUNCTION operations.sum_hours TO ss_owner, ss_writer;
GRANT ALL ON operations.changed_hours, operations.hour_sums TO ss_owner;

-- A day is the sum of its hours.
DO $$
DECLARE
    summed record;
    added text;
    days text;
BEGIN
    IF EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb') THEN
        RETURN;
    END IF;
    FOR summed IN
        SELECT name, source, target, string_to_array(keys, ' ') AS keys, string_to_array(sums, ' ') AS sums, derived
        FROM (VALUES
            ('social', 'social_metrics', 'social_hours', 'product_id platform',
             'posts scored positive neutral negative polarity_micro subjectivity_micro reposts followers likes comments shares saves clicks profile_visits reach impressions late_events',
             ', polarity_micro / (1e6::float8 * nullif(scored, 0)) AS polarity, subjectivity_micro / (1e6::float8 * nullif(scored, 0)) AS subjectivity'),
            ('commerce', 'commerce_metrics', 'commerce_hours', 'product_id region currency',
             'views carts purchases units revenue_minor returns returned_units refund_minor late_events',
             ', revenue_minor - refund_minor AS net_revenue_minor'),
            ('review', 'review_metrics', 'review_hours', 'product_id',
             'reviews surveys stars_sum scored positive neutral negative polarity_micro disagreements late_events',
             ', stars_sum / (1::float8 * nullif(reviews, 0)) AS stars, polarity_micro / (1e6::float8 * nullif(scored, 0)) AS polarity'),
            ('funnel', 'pipeline_funnel', 'funnel_hours', 'topic stage reason', 'records', ''),
            ('rejected', 'rejected_counts', 'rejected_hours', 'topic kind reason', 'records', '')) AS t (name, source, target, keys, sums, derived)
    LOOP
        INSERT INTO operations.hour_sums VALUES (summed.source, summed.target, summed.keys, summed.sums);
        SELECT string_agg(format('sum(%1$I)::bigint AS %1$I', name), ', ' ORDER BY place) INTO added
        FROM unnest(summed.sums) WITH ORDINALITY AS each (name, place);

        EXECUTE format('CREATE TABLE operations.%I (%s, hour timestamptz NOT NULL, %s, PRIMARY KEY (hour, %s))', summed.target,
                       (SELECT string_agg(format('%I text NOT NULL', key), ', ') FROM unnest(summed.keys) AS key),
                       (SELECT string_agg(format('%I bigint NOT NULL', name), ', ' ORDER BY place)
                        FROM unnest(summed.sums) WITH ORDINALITY AS each (name, place)),
                       array_to_string(summed.keys, ', '));
        EXECUTE format('COMMENT ON TABLE operations.%I IS %L', summed.target,
                       'Sums of signals.' || summed.source || ' by hour. Read them as report.' || summed.target || '.');
        EXECUTE format('GRANT ALL ON operations.%I TO ss_owner', summed.target);
        PERFORM signals.copy_comments(format('signals.%I', summed.source)::regclass, format('operations.%I', summed.target)::regclass);
        EXECUTE format('COMMENT ON COLUMN operations.%I.hour IS ''Start of the hour, UTC.''', summed.target);

        EXECUTE format('CREATE TRIGGER hours_inserted AFTER INSERT ON signals.%I REFERENCING NEW TABLE AS changed
                        FOR EACH STATEMENT EXECUTE FUNCTION operations.note_changed_hours()', summed.source);
        EXECUTE format('CREATE TRIGGER hours_updated AFTER UPDATE ON signals.%I REFERENCING NEW TABLE AS changed
                        FOR EACH STATEMENT EXECUTE FUNCTION operations.note_changed_hours()', summed.source);
        EXECUTE format('CREATE TRIGGER hours_deleted AFTER DELETE ON signals.%I REFERENCING OLD TABLE AS changed
                        FOR EACH STATEMENT EXECUTE FUNCTION operations.note_changed_hours()', summed.source);
        EXECUTE format('CREATE TRIGGER hours_truncated BEFORE TRUNCATE ON signals.%I
                        FOR EACH STATEMENT EXECUTE FUNCTION operations.note_all_hours()', summed.source);
        EXECUTE format('INSERT INTO operations.changed_hours
                        SELECT DISTINCT %L, date_bin(''1 hour'', minute, timestamptz ''2000-01-01 00:00:00+00'') FROM signals.%I',
                       summed.source, summed.source);

        EXECUTE format('CREATE OR REPLACE VIEW report.%1$I AS
                        SELECT %2$s, hour, %3$s%4$s
                        FROM (SELECT %2$s, hour, %3$s FROM operations.%1$I h
                              WHERE NOT EXISTS (SELECT FROM operations.changed_hours c WHERE c.source = %5$L AND c.hour = h.hour)
                              UNION ALL
                              SELECT %2$s, c.hour, %6$s
                              FROM (SELECT DISTINCT hour FROM operations.changed_hours WHERE source = %5$L) c
                              JOIN signals.%5$I m ON m.minute >= c.hour AND m.minute < c.hour + INTERVAL ''1 hour''
                              GROUP BY %2$s, c.hour) sums',
                       summed.target, array_to_string(summed.keys, ', '), array_to_string(summed.sums, ', '), summed.derived,
                       summed.source, added);
        days := summed.name || '_days';
        IF to_regclass('report.' || days) IS NOT NULL THEN
            EXECUTE format('CREATE OR REPLACE VIEW report.%1$I AS
                            SELECT %2$s, day, %3$s%4$s
                            FROM (SELECT %2$s, date_bin(''1 day'', hour, timestamptz ''2000-01-01 00:00:00+00'') AS day, %6$s
                                  FROM report.%5$I GROUP BY %2$s, day) sums',
                           days, array_to_string(summed.keys, ', '), array_to_string(summed.sums, ', '), summed.derived,
                           summed.target, added);
        END IF;
        -- Nobody groups minutes by hour or day any more.
        EXECUTE format('DROP STATISTICS IF EXISTS signals.%I, signals.%I', summed.name || '_hours', days);
    END LOOP;
    PERFORM operations.sum_hours();
END
$$;
