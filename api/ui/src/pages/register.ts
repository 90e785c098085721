/** The register: hearings by page, filtered by the server; for holders of a token the way to change them. */
import { Away, Refused, json, knowsToken, root, token } from "../api";
import { look, verdictBadge } from "../badges";
import { packsOf, ruleRead } from "../trust";
import { field, h, link, markFault, replace, select } from "../dom";
import { language, t } from "../i18n";
import { failure, type Context } from "../page";
import { registerMap, type RegisterMap } from "../map";
import { mainQuestion, verdicts, type Verdict } from "../model";
import { questionOf } from "../questions";
import { day, whole } from "../units";

interface Item {
  id: string;
  properties: Record<string, string | number | null>;
}

interface ItemPage {
  features: Item[];
  numberMatched: number;
}

const perPage = 50;
/** Milliseconds without a change until the map is filtered: of a full register that takes it a while, and the rows come first. */
const pause = 600;
/** How long more may be typed before the server is asked again, while it still answers. */
const typing = 80;
/** Until a server that is busy is asked again. */
const busyPause = 3000;
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** "Аксу [geonames:1]" as people write it. */
const bare = (name: unknown): string => String(name ?? "").replace(/ \[[^\]]*\]/g, "");

/** CQL2 text of what is asked for; empty for all. */
export function condition({ verdict, from, to, text, oblast }: Record<string, string>): string {
  const like = text ? quoted(`%${text.replace(/[%_\\]/g, "\\$&")}%`) : "";
  return [
    verdict && `verdict=${quoted(verdict)}`,
    from && `hearing_date>=DATE('${from}')`,
    to && `hearing_date<=DATE('${to}')`,
    oblast && `CASEI(venue_oblast) LIKE CASEI(${quoted(`%${oblast.replace(/[%_\\]/g, "\\$&")}%`)})`,
    like && `(CASEI(hearing_id) LIKE CASEI(${like}) OR CASEI(project_id) LIKE CASEI(${like}) OR CASEI(venue_settlement) LIKE CASEI(${like}) OR CASEI(answer_${language()}) LIKE CASEI(${like}))`,
  ].filter(Boolean).join(" AND ");
}

/** A token is tried before it is kept: a bad one would be refused with every request after. */
function tokenForm(changed: () => void): HTMLElement {
  const input = h("input", { type: "password", autocomplete: "off", value: token.get() });
  const title = h("summary", {}, t(token.get() ? "register.has-token" : "register.token"));
  const told = h("p", { role: "status", class: "understood" });
  const set = async (event: Event): Promise<void> => {
    event.preventDefault();
    const value = input.value.trim();
    told.textContent = "";
    try {
      if (value && !(await knowsToken(value))) {
        markFault(input, t("token.unknown"));
        return input.focus();
      }
    } catch (error) {
      return markFault(input, error instanceof Away ? t("error.away") : t("error.own"));
    }
    markFault(input, null);
    token.set(value);
    title.textContent = t(value ? "register.has-token" : "register.token");
    told.textContent = t(value ? "token.kept" : "token.forgotten");
    changed();
  };
  return h("details", {}, title, h("form", { onsubmit: (event: Event) => void set(event) }, field(t("register.token-label"), input, t("register.token-help")), h("button", { type: "submit" }, t("register.use-token")), told));
}

export async function page(context: Context): Promise<Node> {
  const { values } = context;
  const list = h("ul", { class: "rows register" });
  const count = h("p", { role: "status", class: "sum" });
  const more = h("button", { type: "button", hidden: true }, t("more"));
  const edit = h("p", {});
  const search = h("p", {});
  let shown: Item[] = [];
  let asked = new AbortController();
  let map: RegisterMap | undefined;
  let timer = 0;
  const area = h("div", { class: "map" });
  let drawMap: (() => void) | null = () => {
    drawMap = null;
    void registerMap(area, (id) => context.go("hearing", { id }), context.left).then((made) => {
      map = made;
      made.filter(values);
    });
  };
  const drawEdit = (): void => replace(edit, token.get() && [h("a", { class: "button", href: "#/edit?collection=projects" }, t("register.new-project")), " ", h("a", { class: "button", href: "#/edit?collection=hearings" }, t("register.new-hearing"))]);
  const line = ({ id, properties }: Item): HTMLElement => {
    const verdict = properties.verdict as Verdict | null;
    const standing = verdict === "fail" && !ruleRead(mainQuestion, packsOf("KZ"), String(properties.notice_date ?? properties.hearing_start ?? "").slice(0, 10)) ? "would_fail" : verdict;
    return h("li", { class: `row ${standing ? look(standing) : ""}` }, h("a", { href: `#/hearing?${new URLSearchParams({ id })}` }, id), h("div", { class: "facts" }, standing && verdictBadge(standing)),
      h("div", { class: "facts small" }, [day(String(properties.hearing_start ?? "")) || t("no-date"), properties.venue_name ?? bare(properties.venue_settlement), properties.project_id].filter(Boolean).join(" · ")),
      properties.unconfirmed && h("div", { class: "facts unknown" }, t("unconfirmed")),
      h("div", { class: "facts small clamp" }, String(properties[`answer_${language()}`] ?? "")),
      h("div", { class: "facts small" }, `${t("headline.source")}: `, properties.source_url ? link(String(properties.source_url)) : t("not-recorded")));
  };
  const load = async (next: boolean): Promise<void> => {
    asked.abort();
    asked = new AbortController();
    const filter = condition(values);
    const kept = (form: string): string => `${root}/collections/hearings/items?${new URLSearchParams({ f: form, ...(form === "atom" ? { lang: language() } : {}), ...(filter ? { filter } : {}) })}`;
    replace(search, h("a", { href: kept("json") }, t("register.feed")), " · ", h("a", { href: kept("atom"), rel: "alternate", type: "application/atom+xml" }, t("register.atom")), " ", h("span", { class: "help" }, t("register.feed-help")));
    const query = new URLSearchParams({ limit: String(perPage), offset: next ? String(shown.length) : "0", ...(filter ? { filter } : {}) });
    try {
      const found = await json<ItemPage>(`/collections/hearings/items?${query}`, { signal: asked.signal });
      shown = next ? [...shown, ...found.features] : found.features;
      replace(list, shown.map(line));
      more.hidden = shown.length >= found.numberMatched;
      count.textContent = found.numberMatched === 0 && !filter ? t("register.empty") : t("register.count", { count: whole(found.numberMatched) });
      drawMap?.();
    } catch (error) {
      if ((error as Error).name === "AbortError") return;
      replace(list, h("li", {}, failure(error, () => void load(next))));
      // A large register takes the server a while after its start.
      if (error instanceof Refused && error.status === 503) timer = window.setTimeout(() => context.left.aborted || void load(next), busyPause);
    }
  };
  more.addEventListener("click", () => void load(true));
  let answering = 0;
  const set = (name: string) => (value: string): void => {
    values[name] = value;
    context.keep(values);
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      ++answering;
      void load(false).finally(() => --answering);
      timer = window.setTimeout(() => context.left.aborted || map?.filter(values), pause);
    }, answering > 0 ? typing : 0);
  };
  const text = (name: string, type: string): HTMLInputElement => {
    const input = h("input", { type, value: values[name] ?? "", oninput: () => set(name)(input.value) });
    return input;
  };
  const filters = h("form", { class: "filters", role: "search", "aria-label": t("filter.label"), onsubmit: (event: Event) => event.preventDefault() },
    field(t("filter.verdict"), select([["", t("filter.any")], ...verdicts.map((one): [string, string] => [one, t(`verdict.${one}`)])], values.verdict ?? "", set("verdict")), t("register.fails-help", { fails: t("verdict.fail") })),
    field(t("filter.from"), text("from", "date")), field(t("filter.to"), text("to", "date")), field(t("filter.oblast"), text("oblast", "search")), field(t("filter.text"), text("text", "search")));
  drawEdit();
  await load(false);
  return h("div", {}, h("h1", {}, t("register.title")), h("p", { class: "lead" }, t("register.lead")), tokenForm(() => (drawEdit(), void load(false))), edit, filters, count, h("p", { class: "help" }, `${t("filter.verdict")}: ${questionOf(mainQuestion)}`), search, h("p", { class: "help" }, t("register.map-help")),
    h("div", { class: "pair" }, h("div", { class: "list" }, list, more), area),
    h("h2", {}, t("downloads.title")), h("p", {}, t("register.files"), " ", ["gpkg", "kml", "xlsx", "csv", "geojson"].map((format) => [h("a", { href: `${root}/exports/hearings.${format}`, download: `hearings.${format}` }, format.toUpperCase()), " "]),
      h("a", { href: "#/layers" }, t("nav.layers"))));
}
