/** Results as a GeoPackage: hearings, affected communities, and the lines between venues and communities. */
import { communityRows, hearingRows } from "./exports";
import { say } from "./i18n";
import { positionOf, type Hearing } from "./model";
import { database, type Table, type Value } from "./sqlite";

const wgs84 = 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]';
/** Of a file that is the same whenever it is made. */
const made = "2000-01-01T00:00:00.000Z";

/** Standard GeoPackage binary: little-endian, no envelope, EPSG:4326. \param positions one: a point; more: a line */
export function geometryBlob(positions: number[][]): Uint8Array {
  const line = positions.length > 1;
  const view = new DataView(new ArrayBuffer(13 + (line ? 4 : 0) + positions.length * 16));
  [0x47, 0x50, 0, 1].forEach((byte, i) => view.setUint8(i, byte));
  view.setInt32(4, 4326, true);
  view.setUint8(8, 1);
  view.setUint32(9, line ? 2 : 1, true);
  if (line) view.setUint32(13, positions.length, true);
  positions.forEach(([lon, lat], i) => {
    const at = 13 + (line ? 4 : 0) + i * 16;
    view.setFloat64(at, lon!, true);
    view.setFloat64(at + 8, lat!, true);
  });
  return new Uint8Array(view.buffer);
}

interface Layer {
  name: string;
  kind: "POINT" | "LINESTRING";
  head: string[];
  rows: { values: Value[]; at: number[][] | null }[];
}

const value = (cell: string | number): Value => (cell === "" ? null : cell);
const isNumeric = (layer: Layer, column: number): boolean => layer.rows.every(({ values }) => values[column] === null || typeof values[column] === "number") && layer.rows.some(({ values }) => values[column] !== null);

function layerTable(layer: Layer): Table {
  const columns = layer.head.map((name, i) => `"${name}" ${isNumeric(layer, i) ? "REAL" : "TEXT"}`);
  return { name: layer.name, sql: `CREATE TABLE "${layer.name}" ("fid" INTEGER PRIMARY KEY NOT NULL, "geom" ${layer.kind}, ${columns.join(", ")})`,
    rows: layer.rows.map(({ values, at }) => [null, at ? geometryBlob(at) : null, ...values]) };
}

function layersOf(hearings: Hearing[]): Layer[] {
  const [hearingHead, ...hearingCells] = hearingRows(hearings);
  const [communityHead, ...communityCells] = communityRows(hearings);
  const lines = hearings.flatMap((hearing) => hearing.communities.flatMap((community) => community.venues.filter(({ line }) => line && line.coordinates.length > 1).map((way) => ({
    at: way.line!.coordinates, values: [hearing.id, say(community.name), say(hearing.venues.find(({ id }) => id === way.venue)?.name) || null, way.in_community, way.distance_m?.low ?? null, way.distance_m?.high ?? null] as Value[] }))));
  return [
    { name: "hearings", kind: "POINT", head: hearingHead!.map(String), rows: hearingCells.map((cells, i) => ({ values: cells.map(value), at: positionOf(hearings[i]!) ? [positionOf(hearings[i]!)!] : null })) },
    { name: "affected_communities", kind: "POINT", head: communityHead!.map(String), rows: communityCells.map((cells) => ({ values: cells.map(value), at: typeof cells.at(-1) === "number" ? [cells.slice(-2) as number[]] : null })) },
    { name: "distance_lines", kind: "LINESTRING", head: ["hearing_id", "community", "venue", "in_community", "distance_low_m", "distance_high_m"], rows: lines },
  ];
}

export function geopackageOf(hearings: Hearing[]): Uint8Array<ArrayBuffer> {
  const layers = layersOf(hearings);
  const tables: Table[] = [
    { name: "gpkg_spatial_ref_sys", ids: [-1, 0, 4326],
      rows: [["Undefined cartesian SRS", null, "NONE", -1, "undefined", null], ["Undefined geographic SRS", null, "NONE", 0, "undefined", null], ["WGS 84", null, "EPSG", 4326, wgs84, null]],
      sql: "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)" },
    { name: "gpkg_contents", keys: [[0], [2]], rows: layers.map(({ name }) => [name, "features", name, "", made, null, null, null, null, 4326]),
      sql: "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER)" },
    { name: "gpkg_geometry_columns", keys: [[0, 1], [0]], rows: layers.map(({ name, kind }) => [name, "geom", kind, 4326, 0, 0]),
      sql: "CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name))" },
    ...layers.map(layerTable),
  ];
  return database(tables, 0x47504b47, 10300);
}
