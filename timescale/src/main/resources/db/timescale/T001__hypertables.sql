-- Tables that grow with time become hypertables; rows that are there already move into chunks.

DO $$
DECLARE
    grown record;
BEGIN
    FOR grown IN
        SELECT * FROM (VALUES
            ('social_metrics', 'minute', INTERVAL '7 days', 'product_id, platform', 'minute DESC'),
            ('commerce_metrics', 'minute', INTERVAL '7 days', 'product_id', 'minute DESC, region, currency'),
            ('review_metrics', 'minute', INTERVAL '30 days', 'product_id', 'minute DESC'),
            ('scored_posts', 'at', INTERVAL '7 days', 'platform', 'at DESC, post_id'),
            ('scored_reviews', 'at', INTERVAL '30 days', 'product_id', 'at DESC, review_id'),
            ('pipeline_funnel', 'minute', INTERVAL '30 days', 'topic, stage', 'minute DESC, reason'),
            ('rejected_counts', 'minute', INTERVAL '30 days', 'topic, kind', 'minute DESC, reason')) AS t (name, time_column, chunk, segment, sorting)
    LOOP
        PERFORM create_hypertable(format('signals.%I', grown.name)::regclass, by_range(grown.time_column, grown.chunk),
                                  create_default_indexes => false, migrate_data => true);
        EXECUTE format('ALTER TABLE signals.%I SET (timescaledb.enable_columnstore, timescaledb.segmentby = %L, timescaledb.orderby = %L)',
                       grown.name, grown.segment, grown.sorting);
    END LOOP;
END
$$;
