/** The footprint of a project in a file: GeoJSON, KML and texts become the text of the form. */
import { geometryFault, united } from "./geometry";
import { t } from "./i18n";
import { elementsIn, type Element } from "./xml";

/** Why a file gives no footprint, in words of the reader's language. */
export class Unreadable extends Error {}

/** "71.9,52.4,0 72,52.5" of KML: longitude, latitude and perhaps height. */
export const positionsIn = (text: string): number[][] => text.trim().split(/\s+/).filter(Boolean).map((one) => one.split(",").slice(0, 2).map((part) => (part.trim() === "" ? NaN : Number(part))));

function kmlPart(all: Element[], at: number): GeoJSON.Geometry {
  const within = (from: number, name: string): number[] => all.slice(from + 1, all[from]!.end).flatMap((one, i) => (one.name === name ? [from + 1 + i] : []));
  const positions = (of: number): number[][] => positionsIn(all[within(of, "coordinates")[0] ?? -1]?.text ?? "");
  const kind = all[at]!.name;
  if (kind === "Point") return { type: "Point", coordinates: positions(at)[0] ?? [] };
  if (kind !== "Polygon") return { type: "LineString", coordinates: positions(at) };
  return { type: "Polygon", coordinates: ["outerBoundaryIs", "innerBoundaryIs"].flatMap((name) => within(at, name)).map(positions) };
}

/** \throws Unreadable */
export function kmlGeometry(text: string): GeoJSON.Geometry {
  const all = elementsIn(text);
  if (!all) throw new Unreadable(t("footprint.broken-xml"));
  const shapes = all.flatMap(({ name }, i) => (["Point", "LineString", "Polygon"].includes(name) ? [i] : []));
  if (shapes.length === 0) throw new Unreadable(t("footprint.no-shape"));
  const found = united(shapes.map((at) => kmlPart(all, at)));
  const fault = geometryFault(found);
  if (fault) throw new Unreadable(t("footprint.broken", { why: t(fault) }));
  return found;
}

/** The text that stands for the file in the form. \throws Unreadable */
export async function footprintText(file: File): Promise<string> {
  const head = new Uint8Array(await file.slice(0, 512).arrayBuffer());
  if (head.includes(0) || (head[0] === 0x50 && head[1] === 0x4b) || /\.(kmz|zip|shp|dbf|shx|dxf|dwg|gpkg|pdf|docx|xlsx)$/i.test(file.name)) throw new Unreadable(t("footprint.not-read", { name: file.name }));
  const text = (await file.text()).trim();
  if (!text) throw new Unreadable(t("screen.empty", { name: file.name }));
  if (!text.startsWith("<")) return text;
  if (!/<(\w+:)?kml[\s>]/.test(text.slice(0, 4096))) throw new Unreadable(t("footprint.not-read", { name: file.name }));
  return JSON.stringify(kmlGeometry(text));
}
