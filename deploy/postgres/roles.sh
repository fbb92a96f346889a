#!/bin/sh
# First start of the database: the roles that log in, with the passwords from deploy/secrets. Their rights come from the
# migrations.
set -eu
for role in writer reader; do
  psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" -q \
    -v role="ss_$role" -v password="$(cat "/run/secrets/${role}_password")" <<'SQL'
CREATE ROLE :"role" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
SQL
done
