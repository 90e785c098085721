/** The language of the reader, and the catalogues. */
import en from "./texts/en";
import kk from "./texts/kk";
import ru from "./texts/ru";

export type Language = "kk" | "ru" | "en";
export const languages: Language[] = ["kk", "ru", "en"];
export type Key = keyof typeof en;
const catalogues: Record<Language, Record<Key, string>> = { kk, ru, en };

let chosen: Language = "en";
export const language = (): Language => chosen;

export const isLanguage = (text: string | null | undefined): text is Language => languages.includes(text as Language);

/** By the address, else as chosen before, else as the browser prefers. */
export function preferredLanguage(address: string | null, kept: string | null, browser: readonly string[]): Language {
  if (isLanguage(address)) return address;
  if (isLanguage(kept)) return kept;
  return browser.map((one) => one.slice(0, 2).toLowerCase()).find(isLanguage) ?? "en";
}

export function setLanguage(next: Language): void {
  chosen = next;
}

export const has = (key: string): key is Key => Object.hasOwn(en, key);

/** The sentence in the reader's language, its {placeholders} filled. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  return catalogues[chosen][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The sentence of a word of the service, or the word itself. */
export const word = (prefix: string, code: string): string => (has(`${prefix}.${code}`) ? t(`${prefix}.${code}` as Key) : code);

/** A text of the service; a language that it lacks is filled by another. */
export const say = (text: Partial<Record<Language, string>> | null | undefined): string =>
  text ? text[chosen] || text.kk || text.ru || text.en || "" : "";

/** Advice about flags of the command line is left out: the page has its own way. */
export const withoutFlags = (text: string): string => (text.includes("--") ? text.replace(/[;:][^.;:]*--[a-z-]+[^.]*(?=\.|$)/g, "") : text);
