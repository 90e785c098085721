/** One case: where it is, whom it reaches, where the hearing is; distances while a venue is moved, the verdict after. */
import { Away, execute, Refused } from "../api";
import { adviceView, type Advice } from "../advice";
import { caseFrom, emptyVenue, featureOf, objectTypes, placeOf, venueAt, type CaseState, type VenueState } from "../case-form";
import { headerOf } from "../columns";
import { field, fileButton, h, replace, select, type Child } from "../dom";
import { distance } from "../geodesic";
import { hearingView } from "../hearing-view";
import { language, say, t, word } from "../i18n";
import { failure, type Context } from "../page";
import { createMap, dragged } from "../map";
import { outline } from "../outline";
import type { Candidate, Hearing, Location } from "../model";
import { placePicker } from "../place-picker";
import { registerTitles, type Report } from "../session";
import { length } from "../units";
import objectTypesYaml from "../../../../geodata/rules/object_types.yaml?raw";
import type * as maplibre from "maplibre-gl";

const dateColumns = ["hearing_start", "notice_date", "documents_online_date", "comments_until"];
const seenColumns = ["doc_report", "doc_coordinates", "doc_location_map", "doc_settlement_scheme", "doc_vector_file", "doc_dwelling_distance", "doc_affected_population",
  "doc_living_conditions", "doc_non_technical_summary", "leb_present"];

/** Everything of the page that its parts share. */
interface Desk {
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
}

const siteOf = ({ state, understood }: Desk): [number, number] | null => state.at ?? understood;

const position = ([lon, lat]: [number, number]): string => `${lat.toFixed(5)}, ${lon.toFixed(5)}`;

function candidateLine(candidate: Candidate): string {
  const at = placeOf(candidate);
  const parts = [candidate.name ? say(candidate.name) : "", candidate.unit_name ? say(candidate.unit_name) : "", at ? position(at) : "",
    candidate.notation ? word("notation", candidate.notation) : "", candidate.uncertainty_m === undefined ? "" : t("case.uncertainty", { distance: length(candidate.uncertainty_m) })];
  return parts.filter(Boolean).join(" · ");
}

/** What the text was understood as, as soon as it is typed. */
async function understand(desk: Desk): Promise<void> {
  const { state, coordinates } = desk;
  const text = state.location.trim();
  desk.understood = null;
  desk.reading.abort();
  desk.reading = new AbortController();
  if (!text) return replace(coordinates);
  let found: Location;
  try {
    found = await execute<Location>("locate", { text }, desk.reading.signal);
  } catch (error) {
    if ((error as Error).name !== "AbortError") replace(coordinates, h("p", { class: "unknown" }, error instanceof Away ? t("error.away") : (error as Error).message));
    return;
  }
  const choose = (candidate: Candidate): void => {
    const at = placeOf(candidate);
    if (!at) return;
    desk.state.at = at;
    desk.state.uncertainty = candidate.uncertainty_m ?? null;
    draw(desk, true);
    replace(coordinates, h("p", { class: "understood" }, t("case.chosen"), " ", candidateLine(candidate)));
  };
  const list = found.candidates.slice(0, 12).map((candidate) => h("li", {}, candidateLine(candidate), candidate.reasons.length > 0 && h("span", { class: "small" }, ` – ${candidate.reasons.map(say).join(" ")}`),
    found.verdict === "ambiguous" && h("button", { type: "button", class: "small", onclick: () => choose(candidate) }, t("case.choose"))));
  if (found.verdict === "resolved" && found.candidates[0]) desk.understood = placeOf(found.candidates[0]);
  replace(coordinates, h("p", { class: found.verdict === "resolved" || found.verdict === "region" ? "understood" : "unknown" }, h("strong", {}, t(`located.${found.verdict}`)), " ", found.reasons.map(say).join(" ")), h("ul", { class: "plain" }, list));
  draw(desk, true);
  if (desk.live) void screen(desk);
}

function places({ state, last }: Desk): { id: string; name: string; at: [number, number] }[] {
  const own = state.communities.map(({ id, name, lon, lat }) => ({ id, name, at: [lon, lat] as [number, number] }));
  const found = (last?.communities ?? []).filter(({ settlement }) => settlement?.centre).map((one) => ({ id: one.id, name: say(one.name), at: one.settlement!.centre!.coordinates as [number, number] }));
  return [...found, ...own.filter(({ id }) => !found.some((one) => one.id === id))];
}

/** Distances as the form stands, computed here: at once, also while a venue is dragged. */
function measure(desk: Desk): void {
  const started = performance.now();
  const site = siteOf(desk);
  const targets = [...places(desk), ...(site ? [{ name: t("map.project"), at: site }] : [])];
  const rows = desk.state.venues.flatMap((venue, i) => {
    const from = venueAt(venue);
    return from ? targets.map(({ name, at }) => h("li", {}, t("case.preview-line", { venue: venueName(venue, i), place: name, distance: length(distance(from[0], from[1], at[0], at[1])) }))) : [];
  });
  replace(desk.preview, rows.length === 0 ? h("p", { class: "help" }, t("case.preview-none")) : [h("ul", { class: "plain", "data-preview": "" }, rows), h("p", { class: "help" }, t("case.preview-help"))]);
  performance.measure("drag", { start: started });
}

const venueName = ({ name, place }: VenueState, i: number): string => name || place?.name || t("case.venue-number", { number: i + 1 });

function changed(desk: Desk): void {
  measure(desk);
  if (desk.live) void screen(desk);
}

/** Puts the pins where the form says. */
function draw(desk: Desk, fit: boolean): void {
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
    replace(desk.coordinates, h("p", { class: "understood" }, t("case.on-map"), " ", position(at)));
    if (done) changed(desk);
    else measure(desk);
  }));
  state.venues.forEach((venue, i) => {
    const at = venueAt(venue);
    if (at) keep(dragged(map, at, venueName(venue, i), "venue", (now, done) => {
      venue.at = now;
      if (done) {
        drawVenues(desk);
        changed(desk);
      } else measure(desk);
    }));
  });
  const all = [site, ...state.venues.map(venueAt), ...places(desk).map(({ at }) => at)].filter((one): one is [number, number] => one !== null);
  if (!fit || all.length === 0) return;
  const lons = all.map(([lon]) => lon);
  const lats = all.map(([, lat]) => lat);
  map.fitBounds([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], { padding: 60, maxZoom: 11, animate: false });
}

function drawVenues(desk: Desk): void {
  const { state } = desk;
  const again = (fit: boolean): void => {
    drawVenues(desk);
    draw(desk, fit);
    if (desk.live) void screen(desk);
  };
  const card = (venue: VenueState, i: number): HTMLElement => {
    const name = h("input", { type: "text", value: venue.name, oninput: () => (venue.name = name.value), onchange: () => changed(desk) });
    const put = (): void => {
      const centre = desk.map?.getCenter();
      venue.at = venueAt(venue) ?? siteOf(desk) ?? (centre ? [centre.lng, centre.lat] : null);
      again(false);
    };
    const placed = venue.place && h("p", { class: "understood" }, t("case.settlement"), " ", h("strong", {}, venue.place.name), " ",
      h("button", { type: "button", class: "small", onclick: () => ((venue.place = null), again(false)) }, t("remove")));
    const pinned = venue.at ? h("p", { class: "understood" }, t("case.on-map"), " ", position(venue.at), " ", h("button", { type: "button", class: "small", onclick: () => ((venue.at = null), again(false)) }, t("remove")))
      : h("button", { type: "button", "data-needs-map": "", hidden: !desk.map, onclick: put }, t("case.put-on-map"));
    return h("fieldset", {}, h("legend", {}, t("case.venue-number", { number: i + 1 })), field(t("case.venue-name"), name),
      placed ?? placePicker(t("case.venue-settlement"), () => siteOf(desk), (place) => ((venue.place = place), again(true))), pinned,
      state.venues.length > 1 && h("button", { type: "button", class: "small", onclick: () => (state.venues.splice(i, 1), again(false)) }, t("case.remove-venue")));
  };
  replace(desk.venues, state.venues.map(card), h("button", { type: "button", onclick: () => (state.venues.push(emptyVenue()), drawVenues(desk)) }, t("case.add-venue")));
}

const inputsOf = ({ state, boundaries }: Desk): Record<string, unknown> => ({ hearing: featureOf(state), ...(boundaries ? { settlements: boundaries } : {}) });

async function advise(desk: Desk, area: HTMLElement): Promise<void> {
  replace(area, h("p", { role: "status" }, t("case.working")));
  try {
    replace(area, adviceView(await execute<Advice>("advise-venues", inputsOf(desk))));
  } catch (error) {
    replace(area, failure(error, () => void advise(desk, area)));
  }
}

async function screen(desk: Desk, focus = false): Promise<void> {
  const { state, result, context } = desk;
  desk.live = true;
  desk.asked.abort();
  desk.asked = new AbortController();
  context.keep({ data: JSON.stringify(state) });
  result.setAttribute("aria-busy", "true");
  try {
    const [report] = await Promise.all([execute<Report>("screen", inputsOf(desk), desk.asked.signal), registerTitles()]);
    const hearing = report.hearings[0]!;
    desk.last = hearing;
    const advice = h("div", { class: "advice" }, h("button", { type: "button", onclick: () => void advise(desk, advice) }, t("case.advise")));
    replace(result, h("h2", { tabindex: "-1" }, t("case.result")), hearingView({ hearing, manifest: report.manifest, registered: false }, desk.context.left, advice));
    measure(desk);
    context.announce(t("case.done"));
    if (focus) result.querySelector("h2")!.focus();
  } catch (error) {
    if ((error as Error).name === "AbortError") return;
    const faults = error instanceof Refused ? error.errors.map(({ pointer, message }) => h("li", {}, headerOf(pointer.split("/").pop() ?? ""), ": ", message)) : [];
    replace(result, failure(error, () => void screen(desk)), faults.length > 0 && h("ul", {}, faults));
  }
  result.removeAttribute("aria-busy");
}

function ownBoundaries(desk: Desk): HTMLElement {
  const told = h("p", { role: "status", class: "help" });
  const input = h("input", { type: "file", accept: ".geojson,.json", onchange: async () => {
    const text = (await input.files?.[0]?.text()) ?? "";
    try {
      const read = JSON.parse(text) as { type?: string; features?: unknown[] };
      if (read.type !== "FeatureCollection") throw new Error("");
      desk.boundaries = read;
      told.textContent = t("case.boundaries-read", { count: read.features?.length ?? 0 });
      if (desk.live) void screen(desk);
    } catch {
      desk.boundaries = null;
      told.textContent = t("case.boundaries-bad");
    }
  } });
  return h("div", {}, h("div", { class: "field" }, fileButton(t("case.boundaries"), input), h("div", { class: "help" }, t("case.boundaries-help"))), told);
}

/** As if it had been typed. */
function write(area: HTMLTextAreaElement, words: string): void {
  area.value = words;
  area.dispatchEvent(new Event("input"));
}

function formOf(desk: Desk): HTMLElement {
  const { state } = desk;
  const text = (name: "name" | "spz_radius_m" | "user_radius_m" | "wind_rose", props: Record<string, string> = {}): HTMLInputElement => {
    const input = h("input", { type: "text", value: state[name], ...props, oninput: () => (state[name] = input.value) });
    return input;
  };
  let timer = 0;
  const location = h("textarea", { rows: "2", name: "location", spellcheck: "false", oninput: () => {
    state.location = location.value;
    state.at = null;
    clearTimeout(timer);
    timer = window.setTimeout(() => void understand(desk), 250);
  } }, state.location);
  // A footprint in a file: its text is read like any other.
  location.addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    void file.text().then((words) => write(location, words.trim()));
  });
  const types = objectTypes(objectTypesYaml);
  const typeList = select([["", t("not-stated")], ...types.map((one): [string, string] => [one.id, one.title[language()]])], state.object_type, (value) => {
    state.object_type = value;
    const usual = types.find(({ id }) => id === value)?.hazard_class;
    if (!classes.value && usual) state.hazard_class = classes.value = usual;
  });
  const classes = select([["", t("not-stated")], ...["I", "II", "III", "IV", "V"].map((one): [string, string] => [one, one])], state.hazard_class, (value) => (state.hazard_class = value));
  const chosen = h("ul", { class: "chosen" });
  const drawChosen = (): void => replace(chosen, state.communities.map((place, i) => h("li", {}, place.name, " ", h("button", { type: "button", class: "small", "aria-label": `${t("remove")}: ${place.name}`, onclick: () => (state.communities.splice(i, 1), drawChosen(), draw(desk, false)) }, "✕"))));
  drawChosen();
  const date = (name: string): HTMLElement => {
    const input = h("input", { type: "date", value: state.dates[name] ?? "", oninput: () => (state.dates[name] = input.value) });
    return field(headerOf(name), input);
  };
  const seen = (name: string): HTMLElement => field(headerOf(name), select(["", "present", "absent"].map((one): [string, string] => [one, word("seen", one || "not_seen")]), state.seen[name] ?? "", (value) => (state.seen[name] = value)));
  const parts: Child[] = [
    h("fieldset", {}, h("legend", {}, t("case.project")), field(t("case.name"), text("name")), field(t("case.location"), location, t("case.location-help")), desk.coordinates,
      h("div", { class: "row-of-fields" }, field(t("case.type"), typeList, t("case.type-help")), field(t("case.class"), classes), field(t("case.spz"), text("spz_radius_m", { inputmode: "decimal" }))),
      h("details", {}, h("summary", {}, t("case.more")), field(t("case.radius"), text("user_radius_m", { inputmode: "decimal" }), t("case.radius-help")), field(t("case.wind"), text("wind_rose"), t("case.wind-help")), ownBoundaries(desk))),
    h("fieldset", {}, h("legend", {}, t("case.communities")), h("p", { class: "help" }, t("case.communities-help")), chosen,
      placePicker(t("case.add-community"), () => siteOf(desk), (place) => (state.communities.push(place), drawChosen(), draw(desk, true)))),
    desk.venues,
    h("details", { open: Object.values(state.dates).some(Boolean) }, h("summary", {}, t("case.dates")), h("div", { class: "row-of-fields" }, dateColumns.map(date))),
    h("details", { open: Object.values(state.seen).some(Boolean) }, h("summary", {}, t("case.papers")), h("p", { class: "help" }, t("papers.help")), h("div", { class: "row-of-fields" }, seenColumns.map(seen))),
  ];
  return h("form", { class: "case", id: "case", onsubmit: (event: Event) => (event.preventDefault(), void screen(desk, true)) }, parts);
}

export async function page(context: Context): Promise<Node> {
  const desk: Desk = { context, state: caseFrom(context.values.data), boundaries: null, map: null, markers: [], last: null, preview: h("div", { class: "preview", role: "region", "aria-label": t("case.preview") }),
    result: h("section", { class: "result" }), coordinates: h("div", { "aria-live": "polite" }), venues: h("div", {}), understood: null, live: false, asked: new AbortController(), reading: new AbortController() };
  const area = h("div", { class: "map" });
  const tools = h("div", {});
  const form = formOf(desk);
  drawVenues(desk);
  measure(desk);
  void createMap(area, false, t("case.map-title")).then((map) => {
    if (!map) return replace(area, h("p", { class: "note" }, t("map.no-webgl")));
    if (context.left.aborted) return map.remove();
    context.left.addEventListener("abort", () => map.remove());
    desk.map = map;
    const corners = outline(map, (polygon) => write(form.querySelector<HTMLTextAreaElement>("[name=location]")!, polygon));
    replace(tools, corners.buttons);
    map.on("click", ({ lngLat }) => {
      if (siteOf(desk) || corners.drawing()) return;
      desk.state.at = [lngLat.lng, lngLat.lat];
      desk.state.uncertainty = 50;
      replace(desk.coordinates, h("p", { class: "understood" }, t("case.on-map"), " ", position(desk.state.at)));
      draw(desk, false);
    });
    // The cards stay as they are: somebody may be typing in one.
    for (const one of desk.venues.querySelectorAll<HTMLElement>("[data-needs-map]")) one.hidden = false;
    draw(desk, true);
  });
  if (desk.state.location) void understand(desk);
  if (context.values.data) void screen(desk);
  return h("div", {}, h("h1", {}, t("case.title")), h("p", { class: "lead" }, t("case.lead")),
    h("div", { class: "pair with-submit" }, form, h("div", { class: "beside" }, area, tools, h("p", { class: "help" }, t("case.map-help")), h("h2", {}, t("case.preview")), desk.preview),
      h("p", { class: "submit" }, h("button", { type: "submit", form: "case", class: "main" }, t("case.screen")))), desk.result);
}
