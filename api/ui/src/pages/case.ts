/** One case: where it is, whom it reaches, where the hearing is; distances while a venue is moved, the verdict after. */
import { execute, Refused } from "../api";
import { adviceView, type Advice } from "../advice";
import { caseFrom, featureOf, objectTypes, type CaseState } from "../case-form";
import { allReadable, check, draw, measure, siteOf, type Desk } from "../case-desk";
import { locationField, pointAt, understand, write } from "../case-location";
import { drawVenues } from "../case-venues";
import { shortOf } from "../columns";
import { field, fileButton, focusOn, h, markFault, replace, select, type Child } from "../dom";
import { brokenFeature } from "../geometry";
import { hearingView } from "../hearing-view";
import { language, t, word, type Key } from "../i18n";
import { failure, reasons, type Context } from "../page";
import { createMap } from "../map";
import { outline } from "../outline";
import { placePicker } from "../place-picker";
import { metresFault } from "../quantity";
import { registerTitles, type Report } from "../session";
import objectTypesYaml from "../../../../geodata/rules/object_types.yaml?raw";

const dateColumns = ["hearing_start", "notice_date", "documents_online_date", "comments_until"];
const seenColumns = ["doc_report", "doc_coordinates", "doc_location_map", "doc_settlement_scheme", "doc_vector_file", "doc_dwelling_distance", "doc_affected_population",
  "doc_living_conditions", "doc_non_technical_summary", "leb_present"];

/** Milliseconds without a stroke after which the verdict is asked again. */
const pause = 700;
/** Browsers refuse addresses that are longer by far; the outline of such a case is not in its link. */
const longestLink = 400_000;

/** What is handed over when the language changes. */
interface Carried {
  state: CaseState;
  boundaries: unknown;
  live: boolean;
  searched: string[];
  open: boolean[];
}

const show = (desk: Desk, fit = true): void => draw(desk, fit, () => drawVenues(desk));

const inputsOf = ({ state, boundaries }: Desk): Record<string, unknown> => ({ hearing: featureOf(state), ...(boundaries ? { settlements: boundaries } : {}) });

async function advise(desk: Desk, area: HTMLElement): Promise<void> {
  replace(area, h("p", { role: "status" }, t("case.working")));
  try {
    replace(area, adviceView(await execute<Advice>("advise-venues", inputsOf(desk))));
  } catch (error) {
    replace(area, failure(error, () => void advise(desk, area)));
  }
}

/** The address holds the form as it stands, and whether its verdict was asked for. */
function keepInAddress({ context, state, live }: Desk): void {
  const data = JSON.stringify(state);
  context.keep({ data: data.length > longestLink ? JSON.stringify({ ...state, location: "" }) : data, draft: live ? "" : "1" });
}

/** Says over the verdict that it is of the form before. */
function markStale({ result, asked }: Desk, words: string): void {
  asked.abort();
  result.removeAttribute("aria-busy");
  if (!result.firstChild) return;
  const note = result.querySelector(".stale") ?? h("p", { class: "box unknown stale", role: "status" });
  note.textContent = words;
  result.prepend(note);
}

/** What the server refuses is said at its field where there is one. */
function tellRefused(desk: Desk, error: unknown, focus: boolean): void {
  const unplaced: Child[] = [];
  for (const { pointer, message } of error instanceof Refused ? error.errors : []) {
    const name = pointer.split("/").pop() ?? "";
    const found = desk.checked.get(name);
    if (found) markFault(found.control, message);
    unplaced.push(h("li", {}, !found && name && `${shortOf(name)}: `, message));
    if (found && focus) focusOn(found.control);
  }
  replace(desk.result, unplaced.length > 0 ? reasons(unplaced) : failure(error, () => void screen(desk)));
}

async function screen(desk: Desk, focus = false): Promise<void> {
  const { result, context } = desk;
  desk.live = true;
  desk.asked.abort();
  desk.asked = new AbortController();
  keepInAddress(desk);
  if (!allReadable(desk, focus)) return markStale(desk, t("case.stale-unread"));
  result.setAttribute("aria-busy", "true");
  try {
    const [report] = await Promise.all([execute<Report>("screen", inputsOf(desk), desk.asked.signal), registerTitles()]);
    const hearing = report.hearings[0]!;
    desk.last = hearing;
    const advice = h("div", { class: "advice" }, h("button", { type: "button", onclick: () => void advise(desk, advice) }, t("case.advise")));
    replace(result, h("h2", { tabindex: "-1" }, t("case.result")), hearingView({ hearing, manifest: report.manifest, registered: false, places: desk.boundaries ? { settlements: desk.boundaries } : {} }, desk.context.left, advice));
    measure(desk);
    context.announce(t("case.done"));
    if (focus) result.querySelector("h2")!.focus();
  } catch (error) {
    if ((error as Error).name === "AbortError") return;
    tellRefused(desk, error, focus);
  }
  result.removeAttribute("aria-busy");
}

function ownBoundaries(desk: Desk, told: HTMLElement): HTMLElement {
  const refuse = (words: string): void => {
    desk.boundaries = null;
    told.textContent = words;
    desk.changed();
  };
  const input = h("input", { type: "file", accept: ".geojson,.json", onchange: async () => {
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    let read: { type?: string; features?: unknown };
    try {
      read = JSON.parse(await file.text()) as typeof read;
    } catch {
      return refuse(t("case.boundaries-bad"));
    }
    if (read?.type !== "FeatureCollection" || !Array.isArray(read.features) || read.features.length === 0) return refuse(t("case.boundaries-bad"));
    const broken = brokenFeature(read.features);
    if (broken) return refuse(t("case.boundaries-broken", { number: broken.number, why: t(broken.fault) }));
    desk.boundaries = read;
    told.textContent = t("case.boundaries-read", { count: read.features.length });
    desk.changed();
  } });
  return h("div", {}, h("div", { class: "field" }, fileButton(t("case.boundaries"), input), h("div", { class: "help" }, t("case.boundaries-help"))), told);
}

function projectFields(desk: Desk, told: HTMLElement): HTMLElement {
  const { state } = desk;
  const text = (name: "name" | "spz_radius_m" | "user_radius_m" | "wind_rose", props: Record<string, string> = {}): HTMLInputElement => {
    const input = h("input", { type: "text", value: state[name], ...props, oninput: () => ((state[name] = input.value), desk.changed()) });
    return input;
  };
  const metres = (name: "spz_radius_m" | "user_radius_m"): HTMLInputElement => {
    const input = text(name, { inputmode: "decimal" });
    check(desk, name, input, () => metresFault(state[name]));
    return input;
  };
  const wind = text("wind_rose");
  check(desk, "wind_rose", wind, () => {
    const shares = state.wind_rose.split(/[;\s]+/).filter(Boolean);
    return shares.length === 0 || ([8, 16].includes(shares.length) && shares.every((one) => /^\d+([.,]\d+)?%?$/.test(one))) ? null : t("fault.wind", { value: state.wind_rose.trim() });
  });
  const types = objectTypes(objectTypesYaml);
  const typeList = select([["", t("not-stated")], ...types.map((one): [string, string] => [one.id, one.title[language()]])], state.object_type, (value) => {
    state.object_type = value;
    const usual = types.find(({ id }) => id === value)?.hazard_class;
    if (!classes.value && usual) state.hazard_class = classes.value = usual;
    desk.changed();
  });
  const classes = select([["", t("not-stated")], ...["I", "II", "III", "IV", "V"].map((one): [string, string] => [one, one])], state.hazard_class, (value) => ((state.hazard_class = value), desk.changed()));
  return h("fieldset", {}, h("legend", {}, t("case.project")), field(t("case.name"), text("name")), locationField(desk, () => show(desk)),
    h("div", { class: "row-of-fields" }, field(t("case.type"), typeList, t("case.type-help")), field(t("case.class"), classes), field(t("case.spz"), metres("spz_radius_m"))),
    h("details", { open: Boolean(state.user_radius_m || state.wind_rose || desk.boundaries) }, h("summary", {}, t("case.more")), field(t("case.radius"), metres("user_radius_m"), t("case.radius-help")), field(t("case.wind"), wind, t("case.wind-help")), ownBoundaries(desk, told)));
}

function communityFields(desk: Desk): HTMLElement {
  const { state } = desk;
  const chosen = h("ul", { class: "chosen" });
  const again = (fit: boolean): void => {
    drawChosen();
    show(desk, fit);
    desk.changed();
  };
  const drawChosen = (): void => replace(chosen, state.communities.map((place, i) => h("li", {}, place.name, " ", h("button", { type: "button", class: "small", "aria-label": `${t("remove")}: ${place.name}`, onclick: () => (state.communities.splice(i, 1), again(false)) }, "✕"))));
  drawChosen();
  return h("fieldset", {}, h("legend", {}, t("case.communities")), h("p", { class: "help" }, t("case.communities-help")), chosen,
    placePicker(t("case.add-community"), () => siteOf(desk), (place) => (state.communities.push(place), again(true))));
}

function dateField(desk: Desk, name: string): HTMLElement {
  const { dates } = desk.state;
  const input = h("input", { type: "date", value: dates[name] ?? "", oninput: () => ((dates[name] = input.value), desk.changed()) });
  check(desk, name, input, () => (input.validity.badInput ? t("fault.date-part") : null));
  return field(shortOf(name), input);
}

function seenField(desk: Desk, name: string): HTMLElement {
  const { seen } = desk.state;
  const options = ["", "present", "absent"].map((one): [string, string] => [one, word("seen", one || "not_seen")]);
  return field(shortOf(name), select(options, seen[name] ?? "", (value) => ((seen[name] = value), desk.changed())));
}

function formOf(desk: Desk, told: HTMLElement): HTMLElement {
  const { state } = desk;
  const parts: Child[] = [
    projectFields(desk, told), communityFields(desk), desk.venues,
    h("details", { open: Object.values(state.dates).some(Boolean) }, h("summary", {}, t("case.dates")), h("div", { class: "row-of-fields" }, dateColumns.map((name) => dateField(desk, name)))),
    h("details", { open: Object.values(state.seen).some(Boolean) }, h("summary", {}, t("case.papers")), h("p", { class: "help" }, t("papers.help")), h("div", { class: "row-of-fields" }, seenColumns.map((name) => seenField(desk, name)))),
  ];
  return h("form", { class: "case", id: "case", novalidate: true, onsubmit: (event: Event) => (event.preventDefault(), void screen(desk, true)) }, parts);
}

function deskOf(context: Context, state: CaseState, before: Carried | undefined): Desk {
  let timer = 0;
  const desk: Desk = { context, state, boundaries: before?.boundaries ?? null, map: null, markers: [], last: null, preview: h("div", { class: "preview", role: "region", "aria-label": t("case.preview") }),
    result: h("section", { class: "result" }), coordinates: h("div", { "aria-live": "polite" }), venues: h("div", {}), understood: null, live: false, asked: new AbortController(), reading: new AbortController(), checked: new Map(),
    changed: () => {
      measure(desk);
      keepInAddress(desk);
      clearTimeout(timer);
      if (!desk.live) return;
      markStale(desk, t("case.stale"));
      timer = window.setTimeout(() => void screen(desk), pause);
    } };
  context.left.addEventListener("abort", () => {
    clearTimeout(timer);
    desk.asked.abort();
    desk.reading.abort();
  });
  return desk;
}

/** Draws the map when it has come; without one, places are given by words and numbers. */
function attachMap(desk: Desk, form: HTMLElement, area: HTMLElement, tools: HTMLElement): void {
  const { context } = desk;
  void createMap(area, false, t("case.map-title")).then((map) => {
    if (!map) return replace(area, h("p", { class: "note" }, t("case.no-map")));
    if (context.left.aborted) return map.remove();
    context.left.addEventListener("abort", () => map.remove());
    desk.map = map;
    const corners = outline(map, (polygon) => write(form.querySelector<HTMLTextAreaElement>("[name=location]")!, polygon));
    replace(tools, corners.buttons, h("p", { class: "help" }, t("case.map-help")));
    map.on("click", ({ lngLat }) => corners.drawing() || pointAt(desk, [lngLat.lng, lngLat.lat], () => show(desk, false)));
    // The cards stay as they are: somebody may be typing in one.
    for (const one of desk.venues.querySelectorAll<HTMLElement>("[data-needs-map]")) one.hidden = false;
    show(desk);
  });
}

/** Names of settlements that were typed and not yet chosen. */
const searches = (form: HTMLElement): HTMLInputElement[] => [...form.querySelectorAll<HTMLInputElement>("input[data-search]")];

/** In the other language the same is typed, and the same is unfolded. */
function carryOver(desk: Desk, form: HTMLElement, before: Carried | undefined): void {
  const folds = (): HTMLDetailsElement[] => [...form.querySelectorAll("details")];
  desk.context.carry((): Carried => ({ state: desk.state, boundaries: desk.boundaries, live: desk.live, searched: searches(form).map(({ value }) => value), open: folds().map(({ open }) => open) }));
  if (!before) return;
  folds().forEach((one, i) => (one.open = before.open[i] ?? one.open));
  searches(form).forEach((one, i) => {
    one.value = before.searched[i] ?? "";
    if (one.value) one.dispatchEvent(new Event("input"));
  });
}

const parts: Record<string, Key> = {
  name: "case.name", location: "case.location", hazard_class: "case.class", object_type: "case.type", spz_radius_m: "case.spz", user_radius_m: "case.radius", wind_rose: "case.wind",
  communities: "case.communities", venues: "map.venue", dates: "case.dates", seen: "case.papers",
};

/** What a link held that could not be used. */
const lostWords = (lost: string[]): Child => {
  if (lost.length === 0) return null;
  if (lost.includes("")) return h("div", { class: "box unknown", role: "alert" }, h("p", {}, t("case.link-lost")));
  const names = lost.map((one) => t(parts[one]!));
  return h("div", { class: "box unknown", role: "alert" }, h("p", {}, t("case.link-damaged", { names: names.join(", ") })));
};

export async function page(context: Context): Promise<Node> {
  const before = context.carried as Carried | undefined;
  const { data, draft } = context.values;
  const { state, lost } = before ? { state: before.state, lost: [] } : caseFrom(data);
  const desk = deskOf(context, state, before);
  const told = h("p", { role: "status", class: "help" });
  if (before?.boundaries) told.textContent = t("case.boundaries-read", { count: (before.boundaries as { features: unknown[] }).features.length });
  const area = h("div", { class: "map" });
  const tools = h("div", {});
  const form = formOf(desk, told);
  drawVenues(desk);
  measure(desk);
  carryOver(desk, form, before);
  attachMap(desk, form, area, tools);
  if (state.location && !state.at) void understand(desk, () => show(desk));
  if (before ? before.live : data && !draft && !lost.includes("")) void screen(desk);
  return h("div", {}, h("h1", {}, t("case.title")), h("p", { class: "lead" }, t("case.lead")), lostWords(lost),
    h("div", { class: "pair with-submit" }, form, h("div", { class: "beside" }, area, tools, h("h2", {}, t("case.preview")), desk.preview),
      h("p", { class: "submit" }, h("button", { type: "submit", form: "case", class: "main" }, t("case.screen")))), desk.result);
}
