/** The light and the dark style of a map: changing from one to the other keeps what the page has drawn on it. */
import { root } from "./api";
import { language } from "./i18n";
import { isDark, lightChanged } from "./theme";
import type * as maplibre from "maplibre-gl";

const ground = new Set(["coverage", "zones", "admin-units", "settlements"]);

/** Whether a layer of the server's style shows what lies there, not what the register holds. */
export const isGround = (layer: maplibre.LayerSpecification): boolean => !("source-layer" in layer) || ground.has(layer["source-layer"] ?? "");

export const styleAddress = (): string => `${root}/styles/${isDark() ? "dark" : "light"}?lang=${language()}`;

/** The other style with the page's own sources and layers, and the filters of the others. \param register whether it shows what the register holds
 *  \param recoloured the page's own layers as they are in the other light */
export function dressed(before: maplibre.StyleSpecification, next: maplibre.StyleSpecification, register: boolean, recoloured: maplibre.LayerSpecification[]): maplibre.StyleSpecification {
  const own = (name: string): boolean => !(name in next.sources);
  const was = new Map(before.layers.map((layer) => [layer.id, layer]));
  const theirs = next.layers.filter((layer) => register || isGround(layer)).map((layer) => {
    const old = was.get(layer.id);
    return old && "filter" in old && !isGround(layer) ? ({ ...layer, filter: old.filter } as maplibre.LayerSpecification) : layer;
  });
  const ours = before.layers.filter((layer) => "source" in layer && own(layer.source)).map((layer) => recoloured.find(({ id }) => id === layer.id) ?? layer);
  return { ...next, sources: { ...next.sources, ...Object.fromEntries(Object.entries(before.sources).filter(([name]) => own(name))) }, layers: [...theirs, ...ours] };
}

/** Follows the light of the page until the map is taken away. */
export function followLight(map: maplibre.Map, register: boolean, recoloured: () => maplibre.LayerSpecification[]): void {
  let shown = styleAddress();
  const change = (): void => {
    if (styleAddress() === shown) return;
    shown = styleAddress();
    map.setStyle(shown, { transformStyle: (before, next) => (before ? dressed(before, next, register, recoloured()) : next) });
  };
  addEventListener(lightChanged, change);
  map.once("remove", () => removeEventListener(lightChanged, change));
}
