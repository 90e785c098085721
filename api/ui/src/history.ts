/** What was written to an item of the register, and when; to whom the server tells it, by which token. */
import { json } from "./api";
import { shortOf } from "./columns";
import { h } from "./dom";
import { t } from "./i18n";
import { day } from "./units";

interface Change {
  time: string;
  action: "create" | "replace" | "delete";
  version: number;
  changed: string[] | null;
  token?: string;
  label?: string;
}

/** The list, newest first; \throws as ask() */
export async function history(collection: string, id: string): Promise<HTMLElement> {
  const { changes } = await json<{ changes: Change[] }>(`/collections/${collection}/items/${encodeURIComponent(id)}/history`);
  const named = (name: string): string => (name === "geometry" ? t("edit.geometry") : shortOf(name));
  const fields = (changed: string[] | null): string => (changed === null ? "" : changed.length > 0 ? `: ${changed.map(named).join(", ")}` : ` (${t("history.nothing")})`);
  const line = ({ time, action, changed, token, label }: Change): HTMLElement =>
    h("li", {}, h("time", { datetime: time }, `${day(time)} UTC`), " · ", t(`history.${action}`), fields(changed), (label || token) && [" · ", h("span", { class: "small" }, t("history.who", { who: label || token || "" }))]);
  return h("section", { class: "history", "aria-label": t("history.title") }, h("h2", {}, t("history.title")), changes.length > 0 ? h("ol", { reversed: true }, changes.map(line)) : h("p", {}, t("history.none")));
}
