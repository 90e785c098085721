/** A project or hearing of the register in a form; somebody else's change in between is shown, never overwritten unseen. */
import { ask, Nowhere, Refused, token } from "../api";
import { knownColumns, titleOf } from "../columns";
import { afterPress, field, focusOn, h, markFault, replace, select, type Child } from "../dom";
import { geometryFault } from "../geometry";
import { history } from "../history";
import { t, word } from "../i18n";
import { failure, reasons, type Context } from "../page";
import { degreesOf, metresFault, metresOf } from "../quantity";

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
  const number = kind === "metres" ? metresOf(value) : kind.startsWith("degrees") ? degreesOf(value) : null;
  return number ?? value;
}

/** What a cell holds that cannot be what its column takes; null when it can. Degrees are read in many notations, by the service. */
export function memberFault(text: string, before: unknown, kind: string): string | null {
  const value = text.trim();
  if (value === "") return null;
  if (typeof before === "object" && before !== null) {
    try {
      JSON.parse(value);
    } catch {
      return t("edit.not-json");
    }
  }
  if (kind === "metres") return metresFault(value);
  return kind.startsWith("degrees") && !/\d/.test(value) ? t("fault.degrees", { value }) : null;
}

/** What is stored, with the members that were changed here; undefined takes a member away. */
export function onTop(stored: Properties, changed: Properties): Properties {
  const all: Properties = { ...stored };
  for (const [name, value] of Object.entries(changed)) {
    if (value === undefined) delete all[name];
    else all[name] = value;
  }
  return all;
}

/** What is wrong with a geometry as it is typed; null when nothing is. */
function geometryWords(text: string): string | null {
  if (!text.trim()) return null;
  try {
    const fault = geometryFault(JSON.parse(text));
    return fault && t(fault);
  } catch {
    return t("edit.not-json");
  }
}

/** What is handed over when the language changes. */
interface Carried {
  item: Item;
  version: string;
  typed: Record<string, string>;
  number: string;
  geometry: string;
}

type Control = HTMLInputElement | HTMLSelectElement;

/** A list gets what is stored even where it does not offer it. */
function put(control: Control, value: string): void {
  if (control instanceof HTMLSelectElement && ![...control.options].some((one) => one.value === value)) control.append(h("option", { value }, value));
  control.value = value;
}

/** What both have changed, side by side. */
function conflictBox(rows: [name: string, mine: string, stored: string][], keep: () => void, take: () => void): HTMLElement {
  const head = [t("fix.column"), t("edit.mine"), t("edit.theirs")].map((one) => h("th", { scope: "col" }, one));
  const table = h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("edit.conflict-differ") }, h("table", {}, h("thead", {}, h("tr", {}, head)),
    h("tbody", {}, rows.map(([name, mine, stored]) => h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, mine), h("td", {}, stored))))));
  return h("div", { class: "box bad", role: "alert", tabindex: "-1" }, h("p", {}, t("edit.conflict"), " ", t(rows.length > 0 ? "edit.conflict-differ" : "edit.conflict-elsewhere")),
    rows.length > 0 && table, h("p", { class: "help" }, t("edit.keep-mine-help")),
    h("button", { type: "button", onclick: keep }, t("edit.keep-mine")), " ", h("button", { type: "button", onclick: take }, t("edit.take-theirs")));
}

export async function page(context: Context): Promise<Node> {
  const { collection = "hearings", id } = context.values;
  if (!["projects", "hearings"].includes(collection)) throw new Nowhere();
  const path = `/collections/${collection}/items`;
  const own = id === undefined ? path : `${path}/${encodeURIComponent(id)}`;
  const before = context.carried as Carried | undefined;
  /** As it was when this form was filled: what differs from it was changed here. */
  let item: Item = before?.item ?? { type: "Feature", geometry: null, properties: {} };
  let version = before?.version ?? "";
  const read = async (): Promise<Item> => {
    const answer = await ask(own, { headers: { Accept: "application/geo+json" } });
    version = answer.headers.get("ETag") ?? "";
    return JSON.parse(answer.text) as Item;
  };
  if (id !== undefined && !before) item = await read();
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
  const inputs = new Map<string, Control>();
  const number = h("input", { type: "text", value: id ?? before?.number ?? "", readonly: id !== undefined });
  const geometry = h("textarea", { rows: "3", spellcheck: "false" }, before?.geometry ?? shown(item.geometry));
  const names = columnsOf(collection, known.map(({ name }) => name));
  const extra = Object.keys(item.properties).filter((name) => !names.includes(name) && item.properties[name] !== null && typeof item.properties[name] === "object");
  const kindOf = (name: string): string => known.find((one) => one.name === name)?.type ?? "";
  const faultOf = (name: string): string | null => memberFault(inputs.get(name)!.value, item.properties[name], kindOf(name));
  const missing = (name: string): string | null => (name === "project_id" && collection === "hearings" && !inputs.get(name)!.value.trim() ? t("edit.needs-project") : null);
  /** What the form shows of an item: the rest the register works out itself. */
  const written = ({ properties }: Item): Properties => Object.fromEntries([...inputs.keys()].filter((name) => shown(properties[name]) !== "").map((name) => [name, properties[name]]));
  const fields = [...names, ...extra].map((name) => {
    const column = known.find((one) => one.name === name);
    const choices = choicesOf(column?.type ?? "");
    const value = shown(item.properties[name]);
    const listed = choices.length > 0 && (value === "" || choices.includes(value));
    const input = listed
      ? select([["", t("not-stated")], ...choices.map((one): [string, string] => [one, word("seen", one) === one ? word("form", one) : word("seen", one)])], value, () => undefined)
      : h("input", { type: "text", value });
    if (before) put(input, before.typed[name] ?? "");
    inputs.set(name, input);
    input.addEventListener("change", () => afterPress(() => markFault(input, faultOf(name))));
    return field(titleOf(name), input, column && titleOf(name) !== column.meaning && column.meaning);
  });
  const typed = (): Record<string, string> => Object.fromEntries([...inputs].map(([name, { value }]) => [name, value]));
  context.carry((): Carried => ({ item, version, typed: typed(), number: number.value, geometry: geometry.value }));
  const changes = (): Properties => Object.fromEntries([...inputs].filter(([name, { value }]) => value.trim() !== shown(item.properties[name])).map(([name, { value }]) => [name, member(value, item.properties[name], kindOf(name))]));
  const geometryChanged = (): boolean => geometry.value.trim() !== shown(item.geometry);
  const ownGeometry = (): unknown => (geometry.value.trim() ? JSON.parse(geometry.value) : null);
  const fill = (from: Item): void => {
    for (const [name, input] of inputs) put(input, shown(from.properties[name]));
    geometry.value = shown(from.geometry);
  };
  const tell = (...children: Child[]): void => replace(message, ...children);
  /** Each field that cannot be read says so; the first gets the focus. */
  const readable = (): boolean => {
    const wrong = [...inputs].filter(([name, input]) => {
      const words = faultOf(name) ?? missing(name);
      markFault(input, words);
      return words !== null;
    }).map(([, input]): HTMLElement => input);
    const words = geometryWords(geometry.value);
    markFault(geometry, words);
    const first = words ? [...wrong, geometry][0] : wrong[0];
    if (first) focusOn(first);
    return !first;
  };
  const conflict = async (): Promise<void> => {
    const mine = changes();
    const shape = geometryChanged() ? geometry.value.trim() : null;
    const stored = await read();
    const both = Object.keys(mine).filter((name) => shown(mine[name]) !== shown(stored.properties[name])).sort();
    const rows: [string, string, string][] = both.map((name) => [titleOf(name), shown(mine[name]), shown(stored.properties[name])]);
    if (shape !== null && shape !== shown(stored.geometry)) rows.push([t("edit.geometry"), shape, shown(stored.geometry)]);
    /** What nobody changed here is as it is stored now. */
    const rebase = (keep: boolean): void => {
      fill(stored);
      item = stored;
      if (!keep) return;
      for (const [name, value] of Object.entries(mine)) put(inputs.get(name)!, shown(value));
      if (shape !== null) geometry.value = shape;
    };
    const box = conflictBox(rows, () => (rebase(true), void save()), () => (rebase(false), tell()));
    tell(box);
    box.focus();
  };
  const refused = (error: unknown): void => {
    const errors = error instanceof Refused ? error.errors : [];
    const lines = errors.map(({ pointer, message: words }) => {
      const name = pointer.split("/").pop() ?? "";
      const input = inputs.get(name);
      if (input) markFault(input, words);
      return h("li", {}, input ? `${titleOf(name)}: ` : pointer && pointer !== "/properties" && `${pointer}: `, words);
    });
    tell(lines.length > 0 ? reasons(lines) : failure(error, () => void save()));
    const first = errors.map(({ pointer }) => inputs.get(pointer.split("/").pop() ?? "")).find(Boolean);
    if (first) focusOn(first);
  };
  const save = async (): Promise<void> => {
    if (!readable()) return;
    const mine: Item = { type: "Feature", id: number.value.trim(), geometry: geometryChanged() ? ownGeometry() : item.geometry, properties: onTop(written(item), changes()) };
    // A write that changes nothing would stand in the history as a correction.
    const same = differing(written(item), mine.properties).length === 0 && JSON.stringify(mine.geometry) === JSON.stringify(item.geometry);
    if (id !== undefined && same) return tell(h("p", { class: "box", role: "status" }, t("edit.unchanged")));
    try {
      const headers: Record<string, string> = id !== undefined && version ? { "If-Match": version } : {};
      const answer = await ask(own, { method: id === undefined ? "POST" : "PUT", body: JSON.stringify(mine), type: "application/geo+json", headers });
      version = answer.headers.get("ETag") ?? version;
      item = mine;
      void drawPast();
      tell(h("p", { class: "box good", role: "status" }, t("edit.saved"), " ", collection === "hearings" && h("a", { href: `#/hearing?${new URLSearchParams({ id: mine.id ?? "" })}` }, t("nav.hearing"))));
    } catch (error) {
      if (error instanceof Refused && error.status === 412) return conflict();
      refused(error);
    }
  };
  await drawPast();
  const form = h("form", { class: "edit", onsubmit: (event: Event) => (event.preventDefault(), void save()) }, field(t("edit.id"), number), h("div", { class: "row-of-fields" }, fields), field(t("edit.geometry"), geometry, t("edit.geometry-help")), message, h("button", { type: "submit", class: "main" }, t("edit.save")));
  return h("div", {}, h("p", { class: "crumbs" }, h("a", { href: "#/register" }, t("nav.register"))), h("h1", {}, t(collection === "projects" ? "edit.project" : "edit.hearing")), !token.get() && h("p", { class: "box" }, t("edit.needs-token")), form, past);
}
