/** In which oblast and district a place lies: names alone do not tell homonyms apart. */
import { json } from "./api";
import { h } from "./dom";
import { language } from "./i18n";
import { parseDelimited } from "./table";
import units from "../../../geodata/kz/units.csv?raw";

export const folded = (name: string): string => name.toLocaleLowerCase().replace(/облысы|область|region|г\.?а\.?/g, "").replaceAll("ё", "е").replace(/[^\p{L}]/gu, "");

type Names = Record<"kk" | "ru" | "en", string>;

/** Alike but for case and space; "Алматы" and "Алматы облысы" stay two. */
const written = (name: string): string => name.toLocaleLowerCase().replaceAll("ё", "е").replace(/\s+/g, " ").trim();

let known: Map<string, Names> | undefined;

/** The names of oblasts and cities of the republic, by each of their names; the first that bears a name keeps it. */
function knownOblasts(): Map<string, Names> {
  const [head = [], ...rows] = parseDelimited(units, ",");
  const cell = (row: string[], column: string): string => row[head.indexOf(column)] ?? "";
  const all = rows.filter((row) => cell(row, "level") === "oblast").map((row) => ({ names: { kk: cell(row, "name_kk"), ru: cell(row, "name_ru"), en: cell(row, "name_en") }, others: cell(row, "alternate_names").split("|") }));
  const found = new Map<string, Names>();
  const add = (names: Names, key: string): void => void (key && !found.has(key) && found.set(key, names));
  for (const { names } of all) for (const name of Object.values(names)) add(names, written(name));
  for (const { names, others } of all) for (const name of others) add(names, written(name));
  for (const { names } of all) for (const name of Object.values(names)) add(names, folded(name));
  return found;
}

/** An oblast in the reader's language, where its name is known in several. */
export function oblastName(name: string | null | undefined): string {
  if (!name) return "";
  known ??= knownOblasts();
  return (known.get(written(name)) ?? known.get(folded(name)))?.[language()] ?? name;
}

interface Placed {
  id: string;
  oblast?: string | null;
  district?: string | null;
}

export const unitWords = ({ district, oblast }: { district?: string | null; oblast?: string | null }): string => [district, oblastName(oblast)].filter(Boolean).join(", ");

const asked = new Map<string, Promise<Placed | null>>();

/** The server knows settlements by what is near; the id says which one is meant. */
function placed(id: string, [lon, lat]: number[]): Promise<Placed | null> {
  const before = asked.get(id);
  if (before) return before;
  const now = json<{ places: Placed[] }>(`/places?${new URLSearchParams({ near: `${lon},${lat}`, limit: "5" })}`).then(({ places }) => places.find((one) => one.id === id) ?? null, () => null);
  asked.set(id, now);
  return now;
}

/** Filled in when the server has answered; stays empty for a place of the reader's own. */
export function unitOf(id: string, centre: number[] | undefined): HTMLElement {
  const words = h("span", { class: "small unit" });
  if (centre) void placed(id, centre).then((found) => found && (words.textContent = unitWords(found)));
  return words;
}
