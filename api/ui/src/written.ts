/** Places that were read by another spelling: what is written stays beside what it was read as. */
import { h, type Child } from "./dom";
import { t } from "./i18n";
import type { Community, Hearing, Place, ReportVenue, Text } from "./model";

const words = (text: string): string => ` ${text.toLocaleLowerCase().replaceAll("ё", "е").replace(/[^\p{L}\d]+/gu, " ").trim()}`;

/** What is written for a place, where none of its names begins a word in it; else "". */
export function writtenOtherwise(text: string | undefined, names: Partial<Text>): string {
  if (!text) return "";
  const known = Object.values(names).map(words).filter((name) => name.length > 1);
  return known.length === 0 || known.some((name) => words(text).includes(name)) ? "" : text;
}

/** "written: Шучинск", or nothing. */
function wordsOf(place: Place | undefined, names: Partial<Text>): string {
  const text = place?.id ? writtenOtherwise(place.text, names) : "";
  return text && t("written", { text });
}

export const venueWritten = ({ input }: Hearing, { id, name }: ReportVenue): string => wordsOf(input.venues?.find((one) => one.id === id)?.settlement, name);

export const communityWritten = ({ input }: Hearing, { id, name }: Community): string => wordsOf(input.project.declared_communities?.find((one) => one.id === id), name);

/** The same beside the name. */
export const beside = (written: string): Child => written && h("span", { class: "small written" }, ` (${written})`);
