-- Bodies are bound when they are made, not when they run: pg_dump restores them whatever the search path is.
-- The layers of a report as views, for QGIS and whoever asks in SQL. Distances and verdicts in them are the engine's own.
CREATE FUNCTION tyndau.feature_geometry(feature json) RETURNS geometry(Geometry, 4326)
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN ST_SetSRID(ST_GeomFromGeoJSON(feature ->> 'geometry'), 4326);
CREATE FUNCTION tyndau.shape(geojson json) RETURNS geometry(Geometry, 4326)
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN ST_SetSRID(ST_GeomFromGeoJSON(geojson #>> '{}'), 4326);

CREATE VIEW tyndau.layer_settlements AS
  SELECT number, dataset, id, name, name_kk, name_ru, name_en, population, place_type, oblast, district,
         rural_district, extent_quality, radius_low_m, radius_high_m, source, geom
    FROM tyndau.settlements;

CREATE VIEW tyndau.layer_projects AS
  SELECT number, id, version, written_at, feature #>> '{properties,project_name}' AS project_name,
         feature #>> '{properties,oblast}' AS oblast, feature #>> '{properties,hazard_class}' AS hazard_class,
         (feature #>> '{properties,spz_radius_m}')::double precision AS spz_radius_m,
         tyndau.feature_geometry(feature) AS geom
    FROM tyndau.projects;
CREATE INDEX projects_geom ON tyndau.projects USING gist (tyndau.feature_geometry(feature));

CREATE VIEW tyndau.layer_hearings AS
  SELECT h.number, h.id, h.project, r.oblast, NULLIF(r.year, 0) AS year, r.screened_at, r.manifest_sha256,
         (SELECT count(*) FROM jsonb_each_text(r.verdicts) v WHERE v.value = 'fail') AS fails,
         (SELECT count(*) FROM jsonb_each_text(r.verdicts) v WHERE v.value = 'cannot_tell') AS cannot_tell,
         r.document #>> '{answer,kk}' AS answer_kk, r.document #>> '{answer,ru}' AS answer_ru,
         r.document #>> '{answer,en}' AS answer_en, tyndau.feature_geometry(p.feature) AS geom
    FROM tyndau.hearings h JOIN tyndau.projects p ON p.id = h.project
    LEFT JOIN tyndau.reports r ON r.hearing = h.id;

CREATE VIEW tyndau.layer_venues AS
  SELECT r.hearing || ':' || (v ->> 'id') AS key, r.hearing, v ->> 'id' AS venue, v #>> '{name,kk}' AS name_kk,
         v #>> '{name,ru}' AS name_ru, v #>> '{name,en}' AS name_en, v ->> 'settlement' AS settlement,
         (v ->> 'uncertainty_m')::double precision AS uncertainty_m, tyndau.shape(v -> 'position') AS geom
    FROM tyndau.reports r, json_array_elements(r.document -> 'venues') v;

CREATE VIEW tyndau.layer_affected_communities AS
  SELECT r.hearing || ':' || (c ->> 'id') AS key, r.hearing, c ->> 'id' AS community, c #>> '{name,kk}' AS name_kk,
         c #>> '{name,ru}' AS name_ru, c #>> '{name,en}' AS name_en,
         (c #>> '{settlement,population}')::bigint AS population, c ->> 'reached' AS reached,
         (c #>> '{footprint_distance_m,low}')::double precision AS footprint_distance_low_m,
         (c #>> '{footprint_distance_m,high}')::double precision AS footprint_distance_high_m,
         coalesce(s.geom, tyndau.shape(c #> '{settlement,centre}')) AS geom
    FROM tyndau.reports r, json_array_elements(r.document -> 'communities') c
    LEFT JOIN tyndau.settlements s
      ON s.dataset = c #>> '{settlement,dataset}' AND s.id = c #>> '{settlement,id}';

CREATE VIEW tyndau.layer_distance_lines AS
  SELECT r.hearing || ':' || (c ->> 'id') || ':' || (v ->> 'venue') AS key, r.hearing, c ->> 'id' AS community,
         v ->> 'venue' AS venue, (v #>> '{distance_m,low}')::double precision AS distance_low_m,
         (v #>> '{distance_m,high}')::double precision AS distance_high_m, v ->> 'in_community' AS in_community,
         tyndau.shape(v -> 'line') AS geom
    FROM tyndau.reports r, json_array_elements(r.document -> 'communities') c,
         json_array_elements(c -> 'venues') v
   WHERE json_typeof(v -> 'line') = 'object';

CREATE VIEW tyndau.layer_findings AS
  SELECT r.hearing || ':' || f.key AS key, r.hearing, f.key AS finding, f.value AS verdict, r.oblast,
         NULLIF(r.year, 0) AS year
    FROM tyndau.reports r, jsonb_each_text(r.verdicts) f;

-- Settlements whose drawn extent lies within a distance of a place, the nearest first. PostGIS runs edges along great
-- circles of a sphere; a report's own distances are geodesics of the ellipsoid and decide.
CREATE FUNCTION tyndau.settlements_within(place geometry, radius_m double precision)
  RETURNS TABLE (dataset text, id text, name text, population bigint, distance_m double precision, geom geometry)
  LANGUAGE sql STABLE STRICT PARALLEL SAFE
  BEGIN ATOMIC
    SELECT s.dataset, s.id, s.name, s.population, ST_Distance(s.geom::geography, place::geography), s.geom
      FROM tyndau.settlements s
     WHERE s.geom && ST_Expand(place, radius_m / (110000 * greatest(cos(radians(least(89,
             greatest(abs(ST_YMin(place)), abs(ST_YMax(place))) + radius_m / 110000))), 0.01)), radius_m / 110000)
       AND ST_DWithin(s.geom::geography, place::geography, radius_m)
     ORDER BY 5, 1, 2;
  END;

-- The settlements nearest to a place. As many as are asked for, nearest in degrees, say how far it is worth to look: a
-- millimetre more, as ST_Distance rounds what ST_DWithin compares.
CREATE FUNCTION tyndau.nearest_settlements(place geometry, most integer)
  RETURNS TABLE (dataset text, id text, name text, population bigint, distance_m double precision, geom geometry)
  LANGUAGE sql STABLE STRICT PARALLEL SAFE
  BEGIN ATOMIC
    SELECT w.dataset, w.id, w.name, w.population, w.distance_m, w.geom
      FROM tyndau.settlements_within(place, (
             SELECT max(ST_Distance(c.geom::geography, place::geography)) + 0.001
               FROM (SELECT s.geom FROM tyndau.settlements s WHERE s.geom IS NOT NULL
                      ORDER BY s.geom <-> place LIMIT most) c)) w
     ORDER BY 5, 1, 2 LIMIT most;
  END;
