/** Lengths as people write them: "500", "500 m", "0,5 km", "1 200 м". */
import { t } from "./i18n";

const kilometres = /^(km|kilomet(re|er)s?|км|километр(а|ов|лер)?|шақырым)$/;
const metres = /^(m|met(re|er)s?|м|метр(а|ов|лер)?)?$/;

/** Metres; null for what is no length, and for what may be two ("1,000" is one or a thousand). */
export function metresOf(text: string): number | null {
  const [, whole, rest, unit] = /^(\d+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?:[.,](\d+))?\s*(\p{L}*)\.?$/u.exec(text.trim().toLowerCase()) ?? [];
  if (whole === undefined || unit === undefined) return null;
  if (rest?.length === 3 && /^[1-9]\d{0,2}$/.test(whole)) return null;
  const value = Number(`${whole.replace(/\D/g, "")}.${rest ?? "0"}`);
  if (kilometres.test(unit)) return Math.round(value * 1e6) / 1e3;
  return metres.test(unit) ? value : null;
}

/** No radius around a project is greater. */
const longest = 1_000_000;

/** What is wrong with a length as it is typed; null when nothing is. */
export function metresFault(text: string): string | null {
  const value = text.trim();
  const metres = value === "" ? 0 : metresOf(value);
  if (metres === null) return t("fault.metres", { value });
  return metres > longest ? t("fault.too-long", { value }) : null;
}

/** Degrees as a number; null for what is none. */
export function degreesOf(text: string): number | null {
  const plain = text.trim().replace(/\s*°$/, "").replace(",", ".");
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
