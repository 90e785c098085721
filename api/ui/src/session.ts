/** What this tab works on: the table at hand with its corrections, and results that were loaded. */
import { begin, dismiss, follow, json, Nowhere, type Progress } from "./api";
import { readingInputs, type Reading } from "./reading";
import type { Column, Hearing, Scorecard, TableResult, Text } from "./model";

export interface Correction {
  /** Absent: every row whose cell holds `was`. */
  row?: number;
  column: string;
  value: string;
  /** What stood there before. */
  was?: string;
  /** Said of this row only: another row with the same text may mean something else. */
  once?: boolean;
  /** What one click for many rows said of them: its corrections are told, and taken back, together. */
  together?: string;
}

/** Puts right a pair of columns, longitude and latitude, in each row that needs it. */
export interface ColumnFix {
  fix: string;
  columns: string[];
}

/** A table as it was given, and what its owner changed: together they give the same result again. */
export interface Source {
  name: string;
  type: string;
  content: string;
  base64: boolean;
  size: number;
  map: Record<string, string>;
  corrections: Correction[];
  fixes: ColumnFix[];
  /** Corrections of a loaded recipe that do not say what stood there before, and are not made. */
  recipeLeft?: number;
  /** The encoding of a loaded recipe that this file is not written in, and whether it is UTF-8 instead. */
  recipeEncoding?: { encoding: string; utf8: boolean } | null;
  /** Chosen by hand where the service reads the table otherwise than it is meant. */
  reading?: Reading;
  /** As the service has read the header. */
  columns: Column[];
}

export const session: { source: Source | null; job: string; beside: TableResult | null } = { source: null, job: "", beside: null };

const results = new Map<string, TableResult>();
/** Titles of findings as result and register give them. */
export const titles = new Map<string, Text>();

export function learn(card: Scorecard): void {
  for (const { id, title } of card.findings) if (title) titles.set(id, title);
}

export function inputsOf(source: Source, detail: string): Record<string, unknown> {
  const table = source.base64 ? { value: source.content, mediaType: source.type, encoding: "base64" } : { value: source.content, mediaType: source.type };
  return {
    table,
    detail,
    ...readingInputs(source.reading),
    ...(Object.keys(source.map).length ? { map: source.map } : {}),
    ...(source.corrections.length ? { corrections: source.corrections.map(({ row, column, value, was }) => (row === undefined ? { column, value, was } : { row, column, value })) } : {}),
    ...(source.fixes.length ? { fixes: source.fixes } : {}),
  };
}

/** Screens the table. \param started gets the job under which the result stays for a day, as soon as there is one
 *  \return that job; "" of a server without jobs. What `signal` cancels is dismissed there too. */
export async function screenTable(source: Source, told: (progress: Progress) => void, signal: AbortSignal, started: (job: string) => void): Promise<string> {
  const begun = await begin<TableResult>("screen-table", inputsOf(source, "summary"), told, signal);
  const job = "job" in begun ? begun.job : "";
  session.job = job;
  if (job) {
    signal.addEventListener("abort", () => dismiss(job));
    started(job);
  }
  const result = "job" in begun ? await follow<TableResult>(job, told, signal) : begun.result;
  learn(result.scorecard);
  results.set(job, result);
  return job;
}

const jobForm = /^[0-9a-f]{32}$/;

/** The result of a job, loaded when this tab does not have it. */
export async function resultOf(job: string, told: (progress: Progress) => void, signal: AbortSignal): Promise<TableResult> {
  const have = results.get(job);
  if (have) return have;
  if (!jobForm.test(job)) throw new Nowhere();
  const result = await follow<TableResult>(job, told, signal);
  learn(result.scorecard);
  results.set(job, result);
  return result;
}

export async function registerTitles(): Promise<void> {
  if (titles.size === 0) learn(await json<Scorecard>("/scorecard"));
}

export interface Report {
  manifest: TableResult["manifest"];
  hearings: Hearing[];
}
