/** What pages share: the state in the address, and how a failure is said. */
import { Away, Nowhere, Refused } from "./api";
import { h, type Child } from "./dom";
import { t, withoutFlags } from "./i18n";

/** What a page gets: the state in the address, ways to change it, and a signal when it is left. */
export interface Context {
  values: Record<string, string>;
  /** Keeps the state of this page in the address without drawing it anew. */
  keep: (values: Record<string, string>) => void;
  go: (page: string, values?: Record<string, string>) => void;
  left: AbortSignal;
  /** How the page hands over what was typed when it is drawn anew in another language; nothing of its own may be lost. */
  carry: (take: () => unknown) => void;
  /** What was handed over, where that has happened. */
  carried: unknown;
  /** Says something to screen readers too. */
  announce: (text: string) => void;
}

/** Each reason at its place: the general sentence over them would say nothing more. */
export const reasons = (lines: Child[]): Node => h("div", { class: "box bad", role: "alert" }, h("ul", {}, lines));

export function failure(error: unknown, again?: () => void): Node {
  if (error instanceof Nowhere) return h("div", { class: "box bad", role: "alert" }, h("p", {}, t("error.nowhere"), " ", h("a", { href: "#/screen" }, t("nav.screen"))));
  const words = error instanceof Refused ? withoutFlags(error.detail) : error instanceof Away ? t("error.away") : t("error.own");
  if (!(error instanceof Refused) && !(error instanceof Away)) console.error(error);
  const retry = again ? h("button", { type: "button", onclick: again }, t("again")) : null;
  return h("div", { class: "box bad", role: "alert" }, h("p", {}, words), retry);
}
