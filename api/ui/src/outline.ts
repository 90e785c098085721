/** An outline drawn on the map, corner by corner; it comes out as well-known text, which the form reads like any other. */
import { h, replace } from "./dom";
import { t, type Key } from "./i18n";
import type * as maplibre from "maplibre-gl";

type Corner = [number, number];

const source = "own-outline";
const least = 3;

const text = ([lon, lat]: Corner): string => `${lon.toFixed(6)} ${lat.toFixed(6)}`;
/** The first corner closes the ring. */
export const polygonText = (corners: Corner[]): string => `POLYGON ((${[...corners, corners[0]!].map(text).join(", ")}))`;

function shape(corners: Corner[]): GeoJSON.Feature {
  const closed = corners.length >= least ? [...corners, corners[0]!] : corners;
  return { type: "Feature", properties: {}, geometry: closed.length > 1 ? { type: "LineString", coordinates: closed } : { type: "MultiPoint", coordinates: closed } };
}

export interface Outline {
  /** Buttons for below the map. */
  buttons: HTMLElement;
  /** Whether clicks on the map are corners. */
  drawing: () => boolean;
}

export function outline(map: maplibre.Map, drawn: (polygon: string) => void): Outline {
  let corners: Corner[] | null = null;
  map.addSource(source, { type: "geojson", data: shape([]) });
  map.addLayer({ id: source, type: "line", source, paint: { "line-color": "#b3261e", "line-width": 2, "line-dasharray": [2, 1] } });
  map.addLayer({ id: `${source}-corners`, type: "circle", source, paint: { "circle-radius": 4, "circle-color": "#b3261e", "circle-stroke-color": "#ffffff", "circle-stroke-width": 1.5 } });
  const buttons = h("div", { class: "actions", role: "group", "aria-label": t("outline.title") });
  const told = h("p", { role: "status", class: "help" });
  const button = (key: Key, press: () => void, disabled = false): HTMLElement => h("button", { type: "button", onclick: press, disabled }, t(key));
  const end = (): void => {
    corners = null;
    show();
    buttons.querySelector("button")?.focus();
  };
  const finish = (): void => {
    const whole = corners;
    end();
    if (whole) drawn(polygonText(whole));
  };
  const show = (): void => {
    (map.getSource(source) as maplibre.GeoJSONSource).setData(shape(corners ?? []));
    map.getCanvas().style.cursor = corners ? "crosshair" : "";
    told.textContent = corners ? t("outline.help", { count: corners.length }) : "";
    replace(buttons, corners === null ? button("outline.begin", () => ((corners = []), show()))
      : [button("outline.centre", () => add(map.getCenter())), button("outline.finish", finish, corners.length < least), button("outline.undo", () => (corners?.pop(), show()), corners.length === 0), button("outline.cancel", end)], told);
  };
  const add = ({ lng, lat }: maplibre.LngLat): void => {
    corners?.push([lng, lat]);
    show();
  };
  map.on("click", ({ lngLat }) => add(lngLat));
  map.getContainer().addEventListener("keydown", ({ key }) => corners && key === "Escape" && end());
  show();
  return { buttons, drawing: () => corners !== null };
}
