/** Places of a hearing that several settlements fit, and the way to the remark where one is chosen. */
import { focusOn, h, type Child } from "./dom";
import { t } from "./i18n";
import type { Hearing, RowProblem } from "./model";

/** What is written for places of which one is to be chosen. */
export const askedPlaces = (notes: RowProblem[]): Set<string> => new Set(notes.filter(({ code }) => code === "place-ambiguous").map(({ item, value }) => item ?? value));

/** Those of the hearing, each once. \param asked as askedPlaces() gives them */
export function unsettledPlaces({ input }: Hearing, asked: Set<string>): string[] {
  const places = [...(input.venues ?? []).flatMap(({ settlement, serves = [] }) => [settlement, ...serves]), ...(input.project.declared_communities ?? [])];
  return [...new Set(places.flatMap((one) => (one && !one.id && asked.has(one.text) ? [one.text] : [])))];
}

/** Opens the remark that asks for the place. */
function showRemark(item: string): void {
  const remark = [...document.querySelectorAll<HTMLElement>(".group.should [data-item]")].find(({ dataset }) => dataset.item === item);
  if (!remark) return;
  focusOn(remark.querySelector("button") ?? remark);
  remark.scrollIntoView({ block: "center" });
}

export const unsettledView = (hearing: Hearing, asked: Set<string>): Child =>
  unsettledPlaces(hearing, asked).map((item) => h("div", { class: "facts" }, h("button", { type: "button", class: "small", "data-unsettled": item, onclick: () => showRemark(item) }, t("results.ambiguous", { item }))));
