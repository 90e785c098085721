/** A hearing of a result or of the register. */
import { execute, json } from "../api";
import { h } from "../dom";
import { t } from "../i18n";
import { type Context } from "../page";
import { hearingView, type Shown } from "../hearing-view";
import { registerTitles, resultOf, type Report } from "../session";

async function shownOf({ values, left }: Context): Promise<Shown> {
  const { job, id = "" } = values;
  if (job === undefined) {
    const [report] = await Promise.all([json<Report>(`/reports/${encodeURIComponent(id)}?f=json`, { signal: left }), registerTitles()]);
    return { hearing: report.hearings[0]!, manifest: report.manifest, registered: true };
  }
  const result = await resultOf(job, () => undefined, left);
  const found = result.hearings.find((one) => one.id === id);
  if (!found) throw new Error(`no hearing ${id}`);
  const report = await execute<Report>("screen", { hearing: found.input }, left);
  return { hearing: report.hearings[0]!, manifest: report.manifest, registered: false };
}

export async function page(context: Context): Promise<Node> {
  const shown = await shownOf(context);
  const { job } = context.values;
  const back = job === undefined ? h("a", { href: "#/register" }, t("nav.register")) : h("a", { href: `#/results?${new URLSearchParams({ job })}` }, t("results.back"));
  const edit = shown.registered && h("a", { href: `#/edit?${new URLSearchParams({ collection: "hearings", id: shown.hearing.id })}` }, t("nav.edit"));
  return h("div", {}, h("p", { class: "crumbs" }, back, edit && [" · ", edit]), h("h1", {}, shown.hearing.input.project.name ?? shown.hearing.id), hearingView(shown, context.left));
}
