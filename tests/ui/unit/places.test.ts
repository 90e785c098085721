import assert from "node:assert/strict";
import { test } from "node:test";
import { caseFrom, emptyCase, featureOf, objectTypes, venueAt } from "../../../api/ui/src/case-form";
import { circle, distance, toEdge } from "../../../api/ui/src/geodesic";
import { setLanguage } from "../../../api/ui/src/i18n";
import { positionOf, rowOf, verdictsOf, type Finding, type Hearing } from "../../../api/ui/src/model";
import { day, interval, length } from "../../../api/ui/src/units";
import yaml from "../../../geodata/rules/object_types.yaml?raw";

test("Geodesic.TheDistanceIsThatOfGeographicLib", () => {
  // GeodSolve -i: 52.35062 71.88161 52.44422 71.95761 gives 11629.311 m.
  assert.ok(Math.abs(distance(71.88161, 52.35062, 71.95761, 52.44422) - 11629.311) < 0.001);
  assert.equal(distance(71, 52, 71, 52), 0);
});

test("Geodesic.ACircleIsClosedAndOfItsRadius", () => {
  const ring = circle(71, 52, 1000);
  assert.deepEqual(ring[0], ring.at(-1));
  for (const [lon, lat] of ring) assert.ok(Math.abs(distance(71, 52, lon, lat) - 1000) < 1e-6);
});

test("Geodesic.WhatIsNotExactlyKnownMakesAnInterval", () => {
  assert.deepEqual(toEdge(11_000, 500, { low: 600, high: 1000 }), { low: 9500, high: 10_900 });
  assert.deepEqual(toEdge(100, 50, { low: 600, high: null }), { low: 0, high: 0 });
});

test("Units.TheUncertaintyIsPartOfTheWords", () => {
  setLanguage("en");
  assert.equal(length(849.6), "850 m");
  assert.equal(interval({ low: 8397.9, high: 13303.2 }), "between 8.3 km and 13.4 km");
  assert.equal(interval({ low: 0, high: 0 }), "0 m");
  assert.equal(interval({ low: 2000, high: null }), "at least 2.0 km");
  assert.equal(interval(null), "not known");
  setLanguage("ru");
  assert.equal(interval({ low: 8397.9, high: 13303.2 }), "от 8,3 км до 13,4 км");
  setLanguage("en");
});

test("Units.DaysAreWrittenAsInKazakhstan", () => {
  assert.equal(day("2018-08-03"), "03.08.2018");
  assert.equal(day("2024-03-19T15:00"), "19.03.2024 15:00");
  assert.equal(day("spring"), "spring");
  assert.equal(day(undefined), "");
});

test("Case.AnEmptyFormIsAnEmptyRow", () => {
  assert.deepEqual(featureOf(emptyCase()), { type: "Feature", properties: { hearing_id: "case" }, geometry: null });
});

test("Case.TextIsGivenAsWrittenUntilAPinIsSet", () => {
  const state = { ...emptyCase(), location: "52°26′39″ 71°57′27″", uncertainty: 18.1 };
  assert.equal(featureOf(state).properties!.project_location, state.location);
  const pinned = featureOf({ ...state, at: [71.9, 52.4] as [number, number] });
  assert.deepEqual(pinned.geometry, { type: "Point", coordinates: [71.9, 52.4] });
  assert.equal(pinned.properties!.project_location, undefined);
  assert.equal(pinned.properties!.coordinate_uncertainty_m, 18);
});

test("Case.APlaceIsNamedWithItsId", () => {
  const place = { id: "geonames:1", name: "Ак;су [x]", lon: 71, lat: 52 };
  const { properties } = featureOf({ ...emptyCase(), communities: [place, place], venues: [{ name: " Hall ", place, at: null }, { name: "", place: null, at: null }] });
  assert.equal(properties!.affected_communities, "Ак су  x  [geonames:1]; Ак су  x  [geonames:1]");
  assert.deepEqual(properties!.venues, [{ venue_name: "Hall", venue_settlement: "Ак су  x  [geonames:1]" }]);
});

test("Case.AMovedVenueIsWhereItWasPut", () => {
  const place = { id: "a", name: "A", lon: 1, lat: 2 };
  assert.deepEqual(venueAt({ name: "", place, at: null }), [1, 2]);
  assert.deepEqual(venueAt({ name: "", place, at: [3, 4] }), [3, 4]);
  assert.equal(venueAt({ name: "", place: null, at: null }), null);
});

test("Case.ABrokenAddressGivesAnEmptyForm", () => {
  assert.deepEqual(caseFrom("{oops"), emptyCase());
  assert.equal(caseFrom('{"name":"x"}').name, "x");
});

test("Case.EveryObjectTypeIsRead", () => {
  assert.equal(objectTypes(yaml).length, (yaml.match(/^\s*- \{id:/gm) ?? []).length);
});

const hearing = {
  id: "h", input: { id: "h", project: { footprint: { shape: { type: "Polygon", coordinates: [[[1, 2], [3, 4], [1, 2]]] } } }, venues: [] }, venues: [], communities: [], summary: { communities: 0, maximum_m: null },
  findings: [{ id: "a", verdict: "pass" }, { id: "a", verdict: "fail", rule: { verified: true } }, { id: "b", verdict: "cannot_tell" }] as Finding[],
} as unknown as Hearing;

test("Model.TheWorstVerdictOfAFindingCounts", () => {
  assert.deepEqual(verdictsOf(hearing), { a: "fail", b: "cannot_tell" });
  assert.deepEqual([rowOf(hearing, 0).fails, rowOf(hearing, 0).unknown], [1, 1]);
});

test("Model.AHearingIsDrawnAtItsProject", () => {
  assert.deepEqual(positionOf(hearing), [1, 2]);
});
