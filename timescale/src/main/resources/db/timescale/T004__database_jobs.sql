-- The extension shows errors of jobs to their owner only, hence a function that runs as the owner. It tells no values of rows.

CREATE FUNCTION signals.database_jobs()
    RETURNS TABLE (job_id integer, job text, table_name text, last_status text, last_started timestamptz,
                   next_start timestamptz, runs bigint, failures bigint, last_error text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT j.job_id, j.application_name::text, j.hypertable_schema || '.' || j.hypertable_name, s.last_run_status,
           nullif(s.last_run_started_at, '-infinity'), nullif(s.next_start, '-infinity'),
           coalesce(s.total_runs, 0), coalesce(s.total_failures, 0),
           (SELECT e.err_message FROM timescaledb_information.job_errors e
            WHERE e.job_id = j.job_id ORDER BY e.start_time DESC LIMIT 1)
    FROM timescaledb_information.jobs j
    LEFT JOIN LATERAL (SELECT * FROM timescaledb_information.job_stats s WHERE s.job_id = j.job_id LIMIT 1) s ON true
$$;
COMMENT ON FUNCTION signals.database_jobs IS 'Background jobs of the database and whether they fail.';

CREATE OR REPLACE VIEW report.database_jobs AS
SELECT job_id, job, table_name, last_status, last_started, next_start, runs, failures, last_error
FROM signals.database_jobs();
