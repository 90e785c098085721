-- What readers may see: places, register and history; no tokens, keys, jobs or log of writes.
-- psql -U tyndau_owner -d tyndau -f scripts/deploy/postgres_grants.sql
GRANT SELECT ON tyndau.datasets, tyndau.settlements, tyndau.admin_units, tyndau.zones, tyndau.buildings,
  tyndau.places_revision, tyndau.projects, tyndau.hearings, tyndau.reports, tyndau.statements, tyndau.history,
  tyndau.layer_settlements, tyndau.layer_projects, tyndau.layer_hearings, tyndau.layer_venues,
  tyndau.layer_affected_communities, tyndau.layer_distance_lines, tyndau.layer_findings
  TO tyndau_reader;
