-- Samples carry the wall clock, so here the built-in retention, which counts from the clock, is the right one.
SELECT create_hypertable('operations.flink_metrics', by_range('at', INTERVAL '1 day'), create_default_indexes => false, migrate_data => true);
ALTER TABLE operations.flink_metrics SET (timescaledb.enable_columnstore, timescaledb.segmentby = 'metric', timescaledb.orderby = 'at DESC, step, part');
CALL add_columnstore_policy('operations.flink_metrics', after => INTERVAL '2 days');
SELECT add_retention_policy('operations.flink_metrics', drop_after => INTERVAL '14 days');

CREATE OR REPLACE FUNCTION operations.forget_old_samples() RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$ SELECT $$;
