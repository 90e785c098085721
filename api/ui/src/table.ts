/** Text that stands for a table: CSV, and cells copied out of a spreadsheet. */

/** Tabs between cells, as a spreadsheet copies them, become CSV; other text stays. */
export function pastedTable(text: string): string {
  const first = text.split(/\r?\n/, 1)[0] ?? "";
  if (!first.includes("\t")) return text;
  return formatCsv(parseDelimited(text, "\t"));
}

/** Rows of cells; quotes as in RFC 4180. */
export function parseDelimited(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < text.length; ++i) {
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (c === '"' && cell === "") quoted = true;
    else if (c === delimiter) {
      row.push(cell);
      cell = "";
    } else if (c === "\n" || c === "\r") {
      if (c === "\r" && text[i + 1] === "\n") ++i;
      row.push(cell);
      rows.push(row);
      row = [];
      cell = "";
    } else cell += c;
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows;
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe, as the service's own tables have it. */
function cellText(cell: string, guarded: boolean): string {
  const text = guarded && /^[=+\-@\t\r]/.test(cell) && !/^[-+]?[\d.,\s]+$/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const formatCsv = (rows: (string | number | null)[][], guarded = false): string =>
  rows.map((row) => row.map((cell) => cellText(cell === null ? "" : String(cell), guarded)).join(",") + "\r\n").join("");

const types: Record<string, string> = {
  csv: "text/csv",
  tsv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  geojson: "application/geo+json",
  json: "application/geo+json",
  ndjson: "application/x-ndjson",
  gpkg: "application/geopackage+sqlite3",
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
  html: "text/html",
  htm: "text/html",
  txt: "text/plain",
};

export const acceptedNames = Object.keys(types).map((one) => `.${one}`).join(",");

/** The media type of a file by its name; empty for one that is not read. */
export const mediaTypeOf = (name: string): string => types[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ""] ?? "";

/** The address that a text is, and nothing else. */
export function addressIn(text: string): URL | null {
  const address = text.trim();
  if (!/^https?:\/\/\S+$/i.test(address)) return null;
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/** What a file from an address is called: by its path, or where that names no kind of file, by what the server calls it. */
export function nameOfAnswer(address: URL, mediaType: string): string {
  const name = address.pathname.split("/").pop() || address.host;
  if (mediaTypeOf(name)) return name;
  const type = mediaType.split(";", 1)[0]!.trim();
  const extension = Object.keys(types).find((one) => types[one] === type) ?? "";
  return extension ? `${name}.${extension}` : name;
}

/** A notice, whose fields a machine reads; it has no columns. */
export const isNotice = (type: string): boolean => /pdf|wordprocessing|opendocument\.text|html/.test(type);

/** Bytes of a request that carries so many bytes of a file in base64. */
export const bytesSent = (size: number): number => Math.ceil(size / 3) * 4 + 4096;
