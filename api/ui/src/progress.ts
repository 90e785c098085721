/** A check that runs. */
import type { Progress } from "./api";
import { h } from "./dom";
import { t } from "./i18n";

/** How far a check is. \param cancel left out where nothing can be cancelled */
export function progressView(cancel?: () => void): { node: HTMLElement; tell: (progress: Progress) => void } {
  const bar = h("progress", { max: "100", "aria-label": t("progress.label") });
  const words = h("p", { role: "status" }, cancel ? t("progress.sending", { percent: 0 }) : t("progress.waiting"));
  const node = h("div", { class: "box" }, words, bar, h("p", { class: "help" }, t("progress.leave")), cancel && h("button", { type: "button", onclick: cancel }, t("cancel")));
  const tell = ({ stage, share }: Progress): void => {
    const percent = Math.round(share * 100);
    words.textContent = t(`progress.${stage}`, { percent });
    if (stage === "sending" || stage === "running") bar.value = percent;
    else bar.removeAttribute("value");
  };
  return { node, tell };
}
