/** Verdicts and classes: each has a sign and a word, colour only helps. */
import { h } from "./dom";
import { t } from "./i18n";
import type { Finding, Verdict } from "./model";

export const signs: Record<Verdict, string> = { fail: "✕", cannot_tell: "?", pass: "✓", not_applicable: "–" };

export const verdictBadge = (verdict: Verdict): HTMLElement =>
  h("span", { class: `badge ${verdict}` }, h("span", { "aria-hidden": "true" }, signs[verdict]), " ", t(`verdict.${verdict}`));

/** Legal, derived and advisory look different: solid, dashed, dotted. */
export const classBadge = (of: Finding["class"]): HTMLElement => h("span", { class: `class ${of}`, title: t(`class.${of}.meaning`) }, t(`class.${of}`));
