/** What must be put right in a table, at its place, and the corrections that do it. */
import type { Refused } from "./api";
import { fileButton, h, replace, stacked, type Child } from "./dom";
import { faultWords } from "./faults";
import { t, withoutFlags } from "./i18n";
import type { Column, RowProblem } from "./model";
import type { Correction, Source } from "./session";
import { whole } from "./units";

export interface ProblemGroup {
  code: string;
  problems: RowProblem[];
}

/** Problems of one kind together, the most frequent first. */
export function grouped(problems: RowProblem[]): ProblemGroup[] {
  const groups = new Map<string, RowProblem[]>();
  for (const problem of problems) groups.set(problem.code, [...(groups.get(problem.code) ?? []), problem]);
  return [...groups].map(([code, list]) => ({ code, problems: list })).sort((one, other) => other.problems.length - one.problems.length);
}

/** The later correction of a cell takes the place of the earlier one. */
export function corrected(before: Correction[], more: Correction[]): Correction[] {
  const key = ({ row, column }: Correction): string => `${row}\n${column}`;
  const replaced = new Set(more.map(key));
  return [...before.filter((one) => !replaced.has(key(one))), ...more];
}

const partners: Record<string, string> = { project_lon: "project_lat", venue_lon: "venue_lat", stated_lon: "stated_lat" };

/** Longitude and latitude of a row the other way round; nothing when the file's columns do not tell where they stand. */
export function swapped({ row, column, arguments: values }: RowProblem, columns: Column[]): Correction[] {
  const own = columns.find(({ header }) => header === column)?.column ?? "";
  const other = columns.find((one) => one.column !== null && one.column === partners[own])?.header;
  if (!other || !values?.lon || !values.lat) return [];
  return [{ row, column, value: values.lat }, { row, column: other, value: values.lon }];
}

const shownRows = 50;

/** Cells that can be corrected where they stand; `apply` gets what was changed. */
export function correctionForm(source: Source | null, problems: RowProblem[], apply: (changed: Source) => void): HTMLElement {
  const changes = new Map<RowProblem, string>();
  const all = h("button", { type: "button", class: "main", hidden: true });
  const collected = (): Correction[] => [...changes].map(([{ row, column }, value]) => ({ row, column, value }));
  const tell = (): void => {
    all.hidden = changes.size === 0;
    all.textContent = t("fix.apply", { count: changes.size });
  };
  all.addEventListener("click", () => source && apply({ ...source, corrections: corrected(source.corrections, collected()) }));
  const cell = (problem: RowProblem): Child => {
    if (!source || !problem.column) return h("span", { class: "value" }, problem.value || "–");
    const input = h("input", { type: "text", value: problem.value, "aria-label": t("fix.cell", { row: problem.row, column: problem.column }), oninput: () => {
      if (input.value === problem.value) changes.delete(problem);
      else changes.set(problem, input.value);
      tell();
    } });
    return input;
  };
  const group = ({ code, problems: list }: ProblemGroup): HTMLElement => {
    const swaps = source && code === "coordinates-swapped" ? list.flatMap((one) => swapped(one, source.columns)) : [];
    const fixAll = swaps.length > 0 && h("p", {}, h("button", { type: "button", onclick: () => apply({ ...source!, corrections: corrected(source!.corrections, swaps) }) }, t("fix.swap-all", { count: whole(swaps.length / 2) })));
    return h("section", { class: "faults", "data-code": code },
      h("h3", {}, t("fix.group", { count: whole(list.length) }), " ", h("code", {}, code)), fixAll,
      h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": code }, stacked([t("fix.row"), t("fix.column"), t("fix.value"), t("fix.why")],
        list.slice(0, shownRows).map((problem): [Child[]] => [[problem.row || "–", problem.column || t("fix.whole-row"), cell(problem), faultWords(problem)]]), { "aria-label": code })),
      list.length > shownRows && h("p", { class: "help" }, t("fix.more", { count: whole(list.length - shownRows) })));
  };
  return h("div", {}, grouped(problems).map(group), all, !source && problems.length > 0 && h("p", { class: "help" }, t("fix.no-source")));
}

/** A table of which nothing could be used: everything that is wrong at once. */
export function problemsView(source: Source, refused: Refused, again: (changed: Source) => void): HTMLElement {
  const undo = source.corrections.length > 0 && h("button", { type: "button", onclick: () => again({ ...source, corrections: source.corrections.slice(0, -1) }) }, t("fix.undo"));
  return h("section", { class: "box bad" }, h("h2", { tabindex: "-1" }, t("fix.nothing", { name: source.name })), h("ul", {}, refused.errors.map(({ pointer, message }) => h("li", {}, pointer && `${pointer}: `, withoutFlags(message)))), undo);
}

/** What was changed since the file came in, each to be taken back; it can be kept for the next file of the same kind. */
export function recipeView(source: Source, changed: (source: Source) => void, save: () => void, load: (text: string) => void): HTMLElement {
  const rows = source.corrections.map((one, i) => h("li", {}, t("fix.correction", { row: one.row, column: one.column, value: one.value }), " ",
    h("button", { type: "button", class: "small", onclick: () => changed({ ...source, corrections: source.corrections.filter((_, j) => j !== i) }) }, t("fix.undo"))));
  const maps = Object.entries(source.map).map(([column, header]) => h("li", {}, `${header} → ${column}`));
  const input = h("input", { type: "file", accept: ".json", onchange: () => void input.files?.[0]?.text().then(load) });
  const node = h("details", {}, h("summary", {}, t("fix.recipe", { count: rows.length + maps.length })));
  const content = h("div", {});
  replace(content, h("ul", {}, maps, rows), h("button", { type: "button", onclick: save }, t("fix.save")), " ", fileButton(t("fix.load"), input));
  node.append(content);
  return node;
}
