import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { geometryBlob, geopackageOf } from "../../../api/ui/src/geopackage";
import type { Hearing } from "../../../api/ui/src/model";
import { database, varint, type Value } from "../../../api/ui/src/sqlite";

/** What SQLite itself answers about a file. */
function asked(bytes: Uint8Array, ...queries: string[]): unknown[] {
  const folder = mkdtempSync(join(tmpdir(), "tyndau-sqlite-"));
  try {
    const file = join(folder, "a.gpkg");
    writeFileSync(file, bytes);
    const script = "import json,sqlite3,sys\nbase=sqlite3.connect(sys.argv[1])\nprint(json.dumps([base.execute(one).fetchall() for one in sys.argv[2:]],default=lambda b:b.hex()))";
    return JSON.parse(execFileSync("python3", ["-c", script, file, ...queries], { encoding: "utf8" })) as unknown[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("Sqlite.NumbersAreWrittenInGroupsOfSevenBits", () => {
  assert.deepEqual(varint(0), [0]);
  assert.deepEqual(varint(127), [127]);
  assert.deepEqual(varint(128), [0x81, 0]);
  assert.deepEqual(varint(-1), [255, 255, 255, 255, 255, 255, 255, 255, 255]);
});

test("Sqlite.ManyAndLongRowsMakeAFileThatSqliteFindsSound", () => {
  const rows = Array.from({ length: 60_000 }, (_, i): Value[] => [null, `Ақсу ${i}`, i % 7 === 0 ? null : i / 3, i === 5 ? "ұ".repeat(20_000) : i % 1000 === 0 ? "x".repeat(4061 + (i % 9)) : ""]);
  const bytes = database([{ name: "many", sql: "CREATE TABLE many (id INTEGER PRIMARY KEY, name TEXT, share REAL, words TEXT)", rows }, { name: "none", sql: "CREATE TABLE none (a TEXT)", rows: [] }], 1, 2);
  const [sound, count, long, last, none] = asked(bytes, "PRAGMA integrity_check", "SELECT count(*), count(share), sum(length(words)) FROM many", "SELECT length(words), substr(words, 20000, 1) FROM many WHERE id = 6", "SELECT name, share FROM many WHERE id = 60000", "SELECT count(*) FROM none");
  assert.deepEqual(sound, [["ok"]]);
  assert.deepEqual(count, [[60_000, rows.filter((one) => one[2] !== null).length, rows.reduce((sum, one) => sum + String(one[3]).length, 0)]]);
  assert.deepEqual(long, [[20_000, "ұ"]]);
  assert.deepEqual(last, [["Ақсу 59999", 59_999 / 3]]);
  assert.deepEqual(none, [[0]]);
});

const everywhere = (text: string) => ({ kk: text, ru: text, en: text });
const hearing = (id: string, name: string, placed: boolean): Hearing => ({
  id, answer: everywhere("Answer"), input: { id, project: { name } }, packs: [], territory: { source: "none", reach_m: 0 },
  venues: [{ id: "v1", name: everywhere("Hall"), position: placed ? { type: "Point", coordinates: [71.5, 52.25] } : null, uncertainty_m: 10 }],
  communities: placed ? [{ id: "c", name: everywhere("Aksu"), settlement: { population: 8543, centre: { type: "Point", coordinates: [72, 52.5] } }, basis: ["declared"], reached: "maybe", contains_site: false, footprint_distance_m: null, footprint_line: null, people_inside: null, assigned_venue: null, nearest_venue: "v1",
    venues: [{ venue: "v1", assigned: false, distance_m: { low: 8000, high: null }, centre_distance_m: null, in_community: "no", line: { type: "LineString", coordinates: [[71.5, 52.25], [72, 52.5]] }, causes: [] }] }] : [],
  summary: { communities: 1, maximum_m: null }, verdicts: { "community-without-hearing": "fail" }, counterfactual: null });

test("GeoPackage.HearingsCommunitiesAndLinesAreLayersOfASoundFile", () => {
  const bytes = geopackageOf([hearing("h1", "Robert'); DROP TABLE hearings;--", true), hearing("h2", "", false)]);
  const [sound, application, version, layers, columns, systems, hearings, communities, lines] = asked(bytes, "PRAGMA integrity_check", "PRAGMA application_id", "PRAGMA user_version",
    "SELECT table_name, srs_id FROM gpkg_contents ORDER BY table_name", "SELECT table_name, geometry_type_name FROM gpkg_geometry_columns WHERE table_name = 'distance_lines'", "SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY 1",
    "SELECT hearing_id, project_name, geom FROM hearings", "SELECT community, population, geom FROM affected_communities", "SELECT distance_low_m, distance_high_m, geom FROM distance_lines");
  assert.deepEqual(sound, [["ok"]]);
  assert.deepEqual([application, version], [[[0x47504b47]], [[10300]]]);
  assert.deepEqual(layers, [["affected_communities", 4326], ["distance_lines", 4326], ["hearings", 4326]]);
  assert.deepEqual(columns, [["distance_lines", "LINESTRING"]]);
  assert.deepEqual(systems, [[-1], [0], [4326]]);
  const hex = (positions: number[][]): string => Buffer.from(geometryBlob(positions)).toString("hex");
  assert.deepEqual(hearings, [["h1", "Robert'); DROP TABLE hearings;--", hex([[71.5, 52.25]])], ["h2", null, null]]);
  assert.deepEqual(communities, [["Aksu", 8543, hex([[72, 52.5]])]]);
  assert.deepEqual(lines, [[8000, null, hex([[71.5, 52.25], [72, 52.5]])]]);
});

test("GeoPackage.EqualInputGivesEqualBytes", () => {
  assert.deepEqual(geopackageOf([hearing("h1", "a", true)]), geopackageOf([hearing("h1", "a", true)]));
});
