/** Where the project of one case lies: typed, dropped as a file, or pointed at; what it was understood as follows at once. */
import { Away, execute, Refused } from "./api";
import { longestTyped, placeOf } from "./case-form";
import { check, onMap, position, siteOf, type Desk } from "./case-desk";
import { field, fileButton, h, replace } from "./dom";
import { footprintText, Unreadable } from "./footprint";
import { cornersOf, geometryIn, middleOf } from "./geometry";
import { say, t, word } from "./i18n";
import { canDraw } from "./map";
import type { Candidate, Location } from "./model";
import { length, whole } from "./units";

export function candidateLine(candidate: Candidate): string {
  const at = placeOf(candidate);
  const parts = [candidate.name ? say(candidate.name) : "", candidate.unit_name ? say(candidate.unit_name) : "", at ? position(at) : "",
    candidate.notation ? word("notation", candidate.notation) : "", candidate.uncertainty_m === undefined ? "" : t("case.uncertainty", { distance: length(candidate.uncertainty_m) })];
  return parts.filter(Boolean).join(" · ");
}

export const locate = (text: string, signal: AbortSignal): Promise<Location> => execute<Location>("locate", { text }, signal);

/** The server's own reasons where it lists them. */
export const whyNot = (error: unknown): string => {
  if (error instanceof Away) return t("error.away");
  return error instanceof Refused && error.errors.length > 0 ? error.errors.map(({ message }) => message).join(" ") : (error as Error).message;
};

/** A text that is longer than what is read while it is typed: GeoJSON is understood here, all else by the check. */
function understandLong(desk: Desk, text: string): void {
  const found = geometryIn(text);
  if (found) desk.understood = middleOf(found);
  const words = found ? [h("strong", {}, t("located.resolved")), " ", t("case.outline-read", { count: whole(cornersOf(found).length) })] : t("case.long-text", { count: whole(text.length), most: whole(longestTyped) });
  replace(desk.coordinates, h("p", { class: found ? "understood" : "unknown" }, words));
}

/** What the text was understood as, as soon as it is typed. \param show draws the pins */
export async function understand(desk: Desk, show: () => void): Promise<void> {
  const { state, coordinates } = desk;
  const text = state.location.trim();
  desk.understood = null;
  desk.reading.abort();
  desk.reading = new AbortController();
  if (!text) return replace(coordinates);
  if (text.length > longestTyped) {
    understandLong(desk, text);
    return show();
  }
  let found: Location;
  try {
    found = await locate(text, desk.reading.signal);
  } catch (error) {
    if ((error as Error).name !== "AbortError") replace(coordinates, h("p", { class: "unknown" }, whyNot(error)));
    return;
  }
  const choose = (candidate: Candidate): void => {
    const at = placeOf(candidate);
    if (!at) return;
    state.at = at;
    state.uncertainty = candidate.uncertainty_m ?? null;
    show();
    desk.changed();
    replace(coordinates, h("p", { class: "understood" }, t("case.chosen"), " ", candidateLine(candidate)));
  };
  const list = found.candidates.slice(0, 12).map((candidate) => h("li", {}, candidateLine(candidate), candidate.reasons.length > 0 && h("span", { class: "small" }, ` – ${candidate.reasons.map(say).join(" ")}`),
    found.verdict === "ambiguous" && h("button", { type: "button", class: "small", onclick: () => choose(candidate) }, t("case.choose"))));
  if (found.verdict === "resolved" && found.candidates[0]) desk.understood = placeOf(found.candidates[0]);
  const certain = found.verdict === "resolved" || found.verdict === "region";
  replace(coordinates, h("p", { class: certain ? "understood" : "unknown" }, h("strong", {}, t(`located.${found.verdict}`)), " ", found.reasons.map(say).join(" ")), h("ul", { class: "plain" }, list));
  show();
}

/** The field, and below it what it was understood as. */
export function locationField(desk: Desk, show: () => void): Node[] {
  const { state, coordinates } = desk;
  let timer = 0;
  const area = h("textarea", { rows: "2", name: "location", spellcheck: "false", oninput: () => {
    state.location = area.value;
    state.at = null;
    state.uncertainty = null;
    desk.understood = null;
    desk.changed();
    clearTimeout(timer);
    timer = window.setTimeout(() => void understand(desk, show), 250);
  } }, state.location);
  const take = async (file: File): Promise<void> => {
    try {
      write(area, await footprintText(file));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      replace(coordinates, h("p", { class: "unknown", role: "alert" }, error.message));
    }
  };
  area.addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void take(file);
  });
  const input = h("input", { type: "file", accept: ".kml,.geojson,.json,.wkt,.txt", onchange: () => {
    const file = input.files?.[0];
    input.value = "";
    if (file) void take(file);
  } });
  check(desk, "project_location", area, () => null);
  if (state.at) replace(coordinates, onMap(state.at));
  const help = canDraw() ? `${t("case.location-help")} ${t("case.location-map")}` : t("case.location-help");
  return [field(t("case.location"), area, help), h("p", {}, fileButton(t("case.location-file"), input), " ", h("span", { class: "help" }, t("case.location-file-help"))), coordinates];
}

/** As if it had been typed. */
export function write(area: HTMLTextAreaElement, words: string): void {
  area.value = words;
  area.dispatchEvent(new Event("input"));
}

/** A click on the map where nothing has a place yet. */
export function pointAt(desk: Desk, at: [number, number], show: () => void): void {
  if (siteOf(desk)) return;
  desk.state.at = at;
  desk.state.uncertainty = 50;
  replace(desk.coordinates, onMap(at));
  show();
  desk.changed();
}
