/** Results as files. Names may hold anything: every format is written with its own escapes. */
import { actName } from "./acts";
import { say, t } from "./i18n";
import { verdictWords } from "./badges";
import { caseId } from "./case-form";
import { hearingFeatures } from "./map";
import { countsOf, positionOf, toldOf, type Hearing, type TableResult } from "./model";
import { oblastName } from "./places";
import { formatCsv } from "./table";

type Cells = (string | number)[][];

/** One row for each hearing, below its header. */
export function hearingRows(hearings: Hearing[]): Cells {
  const head = ["hearing_id", "project_name", "initiator", "oblast", "hearing_start", "verdict", "distance_low_m", "distance_high_m", "failing", "would_fail", "cannot_tell", "advice_not_met", "passing", "answer"];
  return [head, ...hearings.map((hearing) => {
    const { fail, would_fail, cannot_tell, advice, pass } = countsOf(hearing);
    const { project, start } = hearing.input;
    const far = hearing.summary?.maximum_m;
    return [hearing.id, project.name ?? "", project.initiator ?? "", oblastName(project.units?.oblast), start ?? "", toldOf(hearing).standing, far?.low ?? "", far?.high ?? "",
      fail, would_fail, cannot_tell, advice, pass, say(hearing.answer)];
  })];
}

export const hearingsCsv = (hearings: Hearing[]): string => formatCsv(hearingRows(hearings), true);

/** One row for each affected community, below the header: who should have been told. */
export function communityRows(hearings: Hearing[]): Cells {
  const head = ["hearing_id", "community_id", "community", "population", "basis", "reached", "venue", "in_community", "distance_low_m", "distance_high_m", "lon", "lat"];
  return [head, ...hearings.flatMap((hearing) => hearing.communities.map((one) => {
    const way = one.venues.find(({ venue, assigned }) => assigned || venue === one.nearest_venue);
    const at = one.settlement?.centre?.coordinates;
    return [hearing.id, one.id, say(one.name), one.settlement?.population ?? "", one.basis.join(";"), one.reached, way ? say(hearing.venues.find(({ id }) => id === way.venue)?.name) : "",
      way?.in_community ?? "", way?.distance_m?.low ?? "", way?.distance_m?.high ?? "", at?.[0] ?? "", at?.[1] ?? ""];
  }))];
}

export const communitiesCsv = (hearings: Hearing[]): string => formatCsv(communityRows(hearings), true);

export function findingsCsv(hearing: Hearing, titleOf: (id: string) => string): string {
  const head = ["hearing_id", "finding", "title", "subject", "verdict", "class", "message", "article", "source"];
  return formatCsv([head, ...(hearing.findings ?? []).map((one) => [hearing.id, one.id, titleOf(one.id), say(one.subject_name) || one.subject, one.verdict, one.class, say(one.message), one.rule.article, actName(one.rule.source)])], true);
}

export const geojsonOf = (hearings: Hearing[]): string =>
  JSON.stringify({
    type: "FeatureCollection",
    features: hearings.flatMap((hearing) => hearingFeatures(hearing).map((feature) => ({ ...feature, properties: { hearing: hearing.id, ...feature.properties } }))),
  });

/** Characters that XML gives a meaning to, and those that it forbids. */
export const xml = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

export function kmlOf(hearings: Hearing[]): string {
  const marks = hearings.flatMap((hearing) => {
    const at = positionOf(hearing);
    const { standing } = toldOf(hearing);
    if (!at) return [];
    return [`<Placemark id="${xml(hearing.id)}"><name>${xml(hearing.input.project.name ?? (hearing.id === caseId ? t("case.unnamed") : hearing.id))}</name><description>${xml(`${verdictWords(standing)}. ${say(hearing.answer)}`)}</description><Point><coordinates>${at[0]},${at[1]}</coordinates></Point></Placemark>`];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${marks.join("\n")}</Document></kml>\n`;
}

export const reportOf = (result: TableResult): string => JSON.stringify(result, null, 1);
