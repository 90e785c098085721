/** Which hearings are shown, and in which order. */
import { standings, type Row, type Standing } from "./model";

export interface Filter {
  finding: string;
  verdict: string;
  oblast: string;
  initiator: string;
  from: string;
  to: string;
  text: string;
  order: string;
}

export const filterNames = ["finding", "verdict", "oblast", "initiator", "from", "to", "text", "order"] as const;

export function filterFrom(values: Record<string, string>): Filter {
  const filter = {} as Filter;
  for (const name of filterNames) filter[name] = values[name] ?? "";
  return filter;
}

/** How a row stands on the question that is asked; without one, what stands first of the hearing. */
export const standingIn = (row: Row, finding: string): Standing => (finding ? row.standings[finding] ?? "not_applicable" : row.told.standing);

/** A row with what it is ordered by, worked out once. */
interface Keyed {
  row: Row;
  rank: number;
  far: number;
}

const far = ({ distance }: Row): number => distance?.high ?? distance?.low ?? -1;

const orders: Record<string, (one: Keyed, other: Keyed) => number> = {
  date: ({ row: one }, { row: other }) => (one.date < other.date ? 1 : one.date > other.date ? -1 : one.index - other.index),
  name: ({ row: one }, { row: other }) => one.name.localeCompare(other.name),
  table: ({ row: one }, { row: other }) => one.index - other.index,
  far: (one, other) => other.far - one.far,
  worst: (one, other) => one.rank - other.rank || other.far - one.far || one.row.index - other.row.index,
};

/** "to" counts whole: 2024 means the end of 2024. */
export function filtered(rows: Row[], filter: Filter): Row[] {
  const words = filter.text.trim().toLocaleLowerCase();
  const end = filter.to ? `${filter.to}\uffff` : "";
  const kept = rows.filter(
    (row) =>
      (!filter.verdict || filter.verdict === standingIn(row, filter.finding)) &&
      (!filter.oblast || row.oblast === filter.oblast) &&
      (!filter.initiator || row.initiator === filter.initiator) &&
      (!filter.from || (row.date !== "" && row.date >= filter.from)) &&
      (!end || (row.date !== "" && row.date <= end)) &&
      (!words || row.words.includes(words)),
  );
  const keyed = kept.map((row): Keyed => ({ row, rank: standings.indexOf(standingIn(row, filter.finding)), far: far(row) }));
  return keyed.sort(orders[filter.order] ?? orders.worst).map(({ row }) => row);
}

/** What occurs, in the order of the alphabet. */
export const choices = (rows: Row[], of: (row: Row) => string): string[] =>
  [...new Set(rows.map(of))].filter((one) => one !== "").sort((one, other) => one.localeCompare(other));
