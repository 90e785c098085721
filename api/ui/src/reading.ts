/** How a table is read: which sheet and header row were found, and, of a text, the choice of another encoding or header row. */
import { field, h, select, type Child } from "./dom";
import { t } from "./i18n";
import type { Preview } from "./model";
import type { Source } from "./session";

export interface Reading {
  /** As TextDecoder names it; empty: as the server finds. */
  encoding: string;
  /** From 1; 0: as the server finds. */
  header: number;
}

/** What tables of Kazakhstan are written in. */
export const encodings = ["utf-8", "windows-1251", "utf-16le", "ibm866"];

const shownLines = 15;
const shownLetters = 60;

function textOf({ content, base64 }: Source, encoding: string): string {
  if (!base64) return content;
  const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
  return new TextDecoder(encoding || "utf-8").decode(bytes);
}

/** The text with everything above the header emptied: rows keep their numbers. */
export function readAs(source: Source, { encoding, header }: Reading): string {
  const lines = textOf(source, encoding).split(/\r\n|\n|\r/);
  return lines.map((line, i) => (i + 1 < header ? "" : line)).join("\n");
}

export function readingForm(source: Source, preview: Preview, again: (reading: Reading) => void): Child {
  const found = [preview.sheet && t("reading.sheet", { sheet: preview.sheet }), preview.header_row > 0 && t("reading.header", { row: preview.header_row })].filter(Boolean).join(" · ");
  const told = found && h("p", { class: "help" }, found);
  if (source.type !== "text/csv") return [told, preview.sheet && h("p", { class: "help" }, t("reading.other-sheet"))];
  const now = source.reading ?? { encoding: "", header: 0 };
  const lines = textOf(source, now.encoding).split(/\r\n|\n|\r/).slice(0, shownLines);
  const rows = lines.map((line, i): [string, string] => [String(i + 1), `${i + 1}: ${line.slice(0, shownLetters)}`]);
  const encoding = select([["", t("reading.auto")], ...encodings.map((one): [string, string] => [one, one.toUpperCase()])], now.encoding, (value) => again({ ...now, encoding: value }));
  const header = select([["0", t("reading.auto")], ...rows], String(now.header), (value) => again({ ...now, header: Number(value) }));
  return [told, h("details", { open: preview.problems.length > 0 || source.reading !== undefined }, h("summary", {}, t("reading.wrong")),
    h("div", { class: "row-of-fields" }, source.base64 && field(t("reading.encoding"), encoding), field(t("reading.header-row"), header)))];
}
