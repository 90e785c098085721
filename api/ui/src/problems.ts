/** What must be put right in a table, at its place, and the corrections that do it. */
import type { Refused } from "./api";
import { h, stacked, type Child } from "./dom";
import { faultWords } from "./faults";
import { say, t, withoutFlags } from "./i18n";
import type { MeantPlace, RowProblem } from "./model";
import { unitWords } from "./places";
import { recipeLoader } from "./recipe";
import type { ColumnFix, Correction, Source } from "./session";
import { length, whole } from "./units";

export interface ProblemGroup {
  code: string;
  problems: RowProblem[];
}

/** Problems of one kind together, the most frequent first. */
export function grouped(problems: RowProblem[]): ProblemGroup[] {
  const groups = new Map<string, RowProblem[]>();
  for (const problem of problems) groups.set(problem.code, [...(groups.get(problem.code) ?? []), problem]);
  return [...groups].map(([code, list]) => ({ code, problems: list })).sort((one, other) => other.problems.length - one.problems.length);
}

/** The later correction of a cell takes the place of the earlier one; what stood there first stays known. */
export function corrected(before: Correction[], more: Correction[]): Correction[] {
  const key = ({ row, column }: Correction): string => `${row}\n${column}`;
  const first = new Map(before.filter(({ row }) => row !== undefined).map((one) => [key(one), one]));
  const replaced = new Set(more.map(key));
  return [...before.filter((one) => one.row === undefined || !replaced.has(key(one))), ...more.map((one) => ({ ...one, ...(first.get(key(one))?.was === undefined ? {} : { was: first.get(key(one))!.was! }) }))];
}

/** What is typed in cells, as corrections. */
const typedIn = (typed: Map<RowProblem, string>): Correction[] => [...typed].map(([{ row, column, value: was }, value]) => ({ row, column, value, was }));

/** What is typed in other cells goes along with a change. */
export function withTyped(before: Source, changed: Source, typed: Map<RowProblem, string>): Source {
  const made = changed.corrections.filter((one) => !before.corrections.includes(one));
  return { ...changed, corrections: corrected(corrected(changed.corrections, typedIn(typed)), made) };
}

/** What the service proposes for whole columns, with the number of rows that need it. */
export function fixesOf(problems: RowProblem[]): { fix: ColumnFix; rows: number }[] {
  const found = new Map<string, { fix: ColumnFix; rows: number }>();
  for (const { fix } of problems) {
    if (!fix) continue;
    const key = JSON.stringify(fix);
    found.set(key, { fix, rows: (found.get(key)?.rows ?? 0) + 1 });
  }
  return [...found.values()];
}

/** The cell with its part that names a place said without doubt. */
export function chosenPlace({ row, column, written = "", item = "" }: RowProblem, { id }: Pick<MeantPlace, "id">): Correction {
  const parts = written.split(/([;\n\r])/);
  const at = parts.findIndex((one) => one.trim() === item);
  const value = parts.map((one, i) => (i === at ? one.replace(item, () => `${item} [${id}]`) : one)).join("");
  return { row, column, value: at < 0 ? written : value, was: written, once: true };
}

/** More corrections the service does not take at once. */
const mostCorrections = 10_000;

/** The remarks that ask the same: one place of one column with the same candidates. */
export function alike(notes: RowProblem[]): (note: RowProblem) => RowProblem[] {
  const key = ({ code, sheet, column, item, value, candidates }: RowProblem): string => JSON.stringify([code, sheet, column, item ?? value, candidates?.map(({ id }) => id)]);
  const groups = new Map<string, RowProblem[]>();
  for (const note of notes) if (note.candidates) groups.set(key(note), [...(groups.get(key(note)) ?? []), note]);
  return (note) => groups.get(key(note)) ?? [note];
}

/** One place chosen for many rows; a cell may hold several such places, one after another. */
export function chosenPlaces(before: Correction[], notes: RowProblem[], place: MeantPlace): Correction[] {
  const together = `${notes[0]!.column}: ${notes[0]!.item ?? notes[0]!.value} → ${say(place.name)} [${place.id}]`;
  return corrected(before, notes.map((note) => ({ ...chosenPlace(note, place), together })));
}

/** "also called Малиновка, Аккольский район, Акмолинская область, 340 km from the project". */
const whereWords = ({ district, oblast, distance_m: far, also }: MeantPlace): string =>
  [also && t("place.also", { name: also }), unitWords({ district, oblast }), far === null ? "" : t("place.away", { distance: length(far) })].filter(Boolean).join(", ");

/** A remark; where a place is to be chosen, each with one click. \param same the remarks that ask the same, this among them */
export function noteView(note: RowProblem, source: Source | null, apply: (changed: Source) => void, same: RowProblem[] = [note]): HTMLElement {
  const at = note.row > 0 && `${[source?.name, note.sheet, `${t("fix.row")} ${note.row}`, note.column].filter(Boolean).join(", ")}: `;
  const choose = (place: MeantPlace): Child => {
    const words: Child[] = [h("bdi", {}, say(place.name)), " ", h("span", { class: "small" }, whereWords(place) || place.id)];
    const all = source && same.length > 1 && source.corrections.length + same.length <= mostCorrections && h("button", { type: "button", class: "small", "aria-label": `${[say(place.name), whereWords(place) || place.id].join(", ")}: ${t("fix.place-all", { count: whole(same.length) })}`,
      onclick: () => apply({ ...source, corrections: chosenPlaces(source.corrections, same, place) }) }, t("fix.place-all", { count: whole(same.length) }));
    return h("li", {}, source ? h("button", { type: "button", class: "small", onclick: () => apply({ ...source, corrections: corrected(source.corrections, [chosenPlace(note, place)]) }) }, words) : words, all && [" ", all]);
  };
  if (!note.candidates) return h("li", {}, at, faultWords(note));
  return h("li", { "data-code": note.code, "data-item": note.item ?? note.value }, at, t(note.code === "place-doubtful" ? "fix.place-doubtful" : "fix.place-ambiguous", { item: note.item ?? note.value }), h("ul", { class: "candidates" }, note.candidates.map(choose)));
}

const fixLooks = ({ fix }: ColumnFix, rows: number): string => t("fix.utm-look", { count: whole(rows), zone: fix.replace("utm-", "") });

const shownRows = 50;

/** Cells that can be corrected where they stand; `apply` gets what was changed. \param changes what is typed in them */
export function correctionForm(source: Source | null, problems: RowProblem[], changes: Map<RowProblem, string>, apply: (changed: Source) => void): HTMLElement {
  const all = h("button", { type: "button", class: "main", hidden: true });
  const tell = (): void => {
    all.hidden = changes.size === 0;
    all.textContent = t("fix.apply", { count: changes.size });
  };
  tell();
  all.addEventListener("click", () => source && apply({ ...source, corrections: corrected(source.corrections, typedIn(changes)) }));
  const cell = (problem: RowProblem): Child => {
    if (!source || !problem.column) return h("span", { class: "value" }, problem.value || "–");
    const input = h("input", { type: "text", value: changes.get(problem) ?? problem.value, "aria-label": t("fix.cell", { row: problem.row, column: problem.column }), oninput: () => {
      if (input.value === problem.value) changes.delete(problem);
      else changes.set(problem, input.value);
      tell();
    } });
    return input;
  };
  const group = ({ code, problems: list }: ProblemGroup): HTMLElement => {
    const fixes = source ? fixesOf(list).map(({ fix, rows }) => h("p", {}, fix.fix !== "swap" && `${fixLooks(fix, rows)} `,
      h("button", { type: "button", onclick: () => apply({ ...source, fixes: [...source.fixes, fix] }) }, t(fix.fix === "swap" ? "fix.swap-all" : "fix.utm-all", { count: whole(rows) })))) : [];
    const where = [source?.name, list[0]?.sheet && t("fix.sheet", { sheet: list[0].sheet })].filter(Boolean).join(", ");
    return h("section", { class: "faults", "data-code": code },
      h("h2", {}, t("fix.group", { count: whole(list.length) }), " ", h("code", {}, code)), where && h("p", { class: "help" }, where), fixes,
      h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": code }, stacked([t("fix.row"), t("fix.column"), t("fix.value"), t("fix.why")],
        list.slice(0, shownRows).map((problem): [Child[]] => [[problem.row || "–", problem.column || t("fix.whole-row"), cell(problem), faultWords(problem)]]), { "aria-label": code })),
      list.length > shownRows && h("p", { class: "help" }, t("fix.more", { count: whole(list.length - shownRows) })));
  };
  return h("div", {}, grouped(problems).map(group), all, !source && problems.length > 0 && h("p", { class: "help" }, t("fix.no-source")));
}

/** A table of which nothing could be used: everything that is wrong at once. */
export function problemsView(source: Source, refused: Refused, again: (changed: Source) => void): HTMLElement {
  const undo = source.corrections.length > 0 && h("button", { type: "button", onclick: () => again({ ...source, corrections: source.corrections.slice(0, -1) }) }, t("fix.undo"));
  return h("section", { class: "box bad" }, h("h2", { tabindex: "-1" }, t("fix.nothing", { name: source.name })), h("ul", {}, refused.errors.map(({ pointer, message }) => h("li", {}, pointer && `${pointer}: `, withoutFlags(message)))), undo, " ", recipeLoader(source, again));
}
