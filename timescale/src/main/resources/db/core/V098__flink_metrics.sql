-- How the pipeline itself does: samples of Flink's metrics, stamped with the clock of whoever took them. They are a log
-- of operations and no function of the events, hence a schema of their own, which no comparison of results looks at.

CREATE SCHEMA operations;
COMMENT ON SCHEMA operations IS 'How the pipeline does. Stamped with the wall clock; not part of the results.';

CREATE TABLE operations.flink_metrics (
    at     timestamptz NOT NULL,
    metric text        NOT NULL,
    step   text        NOT NULL,
    part   text        NOT NULL DEFAULT '',
    value  float8      NOT NULL,
    PRIMARY KEY (metric, at, step, part)
);
-- Retention reads by time alone; samples come in the order of time, which makes a block range index small and exact.
CREATE INDEX flink_metrics_at ON operations.flink_metrics USING brin (at);
COMMENT ON TABLE operations.flink_metrics IS 'Samples of the Flink metrics of the job, kept for 14 days.';
COMMENT ON COLUMN operations.flink_metrics.at IS 'When the sample was taken, by the clock of whoever took it.';
COMMENT ON COLUMN operations.flink_metrics.metric IS 'What was measured; the name ends in the unit.';
COMMENT ON COLUMN operations.flink_metrics.step IS 'Step of the job: the first of those that run as one task, or the step that has the metric; empty for the whole job.';
COMMENT ON COLUMN operations.flink_metrics.part IS 'Part of the step: the model tier of a score; else empty.';
COMMENT ON COLUMN operations.flink_metrics.value IS 'The value.';

CREATE VIEW report.flink_metrics AS
SELECT m.at, m.metric, m.step, m.part, m.value FROM operations.flink_metrics m;
SELECT signals.copy_comments('operations.flink_metrics', 'report.flink_metrics');
COMMENT ON VIEW report.flink_metrics IS 'Samples of the Flink metrics of the job, kept for 14 days.';

-- The writer deletes nothing anywhere, so it asks for this. On TimescaleDB a policy drops chunks instead.
CREATE FUNCTION operations.forget_old_samples() RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
    DELETE FROM operations.flink_metrics WHERE at < now() - INTERVAL '14 days'
$$;
COMMENT ON FUNCTION operations.forget_old_samples IS 'Deletes samples that are older than 14 days.';
REVOKE EXECUTE ON FUNCTION operations.forget_old_samples FROM PUBLIC;
GRANT EXECUTE ON FUNCTION operations.forget_old_samples TO ss_owner, ss_writer;

GRANT ALL ON SCHEMA operations TO ss_owner;
GRANT ALL ON ALL TABLES IN SCHEMA operations TO ss_owner;
GRANT USAGE ON SCHEMA operations TO ss_writer;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA operations TO ss_writer;
