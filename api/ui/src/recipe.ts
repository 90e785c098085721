/** What was changed since the file came in, each to be taken back; it can be kept for the next file of the same kind. */
import { download, fileButton, h, replace, type Child } from "./dom";
import { shortOf } from "./columns";
import { t } from "./i18n";
import type { Made } from "./model";
import { bytesOf, isText as isTextFile, mayBe, readingInputs, type Reading } from "./reading";
import type { ColumnFix, Correction, Source } from "./session";
import { whole } from "./units";

/** What holds for another file too: no row, only what a cell of the column must hold. */
export interface Recipe {
  map: Record<string, string>;
  reading: Reading;
  corrections: Correction[];
  fixes: ColumnFix[];
}

/** A cell longer than the service shows is not known whole. */
const isWhole = (was: string): boolean => was !== "" && !was.endsWith("…");

/** Whether a correction says what stood there before, so that it can be made elsewhere without overwriting what is right. */
const holdsElsewhere = ({ was, once }: Correction): boolean => !once && was !== undefined && isWhole(was);

/** What can be kept of a table's corrections, and how many hold for this file only: two values for one old value are no rule. */
export function recipeOf({ map, reading, corrections, fixes }: Source): { recipe: Recipe; left: number } {
  const rules = new Map<string, Correction[]>();
  for (const one of corrections.filter(holdsElsewhere)) {
    const key = `${one.column}\n${one.was}`;
    rules.set(key, [...(rules.get(key) ?? []), { column: one.column, was: one.was!, value: one.value }]);
  }
  const agreed = [...rules.values()].filter((all) => all.every(({ value }) => value === all[0]!.value));
  const kept = agreed.reduce((sum, all) => sum + all.length, 0);
  return { recipe: { map, reading: readingInputs(reading), corrections: agreed.map(([first]) => first!), fixes }, left: corrections.length - kept };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string";
const isCorrection = (value: unknown): value is Correction => isObject(value) && isText(value.column) && isText(value.value);
const isFix = (value: unknown): value is ColumnFix => isObject(value) && isText(value.fix) && Array.isArray(value.columns) && value.columns.length === 2 && value.columns.every(isText);

/** The recipe in a file, and how many corrections of it name no old value; null when it is none. */
export function recipeIn(text: string): { recipe: Recipe; left: number } | null {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(file) || !["map", "corrections", "fixes", "reading"].some((name) => name in file)) return null;
  const { map = {}, corrections = [], fixes = [], reading = {} } = file;
  if (!isObject(map) || !Object.values(map).every(isText) || !isObject(reading)) return null;
  if (!Array.isArray(corrections) || !corrections.every(isCorrection) || !Array.isArray(fixes) || !fixes.every(isFix)) return null;
  const usable = corrections.filter(holdsElsewhere).map(({ column, was, value }): Correction => ({ column, was: was!, value }));
  return { recipe: { map: map as Record<string, string>, reading: readingInputs(reading as Reading), corrections: usable, fixes }, left: corrections.length - usable.length };
}

/** What was chosen in this file stays; the recipe comes before it. An encoding that would make garbage of this file is left out. */
export function withRecipe(source: Source, { map, reading: kept, corrections, fixes }: Recipe): Source {
  const { encoding, ...reading } = kept;
  const written = encoding === undefined || !isTextFile(source) ? null : bytesOf(source);
  const fits = written !== null && mayBe(written, encoding!);
  const unfit = written === null || fits ? null : { encoding: encoding!, utf8: mayBe(written, "UTF-8") };
  const same = (one: ColumnFix): boolean => fixes.some((other) => JSON.stringify(other) === JSON.stringify(one));
  return { ...source, map: { ...map, ...source.map }, reading: { ...(fits ? kept : reading), ...source.reading }, recipeEncoding: unfit, corrections: [...corrections, ...source.corrections.filter(({ row }) => row !== undefined)], fixes: [...source.fixes.filter((one) => !same(one)), ...fixes] };
}

/** A button for a recipe that was kept; what cannot be read is said beside it. */
export function recipeLoader(source: Source, changed: (source: Source) => void): HTMLElement {
  const told = h("span", { role: "alert" });
  const take = (text: string): void => {
    const found = recipeIn(text);
    replace(told, found ? "" : h("p", { class: "box bad" }, t("recipe.unreadable")));
    if (found) changed({ ...withRecipe(source, found.recipe), recipeLeft: found.left });
  };
  const input = h("input", { type: "file", accept: ".json", onchange: () => void input.files?.[0]?.text().then(take) });
  return h("span", {}, fileButton(t("fix.load"), input), told);
}

export const fixWords = ({ fix, columns }: ColumnFix): string =>
  t(fix === "swap" ? "recipe.swap" : "recipe.utm", { columns: columns.join(", "), zone: fix.replace("utm-", "") });

const correctionWords = ({ row, column, was, value }: Correction): string =>
  row === undefined ? t("recipe.where", { column, was: was!, value }) : t("fix.correction", { row, column, value });

const readingWords = (reading: Reading): string[] => [
  reading.sheet && t("reading.sheet", { sheet: reading.sheet }), reading.header_row && t("reading.header", { row: reading.header_row }), reading.encoding && t("reading.encoding-read", { encoding: reading.encoding })].filter((one): one is string => Boolean(one));

/** How many kept corrections were made, and how many found nothing; "" without any. */
function toldWords(source: Source, made: Made | null): string {
  if (!made) return "";
  const counts = [...source.corrections.flatMap(({ row }, i) => (row === undefined ? [made.corrections[i] ?? 0] : [])), ...made.fixes];
  if (counts.length === 0) return "";
  const found = counts.filter((count) => count > 0);
  return t("recipe.told", { made: found.length, cells: found.reduce((sum, count) => sum + count, 0), nothing: counts.length - found.length });
}

/** That the encoding of a loaded recipe was left out; chosen by hand it is used. */
function encodingWords({ recipeEncoding: unfit, reading }: Source): string {
  if (!unfit || reading?.encoding) return "";
  return t(unfit.utf8 ? "recipe.encoding-utf8" : "recipe.encoding-other", { encoding: unfit.encoding });
}

/** What one click has said of many rows, each to be taken back with one. */
function groupsView(source: Source, changed: (source: Source) => void): Child[] {
  const groups = [...new Set(source.corrections.map(({ together }) => together))].filter((one): one is string => one !== undefined);
  const without = (group: string): Source => ({ ...source, corrections: source.corrections.filter(({ together }) => together !== group) });
  return groups.map((group) => {
    const count = source.corrections.filter(({ together }) => together === group).length;
    return h("p", { role: "status" }, t("recipe.together", { what: group, count: whole(count) }), " ", h("button", { type: "button", class: "small", onclick: () => changed(without(group)) }, t("recipe.undo-together", { count: whole(count) })));
  });
}

/** \param made as the service counts; null before a check */
export function recipeView(source: Source, made: Made | null, changed: (source: Source) => void): HTMLElement {
  const undo = (rest: Source): Child => h("button", { type: "button", class: "small", onclick: () => changed(rest) }, t("fix.undo"));
  const count = (times: number | undefined): string => (times === undefined ? "" : ` – ${times === 0 ? t("recipe.nothing") : t("recipe.times", { count: times })}`);
  const without = <One>(list: One[], i: number): One[] => list.filter((_, j) => j !== i);
  const cells = source.corrections.map((one, i) => one.together === undefined && h("li", {}, correctionWords(one), one.row === undefined && count(made?.corrections[i]), " ", undo({ ...source, corrections: without(source.corrections, i) })));
  const fixes = source.fixes.map((one, i) => h("li", {}, fixWords(one), count(made?.fixes[i]), " ", undo({ ...source, fixes: without(source.fixes, i) })));
  const maps = Object.entries(source.map).map(([column, header]) => h("li", {}, header ? `${header} → ${shortOf(column)}` : t("recipe.not-used", { column: shortOf(column) })));
  const { recipe, left } = recipeOf(source);
  const told = toldWords(source, made);
  const save = (): void => download("recipe.json", "application/json", JSON.stringify({ tyndau_recipe: 1, ...recipe }, null, 1));
  return h("div", {}, told && h("p", { role: "status" }, told), groupsView(source, changed), source.recipeLeft ? h("p", { class: "help" }, t("recipe.old", { count: source.recipeLeft })) : null, encodingWords(source) && h("p", { class: "note", role: "status" }, encodingWords(source)),
    h("details", {}, h("summary", {}, t("fix.recipe", { count: source.corrections.length + fixes.length + maps.length })),
      h("ul", {}, readingWords(source.reading ?? {}).map((one) => h("li", {}, one)), maps, fixes, cells),
      left > 0 && h("p", { class: "help" }, t("recipe.left", { count: left })),
      h("button", { type: "button", onclick: save }, t("fix.save")), " ", recipeLoader(source, changed)));
}
