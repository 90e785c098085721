/** Whether the text of a rule was read: where it was not, a failing check is told with "if the rule is as reported". */
import packs from "../../../geodata/rules?packs";

/** Of the packs in force on a day; of all these when none is, or the day is not known. A pack that is not known here was read by nobody.
 *  \param named as a report names them: "kz-2024 1.0.0" */
export function ruleRead(check: string, named: string[], date: string): boolean {
  const ids = named.map((one) => one.split(" ")[0]!);
  const known = packs.filter(({ id }) => ids.includes(id));
  if (known.length < ids.length) return false;
  const inForce = known.filter(({ from, to }) => date !== "" && from <= date && date <= to);
  return (inForce.length > 0 ? inForce : known).every(({ certain }) => certain.includes(check)) && known.length > 0;
}

/** The years from which packs are in force, the oldest first. */
export const yearsOf = (named: string[]): string[] =>
  packs.filter(({ id }) => named.some((one) => one.split(" ")[0] === id)).map(({ from }) => from.slice(0, 4)).sort();

/** The packs of a country. */
export const packsOf = (country: string): string[] => packs.filter((one) => one.country === country).map(({ id }) => id);
