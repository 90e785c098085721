/** A new SQLite file from rows: tables in order of their numbers, and the indexes that their keys imply. Nothing is read or changed. */
import { joined } from "./bytes";

export type Value = string | number | Uint8Array | null;

export interface Table {
  name: string;
  /** CREATE TABLE …; a column "INTEGER PRIMARY KEY" stands first and is null in the rows, which are numbered from 1. */
  sql: string;
  rows: Value[][];
  /** Number of each row; from 1 when left out. */
  ids?: number[];
  /** Columns of each index that a key of the table implies, in the order of the table's own words. */
  keys?: number[][];
}

const pageBytes = 4096;
const mostLocal = pageBytes - 35;
const leastLocal = Math.floor(((pageBytes - 12) * 32) / 255) - 23;
const indexMostLocal = Math.floor(((pageBytes - 12) * 64) / 255) - 23;
const encoder = new TextEncoder();

/** Eight groups of seven bits, then all eight of the last byte. */
function negative(value: number): number[] {
  const bits = BigInt.asUintN(64, BigInt(value));
  const groups = Array.from({ length: 8 }, (_, i) => Number((bits >> BigInt(57 - 7 * i)) & 0x7fn) | 0x80);
  return [...groups, Number(bits & 0xffn)];
}

/** Big-endian in groups of seven bits; a number below zero takes nine bytes. \pre |value| < 2^53 */
export function varint(value: number): number[] {
  if (value < 0) return negative(value);
  const groups = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) groups.unshift((rest % 128) | 0x80);
  return groups;
}

function numberBytes(value: number): [type: number, bytes: Uint8Array] {
  const view = new DataView(new ArrayBuffer(8));
  if (!Number.isSafeInteger(value)) {
    view.setFloat64(0, value);
    return [7, new Uint8Array(view.buffer)];
  }
  view.setBigInt64(0, BigInt(value));
  return [6, new Uint8Array(view.buffer)];
}

function field(value: Value): [type: number, bytes: ArrayLike<number>] {
  if (value === null) return [0, []];
  if (typeof value === "number") return numberBytes(value);
  const bytes = typeof value === "string" ? encoder.encode(value) : value;
  return [bytes.length * 2 + (typeof value === "string" ? 13 : 12), bytes];
}

function record(values: Value[]): Uint8Array {
  const fields = values.map(field);
  const types = fields.flatMap(([type]) => varint(type));
  // The size of the head counts itself: one byte, or two.
  const head = types.length + 1 < 128 ? types.length + 1 : types.length + 2;
  return joined([varint(head), types, ...fields.map(([, bytes]) => bytes)]);
}

const u32 = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];

class Pages {
  readonly pages: Uint8Array[] = [];

  /** \return its number, from 1 */
  add(page: Uint8Array = new Uint8Array(pageBytes)): number {
    return this.pages.push(page);
  }

  /** What does not fit into its page goes on in a chain of others. */
  payload(bytes: Uint8Array, most: number): Uint8Array {
    if (bytes.length <= most) return bytes;
    const wanted = leastLocal + ((bytes.length - leastLocal) % (pageBytes - 4));
    const local = wanted <= most ? wanted : leastLocal;
    const parts: Uint8Array[] = [];
    for (let at = local; at < bytes.length; at += pageBytes - 4) parts.push(bytes.subarray(at, at + pageBytes - 4));
    const first = this.pages.length + 1;
    parts.forEach((part, i) => {
      const page = new Uint8Array(pageBytes);
      page.set(u32(i + 1 < parts.length ? first + i + 1 : 0));
      page.set(part, 4);
      this.add(page);
    });
    return joined([bytes.subarray(0, local), u32(first)]);
  }
}

/** Writes cells from the end of the page, their places from its beginning. \param from where the page's own head starts */
function fill(page: Uint8Array, kind: number, cells: Uint8Array[], from = 0, right = 0): void {
  const view = new DataView(page.buffer, page.byteOffset);
  const head = right > 0 ? 12 : 8;
  let end = pageBytes;
  cells.forEach((cell, i) => {
    end -= cell.length;
    page.set(cell, end);
    view.setUint16(from + head + 2 * i, end);
  });
  page[from] = kind;
  view.setUint16(from + 3, cells.length);
  view.setUint16(from + 5, end);
  if (right > 0) view.setUint32(from + 8, right);
}

/** Cells in groups that each fit a page. */
function packed<T extends { cell: Uint8Array }>(items: T[], room: number): T[][] {
  const groups: T[][] = [[]];
  let used = 0;
  for (const item of items) {
    if (used + item.cell.length + 2 > room) {
      groups.push([]);
      used = 0;
    }
    groups.at(-1)!.push(item);
    used += item.cell.length + 2;
  }
  return groups;
}

interface Child {
  page: number;
  last: number;
}

/** The tree of a table's rows. \return its root */
function tableTree(pages: Pages, { rows, ids }: Pick<Table, "rows" | "ids">): number {
  const cells = rows.map((values, i) => {
    const bytes = record(values);
    const id = ids?.[i] ?? i + 1;
    return { id, cell: joined([varint(bytes.length), varint(id), pages.payload(bytes, mostLocal)]) };
  });
  let level: Child[] = packed(cells, pageBytes - 8).map((group) => {
    const page = new Uint8Array(pageBytes);
    fill(page, 0x0d, group.map(({ cell }) => cell));
    return { page: pages.add(page), last: group.at(-1)?.id ?? 0 };
  });
  while (level.length > 1) {
    const links = level.map((child) => ({ child, cell: joined([u32(child.page), varint(child.last)]) }));
    const groups = packed(links, pageBytes - 12);
    // A page of one child would have no cell.
    if (groups.at(-1)!.length === 1) groups.at(-1)!.unshift(groups.at(-2)!.pop()!);
    level = groups.map((group) => {
      const page = new Uint8Array(pageBytes);
      const right = group.at(-1)!.child;
      fill(page, 0x05, group.slice(0, -1).map(({ cell }) => cell), 0, right.page);
      return { page: pages.add(page), last: right.last };
    });
  }
  return level[0]!.page;
}

/** An index of few rows: one page. */
function indexTree(pages: Pages, { rows, ids }: Table, columns: number[]): number {
  const keys = rows.map((values, i) => ({ key: columns.map((column) => values[column]!), id: ids?.[i] ?? i + 1 }));
  const text = ({ key }: { key: Value[] }): string => key.join("\u0000");
  keys.sort((one, other) => (text(one) < text(other) ? -1 : 1));
  const page = new Uint8Array(pageBytes);
  fill(page, 0x0a, keys.map(({ key, id }) => {
    const bytes = record([...key, id]);
    return joined([varint(bytes.length), pages.payload(bytes, indexMostLocal)]);
  }));
  return pages.add(page);
}

function databaseHead(page: Uint8Array, count: number, application: number, version: number): void {
  const view = new DataView(page.buffer);
  page.set(encoder.encode("SQLite format 3\u0000"));
  view.setUint16(16, pageBytes);
  page.set([1, 1, 0, 64, 32, 32], 18);
  for (const [at, value] of [[24, 1], [28, count], [40, 1], [44, 4], [56, 1], [60, version], [68, application], [92, 1], [96, 3_040_000]] as const) view.setUint32(at, value);
}

/** The whole file; equal input gives equal bytes. */
export function database(tables: Table[], application: number, version: number): Uint8Array<ArrayBuffer> {
  const pages = new Pages();
  const first = new Uint8Array(pageBytes);
  pages.add(first);
  const schema: Value[][] = [];
  for (const table of tables) {
    schema.push(["table", table.name, table.name, tableTree(pages, table), table.sql]);
    table.keys?.forEach((columns, i) => schema.push(["index", `sqlite_autoindex_${table.name}_${i + 1}`, table.name, indexTree(pages, table, columns), null]));
  }
  fill(first, 0x0d, schema.map((values, i) => {
    const bytes = record(values);
    return joined([varint(bytes.length), varint(i + 1), pages.payload(bytes, mostLocal)]);
  }), 100);
  databaseHead(first, pages.pages.length, application, version);
  return joined(pages.pages);
}
