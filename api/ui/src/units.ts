/** Numbers, lengths and days in words. */
import type { Interval } from "./geodesic";
import { language, t } from "./i18n";

const formats: Record<string, string> = { kk: "kk-KZ", ru: "ru-RU", en: "en-GB" };
const locale = (): string => formats[language()]!;

export const whole = (value: number): string => new Intl.NumberFormat(locale(), { maximumFractionDigits: 0 }).format(value);

function rounded(value: number, digits: number): string {
  return new Intl.NumberFormat(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/** "850 m", "8.4 km"; the unit is left out when another with the same follows. */
export function length(metres: number): string {
  if (metres < 1000) return `${rounded(metres, 0)} ${t("unit.m")}`;
  return `${rounded(metres / 1000, metres < 100_000 ? 1 : 0)} ${t("unit.km")}`;
}

/** "between 8.4 km and 13.3 km": the uncertainty is part of the words. */
export function interval(of: Interval | null): string {
  if (!of) return t("not-known");
  if (of.high === null) return t("at-least", { low: length(of.low) });
  const low = length(of.low);
  const high = length(of.high);
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
