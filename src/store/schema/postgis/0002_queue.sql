-- The register's own jobs are taken after those of clients.
DROP INDEX tyndau.jobs_waiting;
CREATE INDEX jobs_waiting ON tyndau.jobs ((process = 'rescreen'), number) WHERE status = 'accepted';
CREATE INDEX jobs_unfinished ON tyndau.jobs (number) WHERE status IN ('accepted', 'running');

-- Reports are long and many: by country and year, once somebody asks for it, and with the faster compression.
ALTER TABLE tyndau.reports RENAME TO reports_whole;
CREATE TABLE tyndau.reports (
  hearing text NOT NULL REFERENCES tyndau.hearings (id) ON DELETE CASCADE,
  version bigint NOT NULL,
  screened_at timestamptz NOT NULL,
  manifest_sha256 text NOT NULL,
  country text NOT NULL,
  oblast text NOT NULL,
  year integer NOT NULL,
  verdicts jsonb NOT NULL,
  manifest json COMPRESSION lz4 NOT NULL,
  document json COMPRESSION lz4 NOT NULL,
  PRIMARY KEY (hearing, country, year)
) PARTITION BY LIST (country);
CREATE TABLE tyndau.reports_rest PARTITION OF tyndau.reports DEFAULT;
INSERT INTO tyndau.reports (hearing, version, screened_at, manifest_sha256, country, oblast, year, verdicts, manifest,
                            document)
  SELECT hearing, version, screened_at, manifest_sha256, coalesce(document #>> '{input,country}', ''), oblast, year,
         verdicts, manifest, document
    FROM tyndau.reports_whole;
DROP TABLE tyndau.reports_whole;
CREATE OR REPLACE FUNCTION tyndau.keep_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tyndau.history (of, id, version, known_from, known_to, content)
    VALUES ('reports', OLD.hearing, OLD.version, OLD.screened_at, now(), OLD.document);
  RETURN NULL;
END $$;
CREATE TRIGGER keep AFTER UPDATE OR DELETE ON tyndau.reports FOR EACH ROW EXECUTE FUNCTION tyndau.keep_report();

-- Gives each of these years of a country's reports a table of its own; those that have one keep it. Run by the owner; it
-- waits for writers and they for it.
CREATE FUNCTION tyndau.partition_reports(of_country text, first_year integer, last_year integer)
  RETURNS void LANGUAGE plpgsql SET search_path = tyndau, pg_temp AS $$
DECLARE
  home text := 'reports_' || lower(of_country);
  rest text := home || '_rest';
  child text;
BEGIN
  IF of_country !~ '^[A-Z]{2}$' THEN
    RAISE EXCEPTION 'a country is two capital letters, not "%"', of_country;
  END IF;
  LOCK TABLE reports IN ACCESS EXCLUSIVE MODE;
  IF to_regclass(home) IS NULL THEN
    ALTER TABLE reports DETACH PARTITION reports_rest;
    EXECUTE format('CREATE TABLE %I PARTITION OF reports FOR VALUES IN (%L) PARTITION BY RANGE (year)', home, of_country);
    EXECUTE format('CREATE TABLE %I PARTITION OF %I DEFAULT', rest, home);
    INSERT INTO reports SELECT * FROM reports_rest WHERE country = of_country;
    DELETE FROM reports_rest WHERE country = of_country;
    ALTER TABLE reports ATTACH PARTITION reports_rest DEFAULT;
  END IF;
  FOR one IN first_year .. last_year LOOP
    child := home || '_' || one;
    CONTINUE WHEN to_regclass(child) IS NOT NULL;
    EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', home, rest);
    EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%s) TO (%s)', child, home, one, one + 1);
    EXECUTE format('INSERT INTO reports SELECT * FROM %I WHERE year = %s', rest, one);
    EXECUTE format('DELETE FROM %I WHERE year = %s', rest, one);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I DEFAULT', home, rest);
  END LOOP;
END $$;

-- Names of records are compared as bytes: what an index and every other program agree on.
ALTER TABLE tyndau.datasets ALTER COLUMN id TYPE text COLLATE "C";
ALTER TABLE tyndau.settlements ALTER COLUMN dataset TYPE text COLLATE "C", ALTER COLUMN id TYPE text COLLATE "C";
ALTER TABLE tyndau.admin_units ALTER COLUMN dataset TYPE text COLLATE "C", ALTER COLUMN id TYPE text COLLATE "C";
ALTER TABLE tyndau.zones ALTER COLUMN dataset TYPE text COLLATE "C", ALTER COLUMN id TYPE text COLLATE "C";
ALTER TABLE tyndau.buildings ALTER COLUMN dataset TYPE text COLLATE "C", ALTER COLUMN id TYPE text COLLATE "C";

-- Distances are asked to outlines, which have an index; one on points of no use made every load longer.
ALTER TABLE tyndau.settlements DROP COLUMN centre;

-- Places are read as a whole and sorted then; an index for that only makes every load longer.
DROP INDEX tyndau.settlements_number, tyndau.admin_units_number, tyndau.zones_number, tyndau.buildings_number;

-- A load takes its numbers a thousand at a time.
ALTER TABLE tyndau.settlements ALTER COLUMN number SET CACHE 1000;
ALTER TABLE tyndau.admin_units ALTER COLUMN number SET CACHE 1000;
ALTER TABLE tyndau.zones ALTER COLUMN number SET CACHE 1000;
ALTER TABLE tyndau.buildings ALTER COLUMN number SET CACHE 1000;
