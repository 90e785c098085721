-- Three roles of a shared store, with no more rights than each needs. Run once, as a superuser, in the store's database,
-- before `tyndau migrate`:  psql -d tyndau -f scripts/deploy/postgres_roles.sql
-- and after each migration, as tyndau_owner, postgres_grants.sql.
-- Passwords: \password tyndau_owner and so on, then ~/.pgpass or PGPASSFILE; never in the address.
CREATE ROLE tyndau_owner LOGIN;   -- runs `tyndau migrate` only
CREATE ROLE tyndau_writer LOGIN;  -- `tyndau serve`, `tyndau load`
CREATE ROLE tyndau_reader LOGIN;  -- QGIS, analysts, replicas

CREATE EXTENSION IF NOT EXISTS postgis;
CREATE SCHEMA IF NOT EXISTS tyndau AUTHORIZATION tyndau_owner;
REVOKE ALL ON SCHEMA tyndau FROM PUBLIC;
GRANT USAGE ON SCHEMA tyndau TO tyndau_writer, tyndau_reader;

ALTER DEFAULT PRIVILEGES FOR ROLE tyndau_owner IN SCHEMA tyndau
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO tyndau_writer;
ALTER DEFAULT PRIVILEGES FOR ROLE tyndau_owner IN SCHEMA tyndau
  GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO tyndau_writer;
