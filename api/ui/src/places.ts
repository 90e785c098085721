/** In which oblast and district a place lies: names alone do not tell homonyms apart. */
import { json } from "./api";
import { oblasts, type Oblast } from "./drawing";
import { h } from "./dom";
import { language } from "./i18n";

export const folded = (name: string): string => name.toLocaleLowerCase().replace(/облысы|область|region|г\.?а\.?/g, "").replaceAll("ё", "е").replace(/[^\p{L}]/gu, "");

let known: Map<string, Oblast> | undefined;

/** An oblast in the reader's language, where its name is known in several. */
export function oblastName(name: string | null | undefined): string {
  if (!name) return "";
  known ??= new Map(oblasts().flatMap((one) => Object.values(one.names).map((own): [string, Oblast] => [folded(own), one])));
  return known.get(folded(name))?.names[language()] ?? name;
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
