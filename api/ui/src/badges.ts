/** Verdicts and classes: each has a sign and a word, colour only helps. */
import { h } from "./dom";
import { t } from "./i18n";
import type { Finding, Verdict } from "./model";

export const signs: Record<Verdict, string> = { fail: "✕", cannot_tell: "?", pass: "✓", not_applicable: "–" };

/** A rule that nobody has read fails conditionally. */
export const verdictWords = (verdict: Verdict, doubted = false): string => t(verdict === "fail" && doubted ? "verdict.would_fail" : `verdict.${verdict}`);

/** Classes of a row, a box or a badge. */
export const look = (verdict: Verdict, doubted = false): string => (verdict === "fail" && doubted ? "fail doubted" : verdict);

export const verdictBadge = (verdict: Verdict, doubted = false): HTMLElement =>
  h("span", { class: `badge ${look(verdict, doubted)}` }, h("span", { "aria-hidden": "true" }, signs[verdict]), " ", verdictWords(verdict, doubted));

/** Legal, derived and advisory look different: solid, dashed, dotted. */
export const classBadge = (of: Finding["class"]): HTMLElement => h("span", { class: `class ${of}`, title: t(`class.${of}.meaning`) }, t(`class.${of}`));
