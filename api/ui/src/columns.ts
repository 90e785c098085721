/** The columns that a table may have. */
import list from "../../../geodata/examples/columns.csv?raw";
import { h } from "./dom";
import { language, t, type Language } from "./i18n";
import { parseDelimited } from "./table";

export interface KnownColumn {
  name: string;
  header: string;
  meaning: string;
  example: string;
  type: string;
}

const known = new Map<Language, KnownColumn[]>();

/** In the reader's language. */
export function knownColumns(): KnownColumn[] {
  const lang = language();
  if (!known.has(lang)) known.set(lang, columnsIn(lang));
  return known.get(lang)!;
}

function columnsIn(lang: Language): KnownColumn[] {
  const [head, ...rows] = parseDelimited(list, ",");
  const at = (name: string): number => head!.indexOf(name);
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

/** What the parts of a canonical name stand for in English. */
const parts: Record<string, string> = { doc: "papers:", id: "number", lat: "latitude", leb: "local executive body", lon: "longitude", m: "in metres", spz: "sanitary zone", tv: "television or", url: "address", user: "own", wkt: "as WKT" };

/** A canonical name as words: "Hearing start". */
export function wordsOf(name: string): string {
  const words = name.split("_").map((one) => parts[one] ?? one).join(" ").replace("date time", "date and time");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A column in a few words of the reader's language: in English its header is a code. */
export function shortOf(column: string): string {
  const header = headerOf(column);
  return header === column ? wordsOf(column) : header;
}

/** What heads a field: a few words; where a code stands for them, what it means. */
export function titleOf(column: string): string {
  const header = headerOf(column);
  return header === column && column.includes("_") && labelOf(column) !== column ? labelOf(column) : shortOf(column);
}

export function columnsTable(): HTMLElement {
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("screen.columns") }, h("table", {},
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("column.name")), h("th", { scope: "col" }, t("column.meaning")), h("th", { scope: "col" }, t("column.example")))),
    h("tbody", {}, knownColumns().map(({ header, meaning, example }) => h("tr", {}, h("th", { scope: "row" }, header), h("td", {}, meaning), h("td", {}, example))))));
}
