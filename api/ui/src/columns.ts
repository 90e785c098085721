/** The columns of a table: which there are, and what those of a file are taken for. */
import list from "../../../geodata/examples/columns.csv?raw";
import { h, replace, select, type Child } from "./dom";
import { language, t } from "./i18n";
import type { Preview } from "./model";
import { readingForm } from "./reading";
import type { Source } from "./session";
import { parseDelimited } from "./table";
import { whole } from "./units";

export interface KnownColumn {
  name: string;
  header: string;
  meaning: string;
  example: string;
  type: string;
}

/** In the reader's language. */
export function knownColumns(): KnownColumn[] {
  const [head, ...rows] = parseDelimited(list, ",");
  const at = (name: string): number => head!.indexOf(name);
  const lang = language();
  return rows
    .filter((row) => row.length > 1)
    .map((row) => ({
      name: row[0]!,
      header: lang === "en" ? row[0]! : row[at(lang)]!,
      meaning: row[at(`meaning_${lang}`)]!,
      example: row[at("example")]!,
      type: row[at("type")]!,
    }));
}

export const headerOf = (column: string): string => knownColumns().find((one) => one.name === column)?.header ?? column;

/** A column as a person says it: the canonical name is for tables only. */
export const labelOf = (column: string): string => knownColumns().find((one) => one.name === column)?.meaning ?? column;

export function columnsTable(): HTMLElement {
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("screen.columns") }, h("table", {},
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("column.name")), h("th", { scope: "col" }, t("column.meaning")), h("th", { scope: "col" }, t("column.example")))),
    h("tbody", {}, knownColumns().map(({ header, meaning, example }) => h("tr", {}, h("th", { scope: "row" }, header), h("td", {}, meaning), h("td", {}, example))))));
}

/** The map that gives each header the column that was chosen for it; what stays as read is left out. */
export function mapFrom(preview: Preview, chosen: string[]): Record<string, string> {
  const map: Record<string, string> = {};
  preview.columns.forEach(({ header, column }, i) => {
    if (chosen[i] && chosen[i] !== column) map[chosen[i]!] = header;
  });
  return map;
}

/** Columns that two headers were chosen for. */
export const doubled = (chosen: string[]): string[] => [...new Set(chosen.filter((one, i) => one && chosen.indexOf(one) !== i))];

export function mappingForm(source: Source, preview: Preview, again: (changed: Source) => void, run: () => void): HTMLElement {
  const known = knownColumns();
  const chosen = preview.columns.map(({ column }) => column ?? "");
  const usable = preview.problems.length === 0;
  const message = h("p", { class: "box bad", role: "alert", hidden: true });
  const apply = h("button", { type: "button", hidden: true }, t("mapping.apply"));
  apply.addEventListener("click", () => {
    const twice = doubled(chosen);
    message.hidden = twice.length === 0;
    replace(message, t("mapping.doubled", { columns: twice.map(headerOf).join(", ") }));
    if (twice.length === 0) again({ ...source, map: { ...source.map, ...mapFrom(preview, chosen) } });
  });
  const options: [string, string][] = [["", t("mapping.not-used")], ...known.map(({ name, header }): [string, string] => [name, header])];
  const rows = preview.columns.map(({ header, column, samples }, i) =>
    h("tr", {}, h("th", { scope: "row" }, header || t("mapping.no-name")), h("td", { class: "samples" }, samples.join(" · ")),
      h("td", {}, select(options, column ?? "", (value) => {
        chosen[i] = value;
        apply.hidden = false;
      }, { "aria-label": t("mapping.for", { header }) })),
      h("td", {}, column ? t("mapping.known") : t("mapping.unknown"))));
  const table = h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("mapping.title") }, h("table", { class: "mapping" },
    h("thead", {}, h("tr", {}, [t("mapping.header"), t("mapping.samples"), t("mapping.meaning"), t("mapping.status")].map((one) => h("th", { scope: "col" }, one)))),
    h("tbody", {}, rows)));
  const faults = preview.problems.map(({ message: text }) => h("li", {}, text[language()]));
  const absent = known.filter(({ name }) => !chosen.includes(name)).map(({ header }) => header);
  const used = chosen.filter(Boolean).length;
  const parts: Child[] = [
    h("h2", { tabindex: "-1" }, source.name),
    h("p", {}, t("mapping.found", { rows: whole(preview.rows), used, all: preview.columns.length })),
    faults.length > 0 && h("div", { class: "box bad", role: "alert" }, h("p", {}, t("mapping.faults")), h("ul", {}, faults)),
    readingForm(source, preview, (reading) => again({ ...source, reading, map: {} })),
    usable && h("p", {}, h("button", { type: "button", class: "main", onclick: run }, t("screen.run-rows", { rows: whole(preview.rows) }))),
    preview.columns.length > 0 && h("details", { open: !usable || used < preview.columns.length }, h("summary", {}, t("mapping.title")), table, message, apply),
    h("details", {}, h("summary", {}, t("mapping.absent", { count: absent.length })), h("p", { class: "help" }, t("mapping.absent-help")), h("p", {}, absent.join(" · "))),
    preview.notes.length > 0 && h("details", {}, h("summary", {}, t("mapping.notes", { count: preview.notes.length })), h("ul", {}, preview.notes.map(({ message: text }) => h("li", {}, text[language()])))),
  ];
  return h("section", { class: "box" }, parts);
}
