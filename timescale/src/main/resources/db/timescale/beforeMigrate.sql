-- A database that was plain until now: tables with triggers that see all rows of a statement do not become hypertables.
DO $$
DECLARE
    noted record;
BEGIN
    FOR noted IN
        SELECT tgrelid::regclass AS source, tgname AS name FROM pg_trigger
        WHERE tgname IN ('hours_inserted', 'hours_updated', 'hours_deleted', 'hours_truncated') AND tgrelid::regclass::text LIKE 'signals.%'
          AND NOT tgisinternal
    LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', noted.name, noted.source);
    END LOOP;
END
$$;
