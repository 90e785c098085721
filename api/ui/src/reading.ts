/** How a table is read: sheet, header row and encoding that were found, the first rows as they stand, and the choice of others. */
import { field, h, select, type Child } from "./dom";
import { t } from "./i18n";
import type { Preview } from "./model";
import type { Source } from "./session";
import { whole } from "./units";

/** What the owner of a table said; what is not named is as the service finds. */
export interface Reading {
  sheet?: string;
  /** As a spreadsheet counts. */
  header_row?: number;
  /** As the service names it. */
  encoding?: string;
}

/** What tables of Kazakhstan are written in. */
export const encodings = ["UTF-8", "CP1251", "UTF-16LE", "UTF-16BE", "CP866", "KOI8-R"];

const isWide = (encoding: string): boolean => encoding.startsWith("UTF-16");

/** Whether a file may be written in an encoding; where letters beyond ASCII are UTF-8, in that only. */
export function mayBe(bytes: Uint8Array, encoding: string): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return isWide(encoding);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return encoding !== "UTF-8";
  }
  if (/[^\x00-\x7f]/.test(text)) return encoding === "UTF-8";
  return text.includes("\0") === isWide(encoding);
}

/** Whether the bytes of a text came in: all else has no encoding that could be chosen. */
export const isText = ({ type, base64 }: Source): boolean => base64 && /csv|plain/.test(type);

export function bytesOf({ content }: Source): Uint8Array {
  const text = atob(content);
  const all = new Uint8Array(text.length);
  for (let i = 0; i < text.length; ++i) all[i] = text.charCodeAt(i);
  return all;
}

const shownLetters = 60;
const delimiters: Record<string, string> = { "\t": "Tab" };

/** The inputs by which the service reads the table so. */
export const readingInputs = ({ sheet, header_row, encoding }: Reading = {}): Reading =>
  ({ ...(sheet ? { sheet } : {}), ...(header_row ? { header_row } : {}), ...(encoding ? { encoding } : {}) });

/** Another sheet has its header elsewhere. */
export function chosen(now: Reading, change: Reading): Reading {
  const next = readingInputs({ ...now, ...change });
  if (change.sheet !== undefined) delete next.header_row;
  return next;
}

function firstRows({ first_rows: rows, header_row }: Preview): Child {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const line = ({ row, cells }: Preview["first_rows"][number]): HTMLElement =>
    h("tr", row === header_row ? { class: "header-row" } : {}, h("th", { scope: "row" }, row), Array.from({ length: width }, (_, i) => h("td", {}, row === header_row ? h("strong", {}, cells[i] ?? "") : cells[i] ?? "")));
  const title = t("reading.first-rows", { count: whole(rows.length) });
  return h("details", {}, h("summary", {}, title), h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": title }, h("table", { class: "first-rows", "aria-label": title }, h("tbody", {}, rows.map(line)))));
}

export function readingForm(source: Source, preview: Preview, again: (reading: Reading) => void): Child {
  const now = source.reading ?? {};
  const take = (change: Reading): void => again(chosen(now, change));
  const told = [
    preview.sheet && t("reading.sheet", { sheet: preview.sheet }),
    preview.header_row > 0 && t("reading.header", { row: preview.header_row }),
    preview.encoding && t("reading.encoding-read", { encoding: preview.encoding }),
    preview.delimiter && t("reading.delimiter", { delimiter: delimiters[preview.delimiter] ?? preview.delimiter })].filter(Boolean).join(" · ");
  const auto: [string, string] = ["", t("reading.auto")];
  const same = (one: string): [string, string] => [one, one];
  const rows = preview.first_rows.map(({ row, cells }): [string, string] => [String(row), `${row}: ${cells.filter(Boolean).join(" | ").slice(0, shownLetters)}`]);
  const stated = String(now.header_row ?? "");
  if (stated && !rows.some(([row]) => row === stated)) rows.push([stated, stated]);
  const fields = [
    preview.sheets.length > 1 && field(t("reading.choose-sheet"), select([auto, ...preview.sheets.map(same)], now.sheet ?? "", (sheet) => take({ sheet }))),
    /csv|plain|spreadsheet/.test(source.type) && rows.length > 0 && field(t("reading.header-row"), select([auto, ...rows], stated, (row) => take({ header_row: Number(row) }))),
    source.base64 && preview.encoding && field(t("reading.encoding"), select([auto, ...encodings.map(same)], now.encoding ?? "", (encoding) => take({ encoding })))].filter(Boolean);
  return [told && h("p", { class: "help" }, told),
    fields.length > 0 && h("details", { open: preview.problems.length > 0 || source.reading !== undefined }, h("summary", {}, t("reading.wrong")), h("div", { class: "row-of-fields" }, fields)),
    preview.first_rows.length > 0 && firstRows(preview)];
}
