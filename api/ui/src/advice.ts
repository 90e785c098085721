/** Where a hearing would best be held. */
import type { Interval } from "./geodesic";
import { h } from "./dom";
import { say, t } from "./i18n";
import type { Text } from "./model";
import { toBoundary } from "./distances";

interface Fare {
  mean_m: Interval | null;
  maximum_m: Interval | null;
}

interface Measured extends Fare {
  straight: Fare;
}

interface Choice extends Measured {
  venues: string[];
}

export interface Advice {
  measure: "geodesic" | "road";
  as_held: Measured;
  candidates: { id: string; names: Text }[];
  choices: { count: number; least_mean: Choice; least_maximum: Choice }[];
  notes: Text[];
}

export function adviceView({ measure, as_held: held, candidates, choices, notes }: Advice): HTMLElement {
  const names = ({ venues }: Choice): string => venues.map((id) => say(candidates.find((one) => one.id === id)?.names) || id).join("; ");
  const length = (one: Interval | null, straight: Interval | null): HTMLElement =>
    h("td", {}, toBoundary(one), measure === "road" && h("span", { class: "small" }, ` (${t("advice.straight")}: ${toBoundary(straight)})`));
  const row = (head: string, venues: string, { mean_m: mean, maximum_m: maximum, straight }: Measured): HTMLElement =>
    h("tr", {}, h("th", { scope: "row" }, head), h("td", {}, venues), length(mean, straight.mean_m), length(maximum, straight.maximum_m));
  const head = [t("advice.count"), t("advice.venues"), t("advice.mean"), t("advice.maximum")].map((one) => h("th", { scope: "col" }, one));
  const body = choices.flatMap(({ count, least_mean: mean, least_maximum: maximum }) => [
    row(String(count), names(mean), mean),
    ...(maximum.venues.join() === mean.venues.join() ? [] : [row(`${count}, ${t("advice.by-maximum")}`, names(maximum), maximum)]),
  ]);
  return h("section", { class: "box" }, h("h2", {}, t("advice.title")),
    choices.length > 0 && h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("advice.title") }, h("table", {}, h("thead", {}, h("tr", {}, head)), h("tbody", {}, row(t("advice.held"), "", held), body))),
    h("ul", {}, notes.map((one) => h("li", {}, say(one)))));
}
