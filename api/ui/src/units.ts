/** Numbers, lengths and days in words. */
import type { Interval } from "./geodesic";
import { language, t } from "./i18n";

/** Browsers differ in what they know of Kazakh, so numbers are written here: 12 345,6 and in English 12,345.6. */
function rounded(value: number, digits: number): string {
  const [whole, rest] = Math.abs(value).toFixed(digits).split(".") as [string, string?];
  const english = language() === "en";
  const grouped = whole.length > 4 || english ? whole.replace(/\B(?=(\d{3})+$)/g, english ? "," : "\u00a0") : whole;
  const sign = value < 0 && Number(value.toFixed(digits)) !== 0 ? "-" : "";
  return `${sign}${grouped}${rest === undefined ? "" : `${english ? "." : ","}${rest}`}`;
}

export const whole = (value: number): string => rounded(value, 0);

/** "850 m", "8.4 km". */
export function length(metres: number, round: (value: number) => number = Math.round): string {
  if (metres < 1000) return `${rounded(round(metres), 0)} ${t("unit.m")}`;
  const tenths = metres < 100_000;
  return `${rounded(tenths ? round(metres / 100) / 10 : round(metres / 1000), tenths ? 1 : 0)} ${t("unit.km")}`;
}

/** "between 8.3 km and 13.4 km": the uncertainty is part of the words, and rounding never narrows it. */
export function interval(of: Interval | null): string {
  if (!of) return t("not-known");
  if (of.high === null) return t("at-least", { low: length(of.low, Math.floor) });
  if (of.low === of.high) return length(of.low);
  const low = length(of.low, Math.floor);
  const high = length(of.high, Math.ceil);
  return low === high ? low : t("between", { low, high });
}

/** A day, with the hour where it is stated. */
export function day(text: string | undefined): string {
  if (!text) return "";
  const [, year, month, date, hour] = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/.exec(text) ?? [];
  return year ? `${date}.${month}.${year}${hour ? ` ${hour}` : ""}` : text;
}

export const percent = (share: number): string => `${rounded(share * 100, 0)} %`;

export function bytes(count: number): string {
  return count < 1 << 20 ? `${rounded(count / 1024, 0)} KB` : `${rounded(count / (1 << 20), 1)} MB`;
}
