/** Distances on WGS 84 for the preview while a venue is dragged; verdicts are the server's. */
import geodesic from "geographiclib-geodesic";

export interface Interval {
  low: number;
  high: number | null;
}

/** Metres along the geodesic between two positions in degrees. */
export function distance(lon1: number, lat1: number, lon2: number, lat2: number): number {
  return geodesic.Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2, geodesic.Geodesic.DISTANCE).s12 ?? NaN;
}

/** From a place that is known to so many metres to the edge of an extent around a centre. */
export function toEdge(centre: number, uncertainty: number, radius: Interval): Interval {
  const most = radius.high ?? Infinity;
  return { low: Math.max(0, centre - uncertainty - most), high: Math.max(0, centre + uncertainty - radius.low) };
}

/** The ring of a circle on the ellipsoid, closed, counter-clockwise. */
export function circle(lon: number, lat: number, radius: number, corners = 64): [number, number][] {
  const ring: [number, number][] = [];
  for (let i = 0; i < corners; ++i) {
    const end = geodesic.Geodesic.WGS84.Direct(lat, lon, (-360 * i) / corners, radius);
    ring.push([end.lon2 ?? lon, end.lat2 ?? lat]);
  }
  ring.push(ring[0]!);
  return ring;
}
