/** What came out of a table: three groups, then the hearings as list and map together. */
import { countsWords, look, verdictBadge } from "../badges";
import { answerWords, farthestWords, unmeasuredWords } from "../distances";
import { download, field, h, link, measurePainted, replace, select, type Child } from "../dom";
import { choices, filtered, filterFrom, filterNames, standingIn, type Filter } from "../filter";
import { say, t } from "../i18n";
import { noVenueWords } from "../headline";
import { failure, type Context } from "../page";
import { overview, type Overview, type Point } from "../map";
import { countsOf, rowOf, standings, type Hearing, type Row, type RowProblem, type Standing, type TableResult } from "../model";
import { oblastName } from "../places";
import { alike, correctionForm, noteView, withTyped } from "../problems";
import { progressView } from "../progress";
import { questionOf, titleFor } from "../questions";
import { recipeView } from "../recipe";
import { resultOf, session, type Source } from "../session";
import { communitiesCsv, communityRows, geojsonOf, hearingRows, hearingsCsv, kmlOf, reportOf } from "../exports";
import { geopackageOf } from "../geopackage";
import { whole } from "../units";
import { askedPlaces, unsettledView } from "../unsettled";
import { daysOf, venueDay } from "../venue-days";
import { workbook } from "../workbook";
import { beside, communityWritten, venueWritten } from "../written";
import { run } from "./screen";

const perPage = 50;
const mapPause = 150;

function group(kind: string, count: number, body: Child, open: boolean): HTMLElement {
  return h("details", { class: `group ${kind}`, open }, h("summary", {}, h("span", { class: "count" }, whole(count)), " ", t(`group.${kind}` as "group.must")), body);
}

/** What is typed in the cells of the problems. */
type Typed = Map<RowProblem, string>;

/** Must fix, should fix, passed; rows in are the sum. */
function outcome(result: TableResult, source: Source | null, typed: Typed, context: Context): HTMLElement {
  const area = h("div", {});
  const again = (changed: Source): void => {
    void run(source ? withTyped(source, changed, typed) : changed, area, context);
  };
  const { read, screened, pending, rejected } = result.rows;
  const noted = new Set(result.notes.filter(({ row }) => row > 0).map(({ row }) => row)).size;
  const should = Math.min(screened, noted) + pending;
  const same = alike(result.notes);
  const notes = result.notes.map((one) => noteView(one, source, again, same(one)));
  replace(area,
    h("p", { class: "sum" }, t("outcome.sum", { read: whole(read), screened: whole(screened), pending: whole(pending), rejected: whole(rejected) }), " ", t("outcome.hearings", { rows: whole(screened), hearings: whole(result.hearings.length) })),
    group("must", rejected, rejected === 0 ? h("p", {}, t("group.none")) : correctionForm(source, result.problems, typed, again), rejected > 0),
    group("should", should, notes.length === 0 ? h("p", {}, t("group.none")) : h("ul", {}, notes), false),
    group("passed", read - rejected - should, h("p", {}, t("group.passed-help")), false),
    source && (source.corrections.length + source.fixes.length + Object.keys(source.map).length > 0 || Boolean(source.recipeEncoding) || result.problems.length > 0) && recipeView(source, result.made ?? null, again));
  return area;
}

/** What the row answers: without a question in a sentence, else by the name of the check. */
function rowAnswer(hearing: Hearing, standing: Standing, finding: string): string {
  return finding ? titleFor(finding, standing) : answerWords(hearing);
}

const siteOf = (address: string): string => /^https?:\/\/([^/]+)/i.exec(address)?.[1] ?? address;

/** Each with its own day where there are several, and as it is written where that is another spelling. */
function venueList(hearing: Hearing): Child[] {
  const named = hearing.venues.filter(({ name }) => say(name));
  return named.map((venue, i) => [i > 0 && "; ", h("bdi", {}, say(venue.name)), beside(venueWritten(hearing, venue)), venueDay(hearing, venue.id)]);
}

/** The first communities that were read by another spelling. */
function respelt(hearing: Hearing): Child {
  const all = hearing.communities.flatMap((one) => (communityWritten(hearing, one) ? [[" ", h("bdi", {}, say(one.name)), beside(communityWritten(hearing, one))]] : []));
  return h("span", { class: "small" }, all.slice(0, 3));
}

/** \param asked places of which one is to be chosen */
function rowView(row: Row, hearing: Hearing, finding: string, href: string, asked: Set<string>): HTMLElement {
  const standing = standingIn(row, finding);
  const source = hearing.input.source_url;
  const venues = venueList(hearing);
  const fact = (name: string, value: Child): HTMLElement => h("div", {}, h("span", { class: "small" }, `${name}: `), value);
  return h("li", { class: `row ${look(standing)}` },
    h("a", { href }, h("bdi", {}, row.name)),
    h("div", { class: "facts" }, verdictBadge(standing), " ", h("strong", {}, rowAnswer(hearing, standing, finding))),
    unsettledView(hearing, asked),
    hearing.input.unconfirmed && h("div", { class: "facts unknown" }, t("unconfirmed")),
    h("div", { class: "facts" }, fact(t("headline.venue"), venues.length > 0 ? venues : noVenueWords(hearing)),
      fact(t("headline.distance-from"), [h("span", { class: "distance" }, unmeasuredWords(hearing) || farthestWords(hearing)), respelt(hearing)]),
      fact(t("headline.source"), source ? link(source, siteOf(source)) : t("not-recorded"))),
    h("div", { class: "facts small" }, [daysOf(hearing) || t("no-date"), row.initiator || t("no-initiator"), oblastName(row.oblast)].filter(Boolean).join(" · ")),
    h("div", { class: "facts small" }, countsWords(countsOf(hearing))));
}

function filterBar(rows: Row[], filter: Filter, changed: (filter: Filter) => void): HTMLElement {
  const set = (name: keyof Filter) => (value: string): void => changed(Object.assign(filter, { [name]: value }));
  const any: [string, string] = ["", t("filter.any")];
  const findings = [...new Set(rows.flatMap((row) => Object.keys(row.verdicts)))].sort();
  const text = (name: keyof Filter, type: string): HTMLInputElement => {
    const input = h("input", { type, value: filter[name], oninput: () => set(name)(input.value) });
    return input;
  };
  const list = (name: keyof Filter, values: string[], words = (one: string): string => one): HTMLSelectElement => select([any, ...values.map((one): [string, string] => [one, words(one)])], filter[name], set(name));
  // On a phone the list comes first.
  const open = innerWidth > 832 || filterNames.some((name) => filter[name]);
  return h("details", { open }, h("summary", {}, t("filter.label")), h("form", { class: "filters", role: "search", "aria-label": t("filter.label"), onsubmit: (event: Event) => event.preventDefault() },
    field(t("filter.finding"), select([["", t("filter.first")], ...findings.map((one): [string, string] => [one, questionOf(one)])], filter.finding, set("finding"))),
    field(t("filter.verdict"), select([any, ...standings.map((one): [string, string] => [one, t(`verdict.${one}`)])], filter.verdict, set("verdict"))),
    field(t("filter.oblast"), list("oblast", choices(rows, (row) => row.oblast), oblastName)),
    field(t("filter.initiator"), list("initiator", choices(rows, (row) => row.initiator).slice(0, 500))),
    field(t("filter.from"), text("from", "date")), field(t("filter.to"), text("to", "date")),
    field(t("filter.text"), text("text", "search")),
    field(t("filter.order"), select([["", t("order.worst")], ["far", t("order.far")], ["date", t("order.date")], ["name", t("order.name")], ["table", t("order.table")]], filter.order, set("order")))));
}

function downloads(result: TableResult, shown: () => Row[]): HTMLElement {
  const hearings = (): TableResult["hearings"] => shown().map(({ index }) => result.hearings[index]!);
  const button = (words: string, name: string, type: string, make: () => BlobPart): HTMLElement => h("button", { type: "button", onclick: () => download(name, type, make()) }, words);
  return h("section", {}, h("h2", {}, t("downloads.title")), h("p", { class: "help" }, t("downloads.help")), h("div", { class: "buttons" },
    button(t("downloads.csv"), "hearings.csv", "text/csv", () => `\ufeff${hearingsCsv(hearings())}`),
    button(t("downloads.communities"), "communities.csv", "text/csv", () => `\ufeff${communitiesCsv(hearings())}`),
    button("XLSX", "hearings.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", () => workbook([{ name: t("results.hearings"), rows: hearingRows(hearings()) }, { name: t("headline.community"), rows: communityRows(hearings()) }])),
    button("GPKG", "hearings.gpkg", "application/geopackage+sqlite3", () => geopackageOf(hearings())),
    button("GeoJSON", "hearings.geojson", "application/geo+json", () => geojsonOf(hearings())),
    button("KML", "hearings.kml", "application/vnd.google-earth.kml+xml", () => kmlOf(hearings())),
    button(t("downloads.json"), "result.json", "application/json", () => reportOf(result))));
}

/** The two views of the same rows, and what keeps them in step. */
export function listAndMap(result: TableResult, context: Context): HTMLElement {
  const rows = result.hearings.map(rowOf);
  const asked = askedPlaces(result.notes);
  const { job = "" } = context.values;
  const filter = filterFrom(context.values);
  let now: Row[] = [];
  let pages = 1;
  let shape: Overview | undefined;
  const href = (id: string): string => `#/hearing?${new URLSearchParams({ job, id })}`;
  const list = h("ul", { class: "rows" });
  const count = h("p", { role: "status", class: "sum" });
  const more = h("button", { type: "button", onclick: () => (++pages, draw()) }, t("more"));
  const mapArea = h("div", { class: "map" });
  const points = (): Point[] => now.filter(({ lon }) => lon !== null).map((row) => ({ id: row.id, name: row.name, standing: standingIn(row, filter.finding), lon: row.lon!, lat: row.lat! }));
  const draw = (): void => {
    replace(list, now.slice(0, pages * perPage).map((row) => rowView(row, result.hearings[row.index]!, filter.finding, href(row.id), asked)));
    more.hidden = now.length <= pages * perPage;
    const nowhere = now.filter(({ lon }) => lon === null).length;
    count.textContent = t("filter.count", { shown: whole(now.length), all: whole(rows.length) }) + (nowhere ? ` ${t("filter.nowhere", { count: whole(nowhere) })}` : "");
  };
  let later = 0;
  const apply = (): void => {
    const started = performance.now();
    now = filtered(rows, filter);
    pages = 1;
    draw();
    measurePainted("filter", started);
    // The list answers each key; the map follows when nothing more is typed.
    clearTimeout(later);
    later = window.setTimeout(() => shape?.show(points()), mapPause);
  };
  const changed = (): void => {
    const values: Record<string, string> = { ...context.values };
    for (const name of filterNames) values[name] = filter[name];
    context.keep(values);
    apply();
  };
  apply();
  const begun = overview(mapArea, points(), (id) => void (location.hash = href(id)));
  void begun.then((made) => {
    shape = made;
    if (context.left.aborted) made.destroy();
  });
  context.left.addEventListener("abort", () => shape?.destroy());
  return h("div", {}, filterBar(rows, filter, changed), count,
    h("p", { class: "jump" }, h("a", { href: "#map", onclick: (event: Event) => (event.preventDefault(), mapArea.scrollIntoView()) }, t("jump.map"))),
    h("div", { class: "pair" }, h("div", { class: "list" }, list, more), mapArea), downloads(result, () => now));
}

function resultView(result: TableResult, typed: Typed, context: Context): Child[] {
  const source = session.job === context.values.job ? session.source : null;
  const copy = h("button", { type: "button", onclick: () => void navigator.clipboard?.writeText(location.href).then(() => context.announce(t("copied"))) }, t("copy-link"));
  return [outcome(result, source, typed, context), h("p", {}, copy, " ", h("span", { class: "help" }, t("results.kept"))),
    result.hearings.length > 0 && h("h2", {}, t("results.hearings")), result.hearings.length > 0 && listAndMap(result, context)];
}

/** At once, with the progress of the job until there is a result: one can leave and come back. */
export function page(context: Context): Node {
  const waiting = progressView();
  const area = h("div", {}, waiting.node);
  // The problems are those of the same result: this tab keeps it.
  const typed = context.carried instanceof Map ? (context.carried as Typed) : new Map();
  context.carry((): Typed => typed);
  const load = (): void =>
    void resultOf(context.values.job ?? "", waiting.tell, context.left).then(
      (result) => replace(area, resultView(result, typed, context)),
      (error: Error) => error.name !== "AbortError" && replace(area, failure(error, load)),
    );
  load();
  return h("div", {}, h("h1", {}, t("results.title")), area);
}
