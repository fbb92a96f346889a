-- Roles belong to the server, not to one database, so they may exist already. None gets a password here: without one
-- they can log in only where the server trusts the connection (embedded database). Logins.setPassword sets it.
-- They are log-in roles and not groups because settings of a group role do not reach its members.

DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['ss_owner', 'ss_writer', 'ss_reader'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE', wanted);
        END IF;
    END LOOP;
    EXECUTE format('REVOKE TEMPORARY, CREATE ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT, TEMPORARY, CREATE ON DATABASE %I TO ss_owner', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO ss_writer, ss_reader', current_database());
END
$$;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

COMMENT ON ROLE ss_owner IS 'Social Signals: runs migrations.';
COMMENT ON ROLE ss_writer IS 'Social Signals: the job. Reads and writes rows of schema signals, defines nothing.';
COMMENT ON ROLE ss_reader IS 'Social Signals: dashboards and analysts. Reads schema report, nothing else.';

ALTER ROLE ss_writer SET search_path = signals, public;
ALTER ROLE ss_reader SET search_path = report, public;
ALTER ROLE ss_reader SET default_transaction_read_only = on;
ALTER ROLE ss_reader SET statement_timeout = '30s';
ALTER ROLE ss_reader SET idle_in_transaction_session_timeout = '60s';

GRANT ALL ON SCHEMA signals, report TO ss_owner;
GRANT ALL ON ALL TABLES IN SCHEMA signals, report TO ss_owner;
GRANT USAGE ON SCHEMA signals TO ss_writer;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA signals TO ss_writer;
GRANT USAGE ON SCHEMA report TO ss_reader, ss_writer;
GRANT SELECT ON ALL TABLES IN SCHEMA report TO ss_reader, ss_writer;

-- What later migrations add gets the same rights.
ALTER DEFAULT PRIVILEGES IN SCHEMA signals GRANT ALL ON TABLES TO ss_owner;
ALTER DEFAULT PRIVILEGES IN SCHEMA signals GRANT SELECT, INSERT, UPDATE ON TABLES TO ss_writer;
ALTER DEFAULT PRIVILEGES IN SCHEMA report GRANT ALL ON TABLES TO ss_owner;
ALTER DEFAULT PRIVILEGES IN SCHEMA report GRANT SELECT ON TABLES TO ss_reader, ss_writer;
