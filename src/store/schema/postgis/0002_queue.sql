-- The register's own jobs are taken after those of clients.
DROP INDEX tyndau.jobs_waiting;
CREATE INDEX jobs_waiting ON tyndau.jobs ((process = 'rescreen'), number) WHERE status = 'accepted';
CREATE INDEX jobs_unfinished ON tyndau.jobs (number) WHERE status IN ('accepted', 'running');

-- Reports are long and much alike: the faster compression.
ALTER TABLE tyndau.reports ALTER COLUMN document SET COMPRESSION lz4, ALTER COLUMN manifest SET COMPRESSION lz4;

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
