/** The country at a glance: shares of each finding, by oblast as a map, by year; and the same to embed elsewhere. */
import { json, root } from "../api";
import { frame, oblasts } from "../drawing";
import { field, h, link, replace, select, svg, type Child } from "../dom";
import { language, say, t } from "../i18n";
import { type Context } from "../page";
import { folded, oblastName } from "../places";
import { questionOf } from "../questions";
import { mainQuestion, type Counted, type Scorecard, type Share } from "../model";
import { learn } from "../session";
import { percent, whole } from "../units";

async function card(signal?: AbortSignal): Promise<Scorecard> {
  const read = await json<Scorecard>("/scorecard?f=json", signal ? { signal } : {});
  learn(read);
  return read;
}

const shareWords = (share: Share | null): string => (share ? t("share", { value: percent(share.value), low: percent(share.low), high: percent(share.high) }) : t("share.none"));

/** The share, and how far off it may be. */
function bar(share: Share | null): HTMLElement | string {
  if (!share) return "";
  const part = (value: number): string => `${(value * 100).toFixed(1)}%`;
  const drawn = svg("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { x: 0, y: 0, width: 100, height: 10, class: "ground" }), svg("rect", { x: 0, y: 1, width: share.value * 100, height: 8, class: "value" }), svg("rect", { x: share.low * 100, y: 3, width: (share.high - share.low) * 100, height: 4, class: "span" }));
  return h("span", { class: "barred", title: part(share.value) }, drawn as unknown as Node);
}

function table(head: string, rows: [string, Counted][], choose?: (id: string) => void): HTMLElement {
  const heads = [head, t("verdict.fail"), t("verdict.cannot_tell"), t("verdict.pass"), t("share.title")];
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": head }, h("table", {}, h("thead", {}, h("tr", {}, heads.map((one) => h("th", { scope: "col" }, one)))),
    h("tbody", {}, rows.map(([name, one]) => h("tr", {}, h("th", { scope: "row" }, choose ? h("button", { type: "button", class: "linklike", onclick: () => choose(one.id) }, name) : name),
      h("td", {}, whole(one.fail)), h("td", {}, whole(one.cannot_tell)), h("td", {}, whole(one.pass)), h("td", {}, bar(one.failing_share), " ", shareWords(one.failing_share)))))));
}

/** Wider than this the span of a share says nothing that a colour may show. */
const widest = 0.5;

/** Which step of the scale a share is; 0 where nothing can be told, "few" where too few hearings tell it. */
export const step = (share: Share | null): number | "few" => {
  if (!share) return 0;
  return share.high - share.low > widest ? "few" : 1 + Math.min(4, Math.floor(share.value * 5));
};

function choropleth(of: Counted[]): HTMLElement {
  const byName = new Map(of.map((one) => [folded(one.oblast ?? ""), one]));
  const lines: [string, Counted | undefined][] = oblasts().map(({ names }) => [names[language()], Object.values(names).map((name) => byName.get(folded(name))).find(Boolean)]);
  const paths = oblasts().map(({ path }, i) => {
    const [name, one] = lines[i]!;
    return svg("path", { d: path, class: `oblast step-${step(one?.failing_share ?? null)}`, fill: "url(#few)" }, svg("title", {}, `${name}: ${one ? shareWords(one.failing_share) : t("scorecard.no-hearings")}`));
  });
  const hatch = svg("defs", {}, svg("pattern", { id: "few", width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, svg("rect", { width: 8, height: 8, class: "few-ground" }), svg("rect", { width: 3, height: 8, class: "few-line" })));
  const picture = frame(hatch, ...paths);
  picture.setAttribute("aria-label", t("scorecard.map-label"));
  const words = (one: number | "few"): string => (one === "few" ? t("share.few") : one === 0 ? t("share.none") : `${(one - 1) * 20}–${one * 20} %`);
  const legend = ([0, "few", 1, 2, 3, 4, 5] as const).map((one) => h("li", {}, h("span", { class: `swatch step-${one}` }), words(one)));
  return h("figure", { class: "choropleth" }, picture as unknown as Node, h("figcaption", {}, h("ul", { class: "legend" }, legend)));
}

function trend(years: Counted[]): HTMLElement {
  const rows = years.filter(({ year }) => year !== null && year !== undefined).sort((one, other) => one.year! - other.year!).map((one): [string, Counted] => [String(one.year), one]);
  return rows.length === 0 ? h("p", { class: "unknown" }, t("scorecard.no-years")) : table(t("scorecard.year"), rows);
}

const embedAddress = (finding: string): string => `${location.origin}${root}/app/embed?${new URLSearchParams({ view: "map", lang: language(), ...(finding ? { finding } : {}) })}`;

function reference({ reference: of }: Scorecard): HTMLElement {
  return h("section", {}, h("h2", {}, t("scorecard.reference")), h("p", {}, link(of.url, say(of.title))),
    h("ul", {}, of.shares.map((one) => h("li", {}, say(one.what), ": ", one.percent_low === one.percent_high ? `${one.percent_low} %` : `${one.percent_low}–${one.percent_high} %`))));
}

export async function page(context: Context): Promise<Node> {
  const read = await card(context.left);
  const body = h("div", {});
  const draw = (finding: string): void => {
    const own = (list: Counted[]): Counted[] => list.filter(({ id }) => id === finding);
    const oblastRows = own(read.by_oblast).map((one): [string, Counted] => [oblastName(one.oblast) || t("not-stated"), one]);
    const content: Child[] = [
      h("h2", {}, t("scorecard.by-oblast")), choropleth(own(read.by_oblast)), oblastRows.length > 0 && table(t("filter.oblast"), oblastRows),
      h("h2", {}, t("scorecard.trend")), trend(own(read.by_year)),
      h("h2", {}, t("scorecard.embed")), h("p", { class: "help" }, t("scorecard.embed-help")), h("pre", { tabindex: "0" }, `<iframe src="${embedAddress(finding)}" width="640" height="560" title="tyndau"></iframe>`)];
    replace(body, content);
  };
  if (read.hearings === 0) return h("div", {}, h("h1", {}, t("scorecard.title")), h("p", { class: "box" }, t("scorecard.empty")), reference(read));
  const chosen = context.values.finding || mainQuestion;
  const set = (finding: string): void => {
    context.keep({ ...context.values, finding });
    list.value = finding;
    draw(finding);
    body.scrollIntoView();
  };
  const list = select(read.findings.map(({ id }): [string, string] => [id, questionOf(id)]), chosen, set);
  draw(chosen);
  return h("div", {}, h("h1", {}, t("scorecard.title")), h("p", { class: "lead" }, t("scorecard.lead", { count: whole(read.hearings) })), h("p", { class: "help" }, t("scorecard.caveat")),
    table(t("filter.finding"), read.findings.map((one): [string, Counted] => [questionOf(one.id), one]), set), field(t("filter.finding"), list), body, reference(read),
    h("p", {}, h("a", { href: `${root}/scorecard?f=csv&lang=${language()}`, download: "scorecard.csv" }, "CSV"), " · ", h("a", { href: `${root}/scorecard?f=json` }, "JSON")));
}

/** What a portal shows in a frame: one map or one table, with the way to the rest. */
export async function embedded(view: string, finding: string): Promise<Node> {
  const read = await card();
  const id = finding || mainQuestion;
  const of = read.by_oblast.filter((one) => one.id === id);
  return h("div", {}, h("h1", {}, questionOf(id)), view === "table" ? table(t("filter.oblast"), of.map((one): [string, Counted] => [oblastName(one.oblast) || t("not-stated"), one])) : choropleth(of),
    h("p", { class: "help" }, t("scorecard.lead", { count: whole(read.hearings) }), " ", h("a", { href: `${root}/app/?lang=${language()}#/scorecard?finding=${encodeURIComponent(id)}`, target: "_blank", rel: "noopener" }, "tyndau")));
}
