// What the application knows of the rule packs: the titles of acts in three languages (a report names an act in English alone),
// and which checks rest on a text that somebody has read.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Each act once: {kk, ru, en}. */
export function actTitles(folder) {
  const found = new Map();
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".yaml")).sort())
    for (const [, kk, ru, en] of readFileSync(join(folder, name), "utf8").matchAll(/^  [a-z0-9-]+: \{title: \{kk: "([^"]*)", ru: "([^"]*)", en: "([^"]*)"\}/gm)) found.set(en, { kk, ru, en });
  return [...found.values()];
}

const lastDay = "9999-12-31";

/** Each pack: {id, country, from, to, certain}. "certain" are checks whose rule was read, and advice, which claims no law. */
export function rulePacks(folder) {
  const texts = readdirSync(folder).filter((one) => one.endsWith(".yaml")).sort().map((name) => readFileSync(join(folder, name), "utf8"));
  return texts.filter((text) => /^pack: /m.test(text)).map((text) => {
    const [head, ...rules] = text.split(/^  - id: /m);
    const certain = rules.filter((rule) => /^    (verified: true|class: advisory)$/m.test(rule)).map((rule) => rule.split("\n")[0].trim());
    const days = (name, which) => new RegExp(`^  ${name}:.*${which}: ([0-9-]+)`, "m").exec(head)?.[1];
    return { id: /^pack: (.*)$/m.exec(head)[1], country: /^country: "?([^"\n]*)/m.exec(head)[1], from: days("from", "earliest"), to: days("to", "latest") ?? lastDay, certain };
  });
}
