/** A project or hearing of the register in a form; somebody else's change in between is shown, never overwritten unseen. */
import { ask, Refused, token } from "../api";
import { knownColumns } from "../columns";
import { field, h, replace, select, type Child } from "../dom";
import { history } from "../history";
import { t, word } from "../i18n";
import { failure, type Context } from "../page";

type Properties = Record<string, unknown>;

interface Item {
  type: "Feature";
  id?: string;
  geometry: unknown;
  properties: Properties;
}

const lastOfProject = "declared_dwelling_distance_m";

/** Columns that belong to a collection, as the register divides them. */
export function columnsOf(collection: string, names: string[]): string[] {
  const end = names.indexOf(lastOfProject) + 1;
  const own = new Set(["hearing_id", "hearing_group", "form", "project_id"]);
  if (collection === "projects") return names.slice(0, end).filter((name) => name !== "project_id" && name !== "hearing_id" && name !== "hearing_group" && name !== "form");
  return [...names.filter((name) => own.has(name) && name !== "hearing_group" && name !== "hearing_id"), ...names.slice(end)];
}

/** Names of members in which two states differ. */
export const differing = (one: Properties, other: Properties): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => JSON.stringify(one[name] ?? null) !== JSON.stringify(other[name] ?? null)).sort();

/** The words among which a column's cells choose, of its type "present | absent | empty: not seen"; nothing for a free text. */
export function choicesOf(type: string): string[] {
  const words = type.split("|").map((one) => one.trim()).filter((one) => !one.startsWith("empty"));
  return words.length > 1 && !words.some((one) => ["name", "date", "text"].includes(one) || !/^\w+$/.test(one)) ? words : [];
}

const shown = (value: unknown): string => (value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value));

/** A cell's text as a member: numbers stay numbers, what was structured is read again. */
export function member(text: string, before: unknown, kind: string): unknown {
  const value = text.trim();
  if (value === "") return undefined;
  if (typeof before === "object" && before !== null) return JSON.parse(value);
  const number = Number(value.replace(",", "."));
  return (kind === "metres" || kind.startsWith("degrees")) && Number.isFinite(number) ? number : value;
}

export async function page(context: Context): Promise<Node> {
  const { collection = "hearings", id } = context.values;
  const path = `/collections/${collection}/items`;
  const own = id === undefined ? path : `${path}/${encodeURIComponent(id)}`;
  let item: Item = { type: "Feature", geometry: null, properties: {} };
  let version = "";
  const read = async (): Promise<void> => {
    const answer = await ask(own, { headers: { Accept: "application/geo+json" } });
    item = JSON.parse(answer.text) as Item;
    version = answer.headers.get("ETag") ?? "";
  };
  if (id !== undefined) await read();
  const message = h("div", { "aria-live": "polite" });
  const past = h("div", {});
  const drawPast = async (): Promise<void> => {
    if (id === undefined) return;
    try {
      replace(past, await history(collection, id));
    } catch (error) {
      replace(past, failure(error, () => void drawPast()));
    }
  };
  const known = knownColumns();
  const inputs = new Map<string, HTMLInputElement | HTMLSelectElement>();
  const number = h("input", { type: "text", value: id ?? "", readonly: id !== undefined });
  const geometry = h("textarea", { rows: "3", spellcheck: "false" }, item.geometry ? JSON.stringify(item.geometry) : "");
  const names = columnsOf(collection, known.map(({ name }) => name));
  const extra = Object.keys(item.properties).filter((name) => !names.includes(name) && item.properties[name] !== null && typeof item.properties[name] === "object");
  const fields = [...names, ...extra].map((name) => {
    const column = known.find((one) => one.name === name);
    const choices = choicesOf(column?.type ?? "");
    const before = shown(item.properties[name]);
    const listed = choices.length > 0 && (before === "" || choices.includes(before));
    const input = listed
      ? select([["", t("not-stated")], ...choices.map((one): [string, string] => [one, word("seen", one) === one ? word("form", one) : word("seen", one)])], before, () => undefined)
      : h("input", { type: "text", value: before });
    inputs.set(name, input);
    return field(column?.header ?? name, input, column?.meaning ?? null);
  });
  const written = (): Item => {
    const properties: Properties = {};
    for (const [name, input] of inputs) {
      const value = member(input.value, item.properties[name], known.find((one) => one.name === name)?.type ?? "");
      if (value !== undefined) properties[name] = value;
    }
    return { type: "Feature", id: number.value.trim(), geometry: geometry.value.trim() ? JSON.parse(geometry.value) : null, properties };
  };
  const tell = (...children: Child[]): void => replace(message, ...children);
  const conflict = async (mine: Item): Promise<void> => {
    await read();
    const names = differing(mine.properties, item.properties);
    tell(h("div", { class: "box bad", role: "alert" }, h("p", {}, t("edit.conflict")),
      h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("edit.conflict") }, h("table", {}, h("thead", {}, h("tr", {}, [t("fix.column"), t("edit.mine"), t("edit.theirs")].map((one) => h("th", { scope: "col" }, one)))),
        h("tbody", {}, names.map((name) => h("tr", {}, h("th", { scope: "row" }, known.find((one) => one.name === name)?.header ?? name), h("td", {}, shown(mine.properties[name])), h("td", {}, shown(item.properties[name]))))))),
      h("button", { type: "button", onclick: () => void save() }, t("edit.keep-mine")), " ",
      h("button", { type: "button", onclick: () => {
        for (const [name, input] of inputs) input.value = shown(item.properties[name]);
        tell();
      } }, t("edit.take-theirs"))));
  };
  const save = async (): Promise<void> => {
    let mine: Item;
    try {
      mine = written();
    } catch {
      return tell(h("p", { class: "box bad", role: "alert" }, t("edit.not-json")));
    }
    try {
      const headers: Record<string, string> = id !== undefined && version ? { "If-Match": version } : {};
      const answer = await ask(own, { method: id === undefined ? "POST" : "PUT", body: JSON.stringify(mine), type: "application/geo+json", headers });
      version = answer.headers.get("ETag") ?? version;
      item = mine;
      void drawPast();
      tell(h("p", { class: "box good", role: "status" }, t("edit.saved"), " ", collection === "hearings" && h("a", { href: `#/hearing?${new URLSearchParams({ id: mine.id ?? "" })}` }, t("nav.hearing"))));
    } catch (error) {
      if (error instanceof Refused && error.status === 412) return conflict(mine);
      const faults = error instanceof Refused ? error.errors.map((one) => h("li", {}, one.pointer && `${one.pointer}: `, one.message)) : [];
      tell(failure(error, () => void save()), faults.length > 0 && h("ul", {}, faults));
    }
  };
  await drawPast();
  const form = h("form", { class: "edit", onsubmit: (event: Event) => (event.preventDefault(), void save()) }, field(t("edit.id"), number), h("div", { class: "row-of-fields" }, fields), field(t("edit.geometry"), geometry, t("edit.geometry-help")), message, h("button", { type: "submit", class: "main" }, t("edit.save")));
  return h("div", {}, h("p", { class: "crumbs" }, h("a", { href: "#/register" }, t("nav.register"))), h("h1", {}, t(collection === "projects" ? "edit.project" : "edit.hearing")), !token.get() && h("p", { class: "box" }, t("edit.needs-token")), form, past);
}
