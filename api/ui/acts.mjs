// The titles of acts in three languages, as the rule packs hold them: a report names an act in English alone.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Each act once: {kk, ru, en}. */
export function actTitles(folder) {
  const found = new Map();
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".yaml")).sort())
    for (const [, kk, ru, en] of readFileSync(join(folder, name), "utf8").matchAll(/^  [a-z0-9-]+: \{title: \{kk: "([^"]*)", ru: "([^"]*)", en: "([^"]*)"\}/gm)) found.set(en, { kk, ru, en });
  return [...found.values()];
}
