import assert from "node:assert/strict";
import { test } from "node:test";
import type { LayerSpecification, StyleSpecification } from "maplibre-gl";
import { brokenFeature, geometryFault, geometryIn, middleOf, united } from "../../../api/ui/src/geometry";
import { kmlGeometry, positionsIn, Unreadable } from "../../../api/ui/src/footprint";
import { dressed } from "../../../api/ui/src/map-style";
import { degreesOf, metresOf } from "../../../api/ui/src/quantity";
import { caseFrom, emptyCase, featureOf, objectTypes, venueAt } from "../../../api/ui/src/case-form";
import { circle, distance, toEdge } from "../../../api/ui/src/geodesic";
import { setLanguage } from "../../../api/ui/src/i18n";
import { alsoWords } from "../../../api/ui/src/place-picker";
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
  assert.deepEqual(caseFrom("{oops"), { state: emptyCase(), lost: [""] });
  assert.equal(caseFrom('{"name":"x"}').state.name, "x");
  assert.deepEqual(caseFrom(undefined), { state: emptyCase(), lost: [] });
});

test("Case.WhatAnAddressHoldsAmissIsLeftOutAndNamed", () => {
  for (const [text, lost] of [['{"venues":null}', ["venues"]], ['{"communities":"y"}', ["communities"]], ['{"location":5}', ["location"]], ["[]", [""]], ["null", [""]], ['{"at":[200,1],"dates":{"a":1},"seen":[]}', ["location", "dates", "seen"]]] as const)
    assert.deepEqual(caseFrom(text), { state: emptyCase(), lost }, text);
  const place = { id: "a", name: "A", lon: 1, lat: 2 };
  const { state, lost } = caseFrom(JSON.stringify({ communities: [place, { id: 3 }], venues: [{ name: 7, place, at: ["x"] }, null], name: "kept" }));
  assert.deepEqual([state.communities, state.venues[0]!.place, state.venues[0]!.at, state.venues.length, state.name, lost], [[place], place, null, 1, "kept", ["communities", "venues"]]);
  const whole = { ...emptyCase(), name: "x", venues: [{ ...emptyCase().venues[0]!, place }] };
  assert.deepEqual(caseFrom(JSON.stringify(whole)), { state: whole, lost: [] });
});

test("Case.NoNumberIsDroppedUnseen", () => {
  assert.equal(featureOf({ ...emptyCase(), spz_radius_m: "0,5 km" }).properties!.spz_radius_m, 500);
  assert.equal(featureOf({ ...emptyCase(), user_radius_m: "about 500" }).properties!.user_radius_m, "about 500");
});

test("Case.ALongOutlineGoesAsAGeometry", () => {
  const ring = Array.from({ length: 3000 }, (_, i) => [71.9 + 0.05 * Math.cos(i / 477.5), 52.4 + 0.03 * Math.sin(i / 477.5)]);
  const polygon = { type: "Polygon", coordinates: [[...ring, ring[0]!]] };
  const feature = featureOf({ ...emptyCase(), location: JSON.stringify({ type: "Feature", properties: {}, geometry: polygon }) });
  assert.deepEqual(feature.geometry, polygon);
  assert.equal(feature.properties!.project_location, undefined);
});

test("Quantity.ALengthIsReadWithItsUnit", () => {
  const lengths: [string, number | null][] = [["500", 500], ["500 m", 500], ["500м", 500], ["0,5 км", 500], ["1.5 km", 1500], ["1 200 м", 1200], ["12 345,6", 12345.6], ["500 метров", 500], ["2 шақырым", 2000], ["0,500 km", 500],
    ["1,000", null], ["2.500", null], ["five", null], ["500 ft", null], ["-5", null], ["5-10", null], ["", null], ["12 34", null]];
  for (const [text, expected] of lengths) assert.equal(metresOf(text), expected, text);
  assert.deepEqual(["52,44", "-71.9°", "52°26′", "x"].map(degreesOf), [52.44, -71.9, null, null]);
});

test("Geometry.WhatIsBrokenIsNamed", () => {
  const ring = [[0, 0], [1, 0], [1, 1], [0, 0]];
  assert.equal(geometryFault({ type: "Polygon", coordinates: [ring] }), null);
  assert.equal(geometryFault({ type: "GeometryCollection", geometries: [{ type: "Point", coordinates: [1, 2, 3] }] }), null);
  for (const [value, fault] of [[null, "geometry.none"], [{ type: "Circle" }, "geometry.unknown-type"], [{ type: "Point", coordinates: ["1", 2] }, "geometry.no-number"], [{ type: "Point", coordinates: [71, 152] }, "geometry.off-earth"],
    [{ type: "Polygon", coordinates: [ring.slice(1)] }, "geometry.short-ring"], [{ type: "Polygon", coordinates: [] }, "geometry.no-positions"], [{ type: "LineString", coordinates: [1, 2] }, "geometry.no-number"]] as const)
    assert.equal(geometryFault(value), fault, JSON.stringify(value));
  assert.deepEqual(brokenFeature([{ type: "Feature", geometry: { type: "Point", coordinates: [1, 2] } }, { type: "Feature", geometry: { type: "Polygon", coordinates: [[["x", 1]]] } }]), { number: 2, fault: "geometry.short-ring" });
});

test("Geometry.ManyOfOneKindBecomeOne", () => {
  const point = (x: number): GeoJSON.Geometry => ({ type: "Point", coordinates: [x, 1] });
  assert.deepEqual(united([point(1), point(2)]), { type: "MultiPoint", coordinates: [[1, 1], [2, 1]] });
  assert.equal(united([point(1), { type: "LineString", coordinates: [[1, 1], [2, 2]] }]).type, "GeometryCollection");
  assert.deepEqual(middleOf({ type: "MultiPoint", coordinates: [[1, 1], [3, 5]] }), [2, 3]);
  assert.equal(geometryIn("POINT (1 2)"), null);
  assert.equal(geometryIn('{"type":"Point","coordinates":["a",2]}'), null);
  assert.deepEqual(positionsIn(" 71.9,52.4,0\n72,52.5 "), [[71.9, 52.4], [72, 52.5]]);
});

test("MapStyle.TheOtherLightKeepsWhatThePageHasDrawn", () => {
  const style = (sources: object, layers: object[]): StyleSpecification => ({ version: 8, sources, layers }) as StyleSpecification;
  const before = style({ server: { type: "vector" }, own: { type: "geojson" } }, [{ id: "rivers", source: "server", "source-layer": "zones", filter: 1 }, { id: "findings", source: "server", "source-layer": "findings", filter: 2 }, { id: "pins", source: "own" }]);
  const next = style({ server: { type: "vector" } }, [{ id: "rivers", source: "server", "source-layer": "zones", filter: 9 }, { id: "findings", source: "server", "source-layer": "findings", filter: 9 }]);
  const names = (made: StyleSpecification): unknown[] => made.layers.map((one) => [one.id, (one as { filter?: unknown }).filter]);
  assert.deepEqual(names(dressed(before, next, true, [])), [["rivers", 9], ["findings", 2], ["pins", undefined]]);
  assert.deepEqual(names(dressed(before, next, false, [{ id: "pins", filter: 3 } as unknown as LayerSpecification])), [["rivers", 9], ["pins", 3]]);
  assert.deepEqual(Object.keys(dressed(before, next, true, []).sources), ["server", "own"]);
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
  assert.deepEqual(rowOf(hearing, 0).standings, { a: "fail", b: "cannot_tell" });
});

test("Model.AHearingIsDrawnAtItsProject", () => {
  assert.deepEqual(positionOf(hearing), [1, 2]);
});

test("Footprint.AKmlIsReadWithoutTheBrowsersParser", () => {
  const ring = (tag: string, at: string): string => `<${tag}><LinearRing><coordinates>${at}</coordinates></LinearRing></${tag}>`;
  const inside = ring("innerBoundaryIs", "1,1 2,1 2,2 1,1");
  const text = `<?xml version="1.0"?><!-- <Point> --><k:kml xmlns:k='a>b'><Document><name><![CDATA[<Point>]]></name><open/><k:Polygon id="1/2">${ring("k:outerBoundaryIs", "0,0 9,0 9,9 0,0")}${inside}</k:Polygon></Document></k:kml>\n`;
  assert.deepEqual(kmlGeometry(text), { type: "Polygon", coordinates: [[[0, 0], [9, 0], [9, 9], [0, 0]], [[1, 1], [2, 1], [2, 2], [1, 1]]] });
  assert.deepEqual(kmlGeometry("<kml><Point><coordinates>1,2,3</coordinates></Point><LineString><coordinates>1,2 3,4</coordinates></LineString></kml>"), { type: "GeometryCollection", geometries: [{ type: "Point", coordinates: [1, 2] }, { type: "LineString", coordinates: [[1, 2], [3, 4]] }] });
  for (const broken of ["<kml>", "<kml><a></kml></a>", "<kml/><kml/>", "<kml/>words", '<kml a="></kml>', "<kml><!-- </kml>", "<kml>< </kml>", `<kml>${"<a>".repeat(100_000)}</kml>`, "<kml/>"]) assert.throws(() => kmlGeometry(broken), Unreadable, broken.slice(0, 20));
});

test("Places.ACandidateThatIsMeantByAnotherNameSaysWhich", () => {
  setLanguage("en");
  const name = { kk: "Ақмол", ru: "Акмол", en: "Akmol" };
  assert.equal(alsoWords({ name, matched_name: "Малиновка" }), "also called Малиновка");
  assert.equal(alsoWords({ name, matched_name: "акмол" }), "");
  assert.equal(alsoWords({ name }), "");
});
