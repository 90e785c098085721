-- The default store: one GeoPackage 1.3 file. QGIS opens its tables as layers.
CREATE TABLE IF NOT EXISTS gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES
  ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326,
   'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
   'longitude and latitude on WGS 84');

CREATE TABLE IF NOT EXISTS gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);

CREATE TABLE IF NOT EXISTS gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents (table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);

CREATE TABLE IF NOT EXISTS datasets (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('settlements', 'units', 'zones', 'buildings', 'outline')),
  title_kk TEXT NOT NULL, title_ru TEXT NOT NULL, title_en TEXT NOT NULL,
  source TEXT NOT NULL,
  url TEXT NOT NULL,
  licence TEXT NOT NULL,
  attribution TEXT NOT NULL,
  data_date TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  records INTEGER NOT NULL,
  coverage_kk TEXT NOT NULL, coverage_ru TEXT NOT NULL, coverage_en TEXT NOT NULL,
  zone_kinds TEXT NOT NULL,
  unit_levels TEXT NOT NULL,
  geom BLOB,
  border_accuracy_m REAL
);

CREATE TABLE IF NOT EXISTS settlements (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  dataset TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_kk TEXT NOT NULL, name_ru TEXT NOT NULL, name_en TEXT NOT NULL,
  alternate_names TEXT NOT NULL,
  population INTEGER CHECK (population > 0),
  place_type TEXT NOT NULL,
  oblast TEXT NOT NULL, district TEXT NOT NULL, rural_district TEXT NOT NULL,
  centre_lon REAL NOT NULL, centre_lat REAL NOT NULL,
  extent_quality TEXT NOT NULL CHECK (extent_quality IN ('surveyed', 'mapped', 'estimated')),
  radius_low_m REAL NOT NULL, radius_high_m REAL NOT NULL,
  position_uncertainty_m REAL NOT NULL,
  rare_displacement_m REAL NOT NULL,
  source TEXT NOT NULL,
  geom BLOB NOT NULL,
  UNIQUE (dataset, id)
);

CREATE TABLE IF NOT EXISTS admin_units (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  dataset TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('oblast', 'district', 'rural_district')),
  name TEXT NOT NULL,
  name_kk TEXT NOT NULL, name_ru TEXT NOT NULL, name_en TEXT NOT NULL,
  alternate_names TEXT NOT NULL,
  parent_id TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT NOT NULL,
  geom BLOB,
  UNIQUE (dataset, id)
);

CREATE TABLE IF NOT EXISTS zones (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  dataset TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  name_kk TEXT NOT NULL, name_ru TEXT NOT NULL, name_en TEXT NOT NULL,
  width_m REAL,
  geom BLOB NOT NULL,
  UNIQUE (dataset, id)
);

CREATE TABLE IF NOT EXISTS buildings (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  dataset TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  dwelling INTEGER NOT NULL,
  geom BLOB NOT NULL,
  UNIQUE (dataset, id)
);

-- The register: what was written over the interface, the reports of it, and who wrote. Times are milliseconds since 1970.
CREATE TABLE IF NOT EXISTS register_clock (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), revision INTEGER NOT NULL);
INSERT OR IGNORE INTO register_clock VALUES (1, 0);

CREATE TABLE IF NOT EXISTS register_projects (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  written_at INTEGER NOT NULL,
  feature TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS register_hearings (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  project TEXT NOT NULL REFERENCES register_projects (id),
  version INTEGER NOT NULL,
  written_at INTEGER NOT NULL,
  feature TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS register_hearings_project ON register_hearings (project);

CREATE TABLE IF NOT EXISTS register_reports (
  hearing TEXT PRIMARY KEY REFERENCES register_hearings (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  screened_at INTEGER NOT NULL,
  manifest_sha256 TEXT NOT NULL,
  oblast TEXT NOT NULL,
  year INTEGER NOT NULL,
  verdicts TEXT NOT NULL,
  manifest TEXT NOT NULL,
  document TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS register_statements (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  hearing TEXT NOT NULL REFERENCES register_hearings (id) ON DELETE CASCADE,
  finding TEXT NOT NULL,
  subject TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('determination', 'dispute')),
  text TEXT NOT NULL,
  organisation TEXT NOT NULL,
  source_url TEXT NOT NULL,
  token TEXT NOT NULL,
  written_at INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS register_statements_hearing ON register_statements (hearing);

CREATE TABLE IF NOT EXISTS jobs (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  process TEXT NOT NULL,
  token TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('accepted', 'running', 'successful', 'failed', 'dismissed')),
  attempt INTEGER NOT NULL,
  progress INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  finished_at INTEGER NOT NULL,
  request_type TEXT NOT NULL,
  language TEXT NOT NULL,
  request BLOB NOT NULL,
  result_type TEXT NOT NULL,
  result BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS jobs_status ON jobs (status);

CREATE TABLE IF NOT EXISTS store_keys (name TEXT PRIMARY KEY, key BLOB NOT NULL);

CREATE TABLE IF NOT EXISTS tokens (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  hash BLOB NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('writer', 'admin')),
  label TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL,
  revoked_at INTEGER NOT NULL
);

CREATE TABLE IF NOT EXISTS audit_log (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  token TEXT NOT NULL,
  request TEXT NOT NULL,
  action TEXT NOT NULL,
  collection TEXT NOT NULL,
  item TEXT NOT NULL,
  version INTEGER NOT NULL,
  changed TEXT
);
CREATE INDEX IF NOT EXISTS audit_log_item ON audit_log (collection, item, number);

INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES
  ('datasets', 'features', 'datasets', 'what is loaded, from where, and where it speaks', 4326),
  ('settlements', 'features', 'settlements', 'settlements with their extents', 4326),
  ('admin_units', 'features', 'admin_units', 'administrative units', 4326),
  ('zones', 'features', 'zones', 'water, protected and other zones', 4326),
  ('buildings', 'features', 'buildings', 'buildings', 4326);
INSERT OR IGNORE INTO gpkg_geometry_columns VALUES
  ('datasets', 'geom', 'GEOMETRY', 4326, 0, 0),
  ('settlements', 'geom', 'GEOMETRY', 4326, 0, 0),
  ('admin_units', 'geom', 'GEOMETRY', 4326, 0, 0),
  ('zones', 'geom', 'GEOMETRY', 4326, 0, 0),
  ('buildings', 'geom', 'GEOMETRY', 4326, 0, 0);
CREATE TABLE IF NOT EXISTS tyndau_store (version INTEGER NOT NULL);
INSERT INTO tyndau_store SELECT 3 WHERE NOT EXISTS (SELECT 1 FROM tyndau_store);
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;
