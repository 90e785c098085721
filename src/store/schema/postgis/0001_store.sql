-- The shared store. Distances are the engine's business; geography is here for those who ask in SQL.
CREATE TABLE tyndau.datasets (
  number bigint GENERATED ALWAYS AS IDENTITY,
  id text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('settlements', 'units', 'zones', 'buildings', 'outline')),
  title_kk text NOT NULL, title_ru text NOT NULL, title_en text NOT NULL,
  source text NOT NULL,
  url text NOT NULL,
  licence text NOT NULL,
  attribution text NOT NULL,
  data_date text NOT NULL,
  sha256 text NOT NULL,
  records bigint NOT NULL,
  coverage_kk text NOT NULL, coverage_ru text NOT NULL, coverage_en text NOT NULL,
  zone_kinds text[] NOT NULL,
  unit_levels text[] NOT NULL,
  loaded_at timestamptz NOT NULL DEFAULT now(),
  geom geometry(Geometry, 4326)
);

CREATE TABLE tyndau.settlements (
  number bigint GENERATED ALWAYS AS IDENTITY,
  dataset text NOT NULL REFERENCES tyndau.datasets (id) ON DELETE CASCADE,
  id text NOT NULL,
  name text NOT NULL,
  name_kk text NOT NULL, name_ru text NOT NULL, name_en text NOT NULL,
  alternate_names text[] NOT NULL,
  population bigint CHECK (population > 0),
  place_type text NOT NULL,
  oblast text NOT NULL, district text NOT NULL, rural_district text NOT NULL,
  centre_lon double precision NOT NULL, centre_lat double precision NOT NULL,
  extent_quality text NOT NULL CHECK (extent_quality IN ('surveyed', 'mapped', 'estimated')),
  radius_low_m double precision NOT NULL, radius_high_m double precision NOT NULL,
  position_uncertainty_m double precision NOT NULL,
  rare_displacement_m double precision NOT NULL,
  source text NOT NULL,
  geom geometry(Geometry, 4326),
  centre geography(Point, 4326)
    GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(centre_lon, centre_lat), 4326)::geography) STORED,
  PRIMARY KEY (dataset, id)
);
CREATE INDEX settlements_number ON tyndau.settlements (number);
CREATE INDEX settlements_geom ON tyndau.settlements USING gist (geom);
CREATE INDEX settlements_centre ON tyndau.settlements USING gist (centre);

CREATE TABLE tyndau.admin_units (
  number bigint GENERATED ALWAYS AS IDENTITY,
  dataset text NOT NULL REFERENCES tyndau.datasets (id) ON DELETE CASCADE,
  id text NOT NULL,
  level text NOT NULL CHECK (level IN ('oblast', 'district', 'rural_district')),
  name text NOT NULL,
  name_kk text NOT NULL, name_ru text NOT NULL, name_en text NOT NULL,
  alternate_names text[] NOT NULL,
  parent_id text NOT NULL,
  valid_from date, valid_to date,
  geom geometry(Geometry, 4326),
  PRIMARY KEY (dataset, id)
);
CREATE INDEX admin_units_number ON tyndau.admin_units (number);
CREATE INDEX admin_units_geom ON tyndau.admin_units USING gist (geom);

CREATE TABLE tyndau.zones (
  number bigint GENERATED ALWAYS AS IDENTITY,
  dataset text NOT NULL REFERENCES tyndau.datasets (id) ON DELETE CASCADE,
  id text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  name_kk text NOT NULL, name_ru text NOT NULL, name_en text NOT NULL,
  width_m double precision,
  geom geometry(Geometry, 4326),
  PRIMARY KEY (dataset, id)
);
CREATE INDEX zones_number ON tyndau.zones (number);
CREATE INDEX zones_geom ON tyndau.zones USING gist (geom);

CREATE TABLE tyndau.buildings (
  number bigint GENERATED ALWAYS AS IDENTITY,
  dataset text NOT NULL REFERENCES tyndau.datasets (id) ON DELETE CASCADE,
  id text NOT NULL,
  dwelling boolean NOT NULL,
  geom geometry(Geometry, 4326),
  PRIMARY KEY (dataset, id)
);
CREATE INDEX buildings_number ON tyndau.buildings (number);
CREATE INDEX buildings_geom ON tyndau.buildings USING gist (geom);

-- Counts changes of places: whoever holds them in memory compares, and is told by NOTIFY tyndau_places.
CREATE SEQUENCE tyndau.places_revision;

-- The register. A version is given once.
CREATE SEQUENCE tyndau.register_version;

CREATE TABLE tyndau.projects (
  number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  id text PRIMARY KEY,
  version bigint NOT NULL,
  written_at timestamptz NOT NULL,
  feature json NOT NULL
);

CREATE TABLE tyndau.hearings (
  number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  id text PRIMARY KEY,
  project text NOT NULL REFERENCES tyndau.projects (id),
  version bigint NOT NULL,
  written_at timestamptz NOT NULL,
  feature json NOT NULL
);
CREATE INDEX hearings_project ON tyndau.hearings (project);

CREATE TABLE tyndau.reports (
  hearing text PRIMARY KEY REFERENCES tyndau.hearings (id) ON DELETE CASCADE,
  version bigint NOT NULL,
  screened_at timestamptz NOT NULL,
  manifest_sha256 text NOT NULL,
  oblast text NOT NULL,
  year integer NOT NULL,
  verdicts jsonb NOT NULL,
  manifest json NOT NULL,
  document json NOT NULL
);

-- What was known when: a row that is changed or deleted goes here first.
CREATE TABLE tyndau.history (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  of text NOT NULL CHECK (of IN ('projects', 'hearings', 'reports')),
  id text NOT NULL,
  version bigint NOT NULL,
  known_from timestamptz NOT NULL,
  known_to timestamptz NOT NULL,
  content json NOT NULL
);
CREATE INDEX history_id ON tyndau.history (of, id, known_from);

CREATE FUNCTION tyndau.keep_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tyndau.history (of, id, version, known_from, known_to, content)
    VALUES (TG_TABLE_NAME, OLD.id, OLD.version, OLD.written_at, now(), OLD.feature);
  RETURN NULL;
END $$;
CREATE FUNCTION tyndau.keep_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tyndau.history (of, id, version, known_from, known_to, content)
    VALUES (TG_TABLE_NAME, OLD.hearing, OLD.version, OLD.screened_at, now(), OLD.document);
  RETURN NULL;
END $$;
CREATE TRIGGER keep AFTER UPDATE OR DELETE ON tyndau.projects FOR EACH ROW EXECUTE FUNCTION tyndau.keep_item();
CREATE TRIGGER keep AFTER UPDATE OR DELETE ON tyndau.hearings FOR EACH ROW EXECUTE FUNCTION tyndau.keep_item();
CREATE TRIGGER keep AFTER UPDATE OR DELETE ON tyndau.reports FOR EACH ROW EXECUTE FUNCTION tyndau.keep_report();

CREATE TABLE tyndau.statements (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hearing text NOT NULL REFERENCES tyndau.hearings (id) ON DELETE CASCADE,
  finding text NOT NULL,
  subject text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('determination', 'dispute')),
  text text NOT NULL,
  organisation text NOT NULL,
  source_url text NOT NULL,
  token text NOT NULL,
  written_at timestamptz NOT NULL
);
CREATE INDEX statements_hearing ON tyndau.statements (hearing);

CREATE TABLE tyndau.jobs (
  number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  id text PRIMARY KEY,
  process text NOT NULL,
  token text NOT NULL,
  status text NOT NULL CHECK (status IN ('accepted', 'running', 'successful', 'failed', 'dismissed')),
  attempt bigint NOT NULL,
  progress bigint NOT NULL,
  created_at timestamptz NOT NULL,
  started_at timestamptz,
  updated_at timestamptz NOT NULL,
  finished_at timestamptz,
  request_type text NOT NULL,
  language text NOT NULL,
  request bytea NOT NULL,
  result_type text NOT NULL DEFAULT '',
  result bytea NOT NULL DEFAULT ''
);
CREATE INDEX jobs_waiting ON tyndau.jobs (number) WHERE status = 'accepted';
CREATE INDEX jobs_running ON tyndau.jobs (updated_at) WHERE status = 'running';
CREATE INDEX jobs_token ON tyndau.jobs (token, number);

CREATE TABLE tyndau.store_keys (name text PRIMARY KEY, key bytea NOT NULL);

CREATE TABLE tyndau.tokens (
  number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  id text PRIMARY KEY,
  hash bytea NOT NULL,
  role text NOT NULL CHECK (role IN ('writer', 'admin')),
  label text NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz
);

CREATE TABLE tyndau.audit_log (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  token text NOT NULL,
  request text NOT NULL,
  action text NOT NULL,
  collection text NOT NULL,
  item text NOT NULL,
  version bigint NOT NULL
);
