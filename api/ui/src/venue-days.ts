/** Days of a hearing: one, or each venue's own. */
import type { Hearing } from "./model";
import { day } from "./units";

type Days = Pick<Hearing, "input">;

const starts = ({ input }: Days): string[] => [...new Set((input.venues ?? []).map(({ start }) => start).filter((one): one is string => Boolean(one)))].sort();

/** The different moments at which the venues begin, or the one of the hearing, which may be unknown. */
export function momentsOf(hearing: Days): (string | undefined)[] {
  const all = starts(hearing);
  return all.length > 1 ? all : [hearing.input.start];
}

export const daysOf = (hearing: Days): string => momentsOf(hearing).map(day).filter(Boolean).join("; ");

/** ", 28.06.2025 11:00" of a venue that is not held when the others are; else "". */
export function venueDay(hearing: Days, id: string): string {
  if (starts(hearing).length < 2) return "";
  const own = day(hearing.input.venues?.find((one) => one.id === id)?.start);
  return own && `, ${own}`;
}
