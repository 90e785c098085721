/** What the columns of a file are taken for, with the chance to say otherwise. */
import { knownColumns, shortOf } from "./columns";
import { h, replace, select, stacked, type Child } from "./dom";
import { faultWords } from "./faults";
import { t } from "./i18n";
import type { Preview } from "./model";
import { readingForm } from "./reading";
import { recipeLoader, recipeView } from "./recipe";
import type { Source } from "./session";
import { whole } from "./units";

/** The map that gives each header the column that was chosen for it; what stays as read is left out, what is not used any more has no header. */
export function mapFrom(preview: Pick<Preview, "columns">, chosen: string[]): Record<string, string> {
  const map: Record<string, string> = {};
  preview.columns.forEach(({ column }, i) => {
    if (column && !chosen[i]) map[column] = "";
    if (column && chosen[i] && chosen[i] !== column && !chosen.includes(column)) map[column] = "";
  });
  const contested = new Set(Object.keys(map));
  preview.columns.forEach(({ header, column }, i) => {
    if (chosen[i] && (chosen[i] !== column || contested.has(chosen[i]!))) map[chosen[i]!] = header;
  });
  return map;
}

/** Columns that two headers were chosen for. */
export const doubled = (chosen: string[]): string[] => [...new Set(chosen.filter((one, i) => one && chosen.indexOf(one) !== i))];

const hasRecipe = ({ corrections, fixes, map, recipeLeft, recipeEncoding }: Source): boolean => corrections.length + fixes.length + Object.keys(map).length > 0 || Boolean(recipeLeft || recipeEncoding);

export function mappingForm(source: Source, preview: Preview, again: (changed: Source) => void, run: () => void): HTMLElement {
  const known = knownColumns();
  const chosen = preview.columns.map(({ column }) => column ?? "");
  const usable = preview.problems.length === 0;
  const message = h("p", { class: "box bad", role: "alert", hidden: true });
  const apply = h("button", { type: "button", hidden: true }, t("mapping.apply"));
  apply.addEventListener("click", () => {
    const twice = doubled(chosen);
    message.hidden = twice.length === 0;
    replace(message, t("mapping.doubled", { columns: twice.map(shortOf).join(", ") }));
    if (twice.length === 0) again({ ...source, map: { ...source.map, ...mapFrom(preview, chosen) } });
  });
  const options: [string, string][] = [["", t("mapping.not-used")], ...known.map(({ name }): [string, string] => [name, shortOf(name)])];
  const rows = preview.columns.map(({ header, column, unused, samples }, i): [Child[]] => [[
    header || t("mapping.no-name"), h("span", { class: "samples" }, samples.join(" · ")),
    select(options, column ?? "", (value) => {
      chosen[i] = value;
      apply.hidden = false;
    }, { "aria-label": t("mapping.for", { header }) }),
    column ? t("mapping.known") : unused ? t("mapping.said-unused") : t("mapping.unknown")]]);
  const table = h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("mapping.title") },
    stacked([t("mapping.header"), t("mapping.samples"), t("mapping.meaning"), t("mapping.status")], rows, { class: "mapping", "aria-label": t("mapping.title") }));
  const faults = preview.problems.map((one) => h("li", {}, faultWords(one)));
  const absent = known.filter(({ name }) => !chosen.includes(name)).map(({ header }) => header);
  const used = chosen.filter(Boolean).length;
  const parts: Child[] = [
    h("h2", { tabindex: "-1" }, source.name),
    h("p", {}, usable && `${t("mapping.rows", { rows: whole(preview.rows) })} `, t("mapping.found", { used, all: preview.columns.length })),
    faults.length > 0 && h("div", { class: "box bad", role: "alert" }, h("p", {}, t("mapping.faults")), h("ul", {}, faults)),
    readingForm(source, preview, (reading) => again({ ...source, reading, map: {} })),
    hasRecipe(source) ? recipeView(source, null, again) : h("p", {}, recipeLoader(source, again)),
    usable && h("p", {}, h("button", { type: "button", class: "main", onclick: run }, t("screen.run-rows", { rows: whole(preview.rows) }))),
    preview.columns.length > 0 && h("details", { open: !usable || used < preview.columns.length }, h("summary", {}, t("mapping.title")), table, message, apply),
    h("details", {}, h("summary", {}, t("mapping.absent", { count: absent.length })), h("p", { class: "help" }, t("mapping.absent-help")), h("p", {}, absent.join(" · "))),
    preview.notes.length > 0 && h("details", {}, h("summary", {}, t("mapping.notes", { count: preview.notes.length })), h("ul", {}, preview.notes.map((one) => h("li", {}, faultWords(one))))),
  ];
  return h("section", { class: "box" }, parts);
}
