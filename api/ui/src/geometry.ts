/** Geometries in GeoJSON: whether they are whole, where they lie, how many corners they have. */
import type { Key } from "./i18n";

type Position = [number, number];

const depths: Record<string, number> = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 };
const leastOfRing = 4;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

function positionFault(value: unknown): Key | null {
  if (!Array.isArray(value) || value.length < 2 || !value.slice(0, 2).every((one) => typeof one === "number" && Number.isFinite(one))) return "geometry.no-number";
  const [lon, lat] = value as Position;
  return Math.abs(lon) > 180 || Math.abs(lat) > 90 ? "geometry.off-earth" : null;
}

function nestedFault(value: unknown, depth: number, ring: boolean): Key | null {
  if (depth === 0) return positionFault(value);
  if (!Array.isArray(value) || value.length === 0) return "geometry.no-positions";
  if (ring && depth === 1 && value.length < leastOfRing) return "geometry.short-ring";
  for (const one of value) {
    const fault = nestedFault(one, depth - 1, ring);
    if (fault) return fault;
  }
  return null;
}

/** What is wrong with a geometry; null when nothing is. */
export function geometryFault(value: unknown): Key | null {
  if (!isObject(value)) return "geometry.none";
  if (value.type === "GeometryCollection") {
    if (!Array.isArray(value.geometries) || value.geometries.length === 0) return "geometry.no-positions";
    return value.geometries.map(geometryFault).find(Boolean) ?? null;
  }
  const depth = depths[String(value.type)];
  return depth === undefined ? "geometry.unknown-type" : nestedFault(value.coordinates, depth, String(value.type).endsWith("Polygon"));
}

/** All in one: of one kind where they are of one kind. */
export function united(parts: GeoJSON.Geometry[]): GeoJSON.Geometry {
  if (parts.length === 1) return parts[0]!;
  const kinds = new Set(parts.map(({ type }) => type));
  const [kind] = kinds;
  if (kinds.size === 1 && (kind === "Point" || kind === "LineString" || kind === "Polygon"))
    return { type: `Multi${kind}`, coordinates: parts.map((one) => (one as GeoJSON.Polygon).coordinates) } as unknown as GeoJSON.Geometry;
  return { type: "GeometryCollection", geometries: parts };
}

/** The geometry of a text that is GeoJSON: a geometry, a feature or a collection; null for other texts and broken ones. */
export function geometryIn(text: string): GeoJSON.Geometry | null {
  if (!text.trimStart().startsWith("{")) return null;
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  const parts = (value: unknown): unknown[] => {
    if (!isObject(value)) return [null];
    if (value.type === "FeatureCollection") return Array.isArray(value.features) ? value.features.flatMap(parts) : [null];
    return value.type === "Feature" ? [value.geometry] : [value];
  };
  const found = parts(read);
  return found.length === 0 || found.some(geometryFault) ? null : united(found as GeoJSON.Geometry[]);
}

export function cornersOf(geometry: GeoJSON.Geometry): Position[] {
  if (geometry.type === "GeometryCollection") return geometry.geometries.flatMap(cornersOf);
  const depth = depths[geometry.type]!;
  return depth === 0 ? [geometry.coordinates as Position] : ((geometry.coordinates as unknown[]).flat(depth - 1) as Position[]);
}

/** The middle of what it spans. */
export function middleOf(geometry: GeoJSON.Geometry): Position {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of cornersOf(geometry)) [west, south, east, north] = [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)];
  return [(west + east) / 2, (south + north) / 2];
}

/** The first feature of a collection that cannot be used, counted from 1, and why; null when all can. */
export function brokenFeature(features: unknown[]): { number: number; fault: Key } | null {
  for (const [i, one] of features.entries()) {
    const fault = isObject(one) && one.type === "Feature" ? geometryFault(one.geometry) : "geometry.no-feature";
    if (fault) return { number: i + 1, fault };
  }
  return null;
}
