/** Maps: MapLibre GL JS over this server's own layers. Where there is no WebGL, a drawing of the same positions. */
import { signs } from "./badges";
import { h, replace } from "./dom";
import { circle } from "./geodesic";
import { say, t } from "./i18n";
import { followLight, isGround, styleAddress } from "./map-style";
import { standings, type Hearing, type Standing } from "./model";
import { drawing } from "./drawing";
import { isDark } from "./theme";
import { toBoundary } from "./distances";
import type * as maplibre from "maplibre-gl";

type Library = typeof maplibre;
let library: Promise<Library> | undefined;

export function canDraw(): boolean {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

/** The part of MapLibre that obeys a strict policy: its worker is a file of this server. */
function load(): Promise<Library> {
  library ??= Promise.all([
    import("maplibre-gl/dist/maplibre-gl-csp.js"),
    import("maplibre-gl/dist/maplibre-gl-csp-worker.js?url"),
    import("maplibre-gl/dist/maplibre-gl.css"),
  ]).then(([module, worker]) => {
    const found = module.default as unknown as Library;
    found.setWorkerUrl(worker.default);
    return found;
  });
  return library;
}

const colours: Record<Standing, string> = { fail: "#b3261e", would_fail: "#b3261e", cannot_tell: "#8a5a00", advice: "#5f6368", pass: "#23692a", not_applicable: "#5f6368" };

/** A sign of so many corners, turned so far: told apart without colour too. */
function shape(colour: string, corners: number, turn: number, sign = "", hollow = false): ImageData {
  const size = 44;
  const canvas = h("canvas", { width: size, height: size });
  const pen = canvas.getContext("2d")!;
  pen.translate(size / 2, size / 2);
  pen.fillStyle = colour;
  pen.strokeStyle = "#fff";
  pen.lineWidth = 4;
  pen.beginPath();
  for (let i = 0; i < corners; ++i) pen.lineTo(18 * Math.cos(turn + (2 * Math.PI * i) / corners), 18 * Math.sin(turn + (2 * Math.PI * i) / corners));
  pen.closePath();
  if (hollow) {
    pen.fillStyle = "#fff";
    pen.strokeStyle = colour;
    pen.setLineDash([6, 4]);
  }
  pen.stroke();
  pen.fill();
  pen.fillStyle = hollow ? colour : "#fff";
  pen.font = "bold 18px sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(sign, 0, corners === 3 ? 3 : 1);
  return pen.getImageData(0, 0, size, size);
}

const upright = -Math.PI / 2;
const standingShapes: Record<Standing, [corners: number, turn: number]> = { fail: [4, 0], would_fail: [4, 0], cannot_tell: [3, upright], advice: [6, 0], pass: [40, 0], not_applicable: [4, Math.PI / 4] };
/** What fails only if the rule is as reported has a dashed frame instead of a full sign. */
const picture = (standing: Standing): ImageData => shape(colours[standing], ...standingShapes[standing], signs[standing], standing === "would_fail");

const marks = { project: shape.bind(null, "#7d5ba6", 3, upright), venue: shape.bind(null, "#b3261e", 4, Math.PI / 4), community: shape.bind(null, "#1f6fb2", 40, 0) };

const controlWords = (): Record<string, string> => ({
  "NavigationControl.ZoomIn": t("map.zoom-in"),
  "NavigationControl.ZoomOut": t("map.zoom-out"),
  "NavigationControl.ResetBearing": t("map.north"),
  "AttributionControl.ToggleAttribution": t("map.sources"),
  "Map.Title": t("map.title"),
  "Marker.Title": t("map.marker"),
  "ScaleControl.Meters": t("unit.m"),
  "ScaleControl.Kilometers": t("unit.km"),
});

/** Every address of a style leads to this server, whatever its public name is. */
const ownAddress = (url: string): string => {
  const parts = new URL(url, location.href);
  return parts.protocol === "blob:" || parts.protocol === "data:" ? url : location.origin + parts.pathname + parts.search;
};

/** Gives the map the signs of the page's own layers: before they are wanted, since a map that is taken away asks nobody any more. */
function addSigns(map: maplibre.Map): void {
  const signs: [string, () => ImageData][] = [
    ...standings.map((one): [string, () => ImageData] => [`own-${one}`, () => picture(one)]),
    ...Object.entries(marks).map(([kind, draw]): [string, () => ImageData] => [`mark-${kind}`, draw]),
  ];
  for (const [name, draw] of signs) if (!map.hasImage(name)) map.addImage(name, draw(), { pixelRatio: 2 });
}

const kazakhstan: [number, number, number, number] = [46.4, 40.5, 87.4, 55.5];

/** A map of the ground in the container; null without WebGL. \param register with what the register holds */
export async function createMap(container: HTMLElement, register = false, title = t("map.title")): Promise<maplibre.Map | null> {
  if (!canDraw()) return null;
  const gl = await load();
  // MapLibre measures its place once: it must be in the page.
  for (let frames = 0; !container.isConnected && frames < 600; ++frames) await new Promise(requestAnimationFrame);
  try {
    const map = new gl.Map({
      container,
      style: styleAddress(),
      bounds: kazakhstan,
      locale: { ...controlWords(), "Map.Title": title },
      attributionControl: { compact: true },
      transformRequest: (url: string) => ({ url: decodeURI(ownAddress(url)) }),
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
    });
    map.addControl(new gl.NavigationControl({ showCompass: false }));
    map.addControl(new gl.ScaleControl({ unit: "metric" }));
    map.touchZoomRotate.disableRotation();
    await new Promise<void>((done) => map.once("style.load", () => done()));
    // What the register holds is not of this table or case.
    for (const layer of map.getStyle().layers) if (!register && !isGround(layer)) map.removeLayer(layer.id);
    addSigns(map);
    map.on("style.load", () => addSigns(map));
    followLight(map, register, hearingLayers);
    // The sources are one press away; opened they would cover half of a small map.
    map.once("idle", () => {
      const sources = container.querySelector(".maplibregl-ctrl-attrib");
      sources?.classList.remove("maplibregl-compact-show");
      sources?.removeAttribute("open");
    });
    return map;
  } catch {
    replace(container);
    return null;
  }
}

export interface Point {
  id: string;
  name: string;
  standing: Standing;
  lon: number;
  lat: number;
}

export const pointsData = (points: Point[]): GeoJSON.FeatureCollection => ({
  type: "FeatureCollection",
  features: points.map(({ id, name, standing, lon, lat }) => ({
    type: "Feature",
    properties: { id, name, sign: standing },
    geometry: { type: "Point", coordinates: [lon, lat] },
  })),
});

export interface Overview {
  show: (points: Point[]) => void;
  destroy: () => void;
}

function boundsOf(positions: [number, number][]): [number, number, number, number] | null {
  if (positions.length === 0) return null;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of positions) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

/** Thousands of signs cover one another and take long to draw: so many are gathered, the number beside the most serious sign. */
const many = 2000;
const gravity = [...standings].reverse();
const gathered: Partial<maplibre.GeoJSONSourceSpecification> = {
  cluster: true,
  clusterRadius: 36,
  clusterMaxZoom: 11,
  clusterProperties: { gravest: ["max", ["index-of", ["get", "sign"], ["literal", gravity]]] },
};
const gatheredSign: maplibre.ExpressionSpecification = ["case", ["has", "point_count"], ["at", ["get", "gravest"], ["literal", gravity]], ["get", "sign"]];

/** Hearings as signs; a click opens one. */
export async function overview(container: HTMLElement, points: Point[], open: (id: string) => void): Promise<Overview> {
  const map = await createMap(container);
  if (!map) {
    const show = (now: Point[]): void => replace(container, h("p", { class: "note" }, t("map.no-webgl")), drawing(now));
    show(points);
    return { show, destroy: () => undefined };
  }
  const gathers = points.length > many;
  if (gathers) container.after(h("p", { class: "help" }, t("map.gathered")));
  map.addSource("hearings", { type: "geojson", data: pointsData(points), ...(gathers ? gathered : {}) });
  map.addLayer({
    id: "hearings",
    type: "symbol",
    source: "hearings",
    layout: {
      "icon-image": ["concat", "own-", gathers ? gatheredSign : ["get", "sign"]], "icon-allow-overlap": true, "icon-ignore-placement": true,
      ...(gathers ? { "text-field": ["to-string", ["coalesce", ["get", "point_count"], ""]], "text-font": ["Noto Sans Regular"], "text-size": 12, "text-anchor": "left", "text-offset": [1, 0], "text-optional": true } : {}),
    },
    paint: { "text-color": isDark() ? "#fff" : "#111", "text-halo-color": isDark() ? "#111" : "#fff", "text-halo-width": 1.5 },
  });
  map.on("click", "hearings", (event) => {
    const found = event.features?.[0];
    const { id, cluster_id: group } = (found?.properties ?? {}) as { id?: string; cluster_id?: number };
    if (id) open(id);
    if (group !== undefined) void (map.getSource("hearings") as maplibre.GeoJSONSource).getClusterExpansionZoom(group).then((zoom) => map.easeTo({ center: event.lngLat, zoom }));
  });
  map.on("mouseenter", "hearings", () => void (map.getCanvas().style.cursor = "pointer"));
  map.on("mouseleave", "hearings", () => void (map.getCanvas().style.cursor = ""));
  const around = boundsOf(points.map(({ lon, lat }) => [lon, lat]));
  if (around) map.fitBounds(around, { padding: 40, maxZoom: 9, animate: false });
  return {
    show: (now) => {
      (map.getSource("hearings") as maplibre.GeoJSONSource).setData(pointsData(now));
    },
    destroy: () => map.remove(),
  };
}

const withVerdict = new Set(["affected-communities", "distance-lines", "findings", "projects"]);
const withDate = new Set(["protection-zones", "venues", "affected-communities", "distance-lines", "findings"]);

export interface RegisterMap {
  /** The same choice as in the list, as far as a layer knows of it. */
  filter: (values: Record<string, string>) => void;
}

/** Everything that the register holds, from its tiles; a click opens a hearing. */
export async function registerMap(container: HTMLElement, open: (hearing: string) => void, left: AbortSignal): Promise<RegisterMap> {
  const map = await createMap(container, true);
  if (!map) {
    replace(container, h("p", { class: "note" }, t("map.no-webgl")), drawing([]));
    return { filter: () => undefined };
  }
  left.addEventListener("abort", () => map.remove());
  map.on("click", ({ point }) => {
    const box: [maplibre.PointLike, maplibre.PointLike] = [[point.x - 6, point.y - 6], [point.x + 6, point.y + 6]];
    const hearing = map.queryRenderedFeatures(box).map(({ properties }) => properties.hearing as string | undefined).find(Boolean);
    if (hearing) open(hearing);
  });
  const before = new Map(map.getStyle().layers.map((layer) => [layer.id, "filter" in layer ? layer.filter : undefined]));
  const filter = ({ verdict, from, to }: Record<string, string>): void => {
    for (const layer of map.getStyle().layers) {
      const source = "source-layer" in layer ? layer["source-layer"] ?? "" : "";
      const parts: unknown[] = [before.get(layer.id)].filter(Boolean);
      if (verdict && withVerdict.has(source)) parts.push(["==", ["get", "verdict"], verdict]);
      if (from && withDate.has(source)) parts.push([">=", ["to-string", ["get", "hearing_date"]], from]);
      if (to && withDate.has(source)) parts.push(["<=", ["to-string", ["get", "hearing_date"]], to]);
      if (source && !isGround(layer)) map.setFilter(layer.id, (parts.length > 0 ? ["all", ...parts] : null) as maplibre.FilterSpecification | null);
    }
  };
  return { filter };
}

type Features = GeoJSON.Feature[];

function extentOf(centre: GeoJSON.Point, radius: number, properties: Record<string, unknown>): GeoJSON.Feature {
  const [lon, lat] = centre.coordinates as [number, number];
  return { type: "Feature", properties, geometry: { type: "Polygon", coordinates: [circle(lon, lat, radius)] } };
}

/** What a hearing's map shows: project, territory, communities, venues, and lines with their lengths. */
export function hearingFeatures(hearing: Hearing): Features {
  const features: Features = [];
  const add = (kind: string, geometry: GeoJSON.Geometry | null | undefined, label = ""): void => {
    if (geometry) features.push({ type: "Feature", properties: { kind, label }, geometry });
  };
  const footprint = hearing.input.project.footprint?.shape;
  add("territory", hearing.territory.shape);
  if (footprint?.type === "Point" && hearing.territory.reach_m > 0) features.push(extentOf(footprint, hearing.territory.reach_m, { kind: "territory", label: "" }));
  add("project", footprint, t("map.project"));
  for (const community of hearing.communities) {
    add("community", community.settlement?.centre, say(community.name));
    for (const way of community.venues) {
      const shown = way.assigned || way.venue === community.nearest_venue;
      if (shown && way.line) add("distance", way.line, toBoundary(way.distance_m));
    }
    add("reach", community.footprint_line, toBoundary(community.footprint_distance_m));
  }
  for (const venue of hearing.venues) add("venue", venue.position, `${t("map.venue")}: ${say(venue.name)}`);
  return features;
}

export function positionsOf(features: Features): [number, number][] {
  const positions: [number, number][] = [];
  const walk = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === "number") positions.push(value as [number, number]);
    else value.forEach(walk);
  };
  for (const { geometry } of features) if (geometry.type !== "GeometryCollection") walk(geometry.coordinates);
  return positions;
}

/** The layers of a hearing in the present light. */
function hearingLayers(): maplibre.LayerSpecification[] {
  const ink = isDark() ? "#ffffff" : "#1a1a1a";
  const red = isDark() ? "#ff8a80" : "#b3261e";
  const halo = isDark() ? "#000000" : "#ffffff";
  const of = (kind: string): maplibre.ExpressionSpecification => ["==", ["get", "kind"], kind];
  const label = { "text-field": ["get", "label"], "text-font": ["Noto Sans Regular"], "text-size": 13 } as Pick<NonNullable<maplibre.SymbolLayerSpecification["layout"]>, "text-field" | "text-font" | "text-size">;
  const paint = { "text-color": ink, "text-halo-color": halo, "text-halo-width": 2 };
  const dot = (kind: keyof typeof marks): maplibre.LayerSpecification =>
    ({ id: kind, type: "symbol", source: "hearing", filter: ["all", of(kind), ["==", ["geometry-type"], "Point"]], layout: { "icon-image": `mark-${kind}`, "icon-allow-overlap": true, "icon-ignore-placement": true } });
  return [
    { id: "territory", type: "fill", source: "hearing", filter: of("territory"), paint: { "fill-color": "#7d5ba6", "fill-opacity": 0.25 } },
    { id: "territory-edge", type: "line", source: "hearing", filter: of("territory"), paint: { "line-color": "#7d5ba6", "line-width": 2 } },
    { id: "footprint", type: "line", source: "hearing", filter: of("project"), paint: { "line-color": "#7d5ba6", "line-width": 4 } },
    { id: "reach", type: "line", source: "hearing", filter: of("reach"), paint: { "line-color": "#7d5ba6", "line-width": 2, "line-dasharray": [1, 2] } },
    { id: "distance", type: "line", source: "hearing", filter: of("distance"), paint: { "line-color": red, "line-width": 3, "line-dasharray": [3, 1.5] } },
    dot("community"), dot("project"), dot("venue"),
    { id: "lengths", type: "symbol", source: "hearing", filter: ["in", ["get", "kind"], ["literal", ["distance", "reach"]]], layout: { ...label, "symbol-placement": "line-center", "text-offset": [0, -1] }, paint },
    { id: "names", type: "symbol", source: "hearing", filter: ["all", ["in", ["get", "kind"], ["literal", ["project", "venue", "community"]]], ["==", ["geometry-type"], "Point"]],
      layout: { ...label, "text-variable-anchor": ["top", "bottom", "left", "right"], "text-radial-offset": 1, "text-justify": "auto" }, paint },
  ];
}

export interface HearingMap {
  map: maplibre.Map | null;
  show: (features: Features, fit: boolean) => void;
}

/** A map of one hearing; null inside without WebGL. */
export async function hearingMap(container: HTMLElement, features: Features): Promise<HearingMap> {
  const map = await createMap(container);
  if (!map) return { map, show: () => undefined };
  map.addSource("hearing", { type: "geojson", data: { type: "FeatureCollection", features } });
  for (const layer of hearingLayers()) map.addLayer(layer);
  const show = (now: Features, fit: boolean): void => {
    (map.getSource("hearing") as maplibre.GeoJSONSource).setData({ type: "FeatureCollection", features: now });
    const around = fit ? boundsOf(positionsOf(now)) : null;
    if (around) map.fitBounds(around, { padding: 70, maxZoom: 12, animate: false });
  };
  show(features, true);
  return { map, show };
}

/** A sign that can be dragged, and moved with the arrow keys. */
export async function dragged(map: maplibre.Map, at: [number, number], name: string, kind: string, moved: (at: [number, number], done: boolean) => void): Promise<maplibre.Marker> {
  const gl = await load();
  const element = h("button", { type: "button", class: `pin ${kind}`, "aria-label": name, title: name });
  const marker = new gl.Marker({ element, draggable: true }).setLngLat(at).addTo(map);
  const now = (): [number, number] => [marker.getLngLat().lng, marker.getLngLat().lat];
  marker.on("drag", () => moved(now(), false));
  marker.on("dragend", () => moved(now(), true));
  element.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const degrees = 40 / 2 ** map.getZoom();
    const [lon, lat] = now();
    marker.setLngLat([lon + step[0]! * degrees, Math.max(-85, Math.min(85, lat + step[1]! * degrees))]);
    moved(now(), false);
  });
  element.addEventListener("keyup", (event) => event.key.startsWith("Arrow") && moved(now(), true));
  return marker;
}
