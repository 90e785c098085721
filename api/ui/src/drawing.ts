/** Drawings that need no WebGL: oblasts, and positions on them. */
import { look, signs } from "./badges";
import { svg } from "./dom";
import { t } from "./i18n";
import type { Standing } from "./model";
import borders from "../../../geodata/kz/oblasts.geojson?raw";

export interface Oblast {
  id: string;
  names: Record<"kk" | "ru" | "en", string>;
  path: string;
}

const width = 800;
const [west, north] = [46.2, 55.7];
const scale = width / (87.6 - west);
/** Degrees of longitude are shorter than those of latitude here. */
const stretch = 1 / Math.cos((48 * Math.PI) / 180);
const height = Math.round((north - 40.4) * scale * stretch);

const place = ([lon, lat]: number[]): string => `${((lon! - west) * scale).toFixed(1)},${((north - lat!) * scale * stretch).toFixed(1)}`;

let kept: Oblast[] | undefined;
/** The oblasts as paths of the drawing. */
export function oblasts(): Oblast[] {
  if (kept) return kept;
  const collection = JSON.parse(borders) as GeoJSON.FeatureCollection;
  kept = collection.features
    .filter(({ properties }) => properties?.level === "oblast")
    .map(({ properties, geometry }) => {
      const polygons = geometry.type === "MultiPolygon" ? geometry.coordinates : geometry.type === "Polygon" ? [geometry.coordinates] : [];
      const path = polygons.flat().map((ring) => `M${ring.map(place).join("L")}Z`).join("");
      return { id: String(properties?.id), names: { kk: properties?.name_kk, ru: properties?.name_ru, en: properties?.name_en }, path };
    });
  return kept;
}

export const frame = (...children: SVGElement[]): SVGElement =>
  svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "drawing", role: "img" }, children);

/** Positions with the sign of their verdict. */
export function drawing(points: { name: string; standing: Standing; lon: number; lat: number }[]): SVGElement {
  const drawn = frame(
    ...oblasts().map(({ path }) => svg("path", { d: path, class: "oblast" })),
    ...points.slice(0, 2000).map(({ name, standing, lon, lat }) => {
      const [x, y] = place([lon, lat]).split(",");
      return svg("text", { x: x!, y: y!, class: `sign ${look(standing)}` }, signs[standing], svg("title", {}, name));
    }),
  );
  drawn.setAttribute("aria-label", t("map.title"));
  return drawn;
}
