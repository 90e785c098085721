/** What the parts of the page of one case share, and what follows a change: distances, pins, the address, the verdict. */
import { venueAt, type CaseState, type VenueState } from "./case-form";
import { afterPress, focusOn, h, markFault, measurePainted, replace } from "./dom";
import { distance } from "./geodesic";
import { say, t } from "./i18n";
import { dragged } from "./map";
import type { Hearing } from "./model";
import type { Context } from "./page";
import { length } from "./units";
import type * as maplibre from "maplibre-gl";

/** A field that only takes what can be read, with what is wrong with it now. */
interface Checked {
  control: HTMLElement;
  fault: () => string | null;
}

export interface Desk {
  context: Context;
  state: CaseState;
  boundaries: unknown;
  map: maplibre.Map | null;
  markers: maplibre.Marker[];
  last: Hearing | null;
  preview: HTMLElement;
  result: HTMLElement;
  coordinates: HTMLElement;
  venues: HTMLElement;
  /** Of what the text was understood as. */
  understood: [number, number] | null;
  /** Whether a verdict was asked for, so that later changes ask again. */
  live: boolean;
  asked: AbortController;
  reading: AbortController;
  /** By the name of the member that the service knows. */
  checked: Map<string, Checked>;
  /** After every change of the form. */
  changed: () => void;
}

export const siteOf = ({ state, understood }: Desk): [number, number] | null => state.at ?? understood;

export const position = ([lon, lat]: [number, number]): string => `${lat.toFixed(5)}, ${lon.toFixed(5)}`;

export const onMap = (at: [number, number]): HTMLElement => h("p", { class: "understood" }, t("case.on-map"), " ", position(at));

export const venueName = ({ name, place }: VenueState, i: number): string => name || place?.name || t("case.venue-number", { number: i + 1 });

function places({ state, last }: Desk): { id: string; name: string; at: [number, number] }[] {
  const own = state.communities.map(({ id, name, lon, lat }) => ({ id, name, at: [lon, lat] as [number, number] }));
  const found = (last?.communities ?? []).filter(({ settlement }) => settlement?.centre).map((one) => ({ id: one.id, name: say(one.name), at: one.settlement!.centre!.coordinates as [number, number] }));
  return [...found, ...own.filter(({ id }) => !found.some((one) => one.id === id))];
}

/** Distances as the form stands, computed here: at once, also while a venue is dragged. */
export function measure(desk: Desk): void {
  const started = performance.now();
  const site = siteOf(desk);
  const targets = [...places(desk), ...(site ? [{ name: t("map.project"), at: site }] : [])];
  const rows = desk.state.venues.flatMap((venue, i) => {
    const from = venueAt(venue);
    return from ? targets.map(({ name, at }) => h("li", {}, t("case.preview-line", { venue: venueName(venue, i), place: name, distance: length(distance(from[0], from[1], at[0], at[1])) }))) : [];
  });
  replace(desk.preview, rows.length === 0 ? h("p", { class: "help" }, t("case.preview-none")) : [h("ul", { class: "plain", "data-preview": "" }, rows), h("p", { class: "help" }, t("case.preview-help"))]);
  measurePainted("drag", started);
}

/** Puts the pins where the form says. \param moved draws the card of a venue that was dragged */
export function draw(desk: Desk, fit: boolean, moved: () => void): void {
  measure(desk);
  const { map, state } = desk;
  if (!map) return;
  for (const marker of desk.markers) marker.remove();
  desk.markers = [];
  const keep = (made: Promise<maplibre.Marker>): void => void made.then((marker) => desk.markers.push(marker));
  const site = siteOf(desk);
  if (site) keep(dragged(map, site, t("map.project"), "project", (at, done) => {
    state.at = at;
    state.uncertainty ??= 50;
    replace(desk.coordinates, onMap(at));
    if (done) desk.changed();
    else measure(desk);
  }));
  state.venues.forEach((venue, i) => {
    const at = venueAt(venue);
    if (at) keep(dragged(map, at, venueName(venue, i), "venue", (now, done) => {
      venue.at = now;
      venue.coordinates = "";
      venue.uncertainty = null;
      if (!done) return measure(desk);
      moved();
      desk.changed();
    }));
  });
  const all = [site, ...state.venues.map(venueAt), ...places(desk).map(({ at }) => at)].filter((one): one is [number, number] => one !== null);
  if (!fit || all.length === 0) return;
  const lons = all.map(([lon]) => lon);
  const lats = all.map(([, lat]) => lat);
  map.fitBounds([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], { padding: 60, maxZoom: 11, animate: false });
}

/** Checks a field after it was left, and while it is known to be wrong at every stroke. */
export function check(desk: Desk, name: string, control: HTMLElement, fault: () => string | null): void {
  desk.checked.set(name, { control, fault });
  const tell = (): void => markFault(control, fault());
  control.addEventListener("blur", () => afterPress(tell));
  control.addEventListener("input", () => control.getAttribute("aria-invalid") && tell());
}

/** Whether every field can be read; each that cannot says so. \param focus goes to the first of them */
export function allReadable({ checked }: Desk, focus: boolean): boolean {
  const wrong = [...checked.values()].filter(({ control, fault }) => {
    if (!control.isConnected) return false;
    const words = fault();
    markFault(control, words);
    return words !== null;
  });
  if (focus && wrong[0]) focusOn(wrong[0].control);
  return wrong.length === 0;
}
