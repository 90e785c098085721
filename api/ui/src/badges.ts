/** Verdicts and classes: each has a sign and a word, colour only helps. */
import { h } from "./dom";
import { t } from "./i18n";
import type { Counts, Finding, Standing } from "./model";

export const signs: Record<Standing, string> = { fail: "✕", would_fail: "✕", cannot_tell: "?", advice: "!", pass: "✓", not_applicable: "–" };

export const verdictWords = (standing: Standing): string => t(`verdict.${standing}`);

/** Classes of a row, a box or a badge. */
export const look = (standing: Standing): string => (standing === "would_fail" ? "fail doubted" : standing);

export const verdictBadge = (standing: Standing): HTMLElement =>
  h("span", { class: `badge ${look(standing)}` }, h("span", { "aria-hidden": "true" }, signs[standing]), " ", verdictWords(standing));

/** As the answer in words counts them. */
export const countsWords = ({ pass, fail, cannot_tell: open, would_fail: would, advice }: Counts): string =>
  t("counts", { passed: pass, failed: fail, open }) + (would > 0 ? t("counts.doubted", { count: would }) : "") + (advice > 0 ? t("counts.advice", { count: advice }) : "");

/** Legal, derived and advisory look different: solid, dashed, dotted. */
export const classBadge = (of: Finding["class"]): HTMLElement => h("span", { class: `class ${of}`, title: t(`class.${of}.meaning`) }, t(`class.${of}`));
