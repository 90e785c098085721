-- The register's own jobs are taken after those of clients.
DROP INDEX tyndau.jobs_waiting;
CREATE INDEX jobs_waiting ON tyndau.jobs ((process = 'rescreen'), number) WHERE status = 'accepted';
CREATE INDEX jobs_unfinished ON tyndau.jobs (number) WHERE status IN ('accepted', 'running');

-- Reports are long and much alike: the faster compression.
ALTER TABLE tyndau.reports ALTER COLUMN document SET COMPRESSION lz4, ALTER COLUMN manifest SET COMPRESSION lz4;

-- Places are read as a whole and sorted then; an index for that only makes every load longer.
DROP INDEX tyndau.settlements_number, tyndau.admin_units_number, tyndau.zones_number, tyndau.buildings_number;
