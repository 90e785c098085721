/** Which hearings are shown, and in which order. */
import { mainQuestion, verdicts, type Row, type Verdict } from "./model";

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

/** The verdict of a row on the question that is asked. */
export const verdictOf = (row: Row, finding: string): Verdict => row.verdicts[finding || mainQuestion] ?? "not_applicable";

function orderOf(filter: Filter): (one: Row, other: Row) => number {
  const far = (row: Row): number => row.distance?.high ?? row.distance?.low ?? -1;
  const rank = (row: Row): number => verdicts.indexOf(verdictOf(row, filter.finding));
  switch (filter.order) {
    case "date": return (one, other) => other.date.localeCompare(one.date);
    case "name": return (one, other) => one.name.localeCompare(other.name);
    case "table": return (one, other) => one.index - other.index;
    case "far": return (one, other) => far(other) - far(one);
    default: return (one, other) => rank(one) - rank(other) || far(other) - far(one) || one.index - other.index;
  }
}

/** "to" counts whole: 2024 means the end of 2024. */
export function filtered(rows: Row[], filter: Filter): Row[] {
  const words = filter.text.trim().toLocaleLowerCase();
  const end = filter.to ? `${filter.to}\uffff` : "";
  const kept = rows.filter(
    (row) =>
      (!filter.verdict || filter.verdict === verdictOf(row, filter.finding)) &&
      (!filter.oblast || row.oblast === filter.oblast) &&
      (!filter.initiator || row.initiator === filter.initiator) &&
      (!filter.from || (row.date !== "" && row.date >= filter.from)) &&
      (!end || (row.date !== "" && row.date <= end)) &&
      (!words || row.words.includes(words)),
  );
  return kept.sort(orderOf(filter));
}

/** What occurs, in the order of the alphabet. */
export const choices = (rows: Row[], of: (row: Row) => string): string[] =>
  [...new Set(rows.map(of))].filter((one) => one !== "").sort((one, other) => one.localeCompare(other));
