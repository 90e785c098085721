/** One hearing: the answer, the distances, who is affected, the findings with what they rest on, dates, papers, files. */
import { classBadge, look, signs, verdictBadge, verdictWords } from "./badges";
import { labelOf } from "./columns";
import { datasetName } from "./datasets";
import { distanceWords, toBoundary, venueName, wayOf } from "./distances";
import { h, replace, type Child } from "./dom";
import { headline, heldWords, ruleWords } from "./headline";
import { downloadsView, staticMap } from "./hearing-files";
import { say, t, word } from "./i18n";
import { hearingFeatures, hearingMap } from "./map";
import { mainQuestion, standingOf, standings, type Community, type Finding, type Hearing, type Manifest, type Standing } from "./model";
import { oblastName, unitOf } from "./places";
import { titleFor } from "./questions";
import { day, interval, whole } from "./units";
import { daysOf, momentsOf } from "./venue-days";
import { communityWritten } from "./written";

export interface Shown {
  hearing: Hearing;
  manifest: Manifest;
  /** Of the register; else of a table or a form, which the register does not hold. */
  registered: boolean;
  /** Boundaries of one's own, as the processes take them, which a paper needs as well. */
  places?: Record<string, unknown>;
}

/** A number's origin, on demand. */
function origin(...lines: Child[]): HTMLElement {
  return h("details", { class: "origin" }, h("summary", {}, t("origin")), h("ul", {}, lines.filter(Boolean).map((line) => h("li", {}, line))));
}

function datasetLine(id: string | undefined, manifest: Manifest): string {
  const found = manifest.datasets.find((one) => one.id === id);
  if (!found) return id ? t("origin.dataset-unknown", { id }) : t("not-recorded");
  return t("origin.dataset", { source: datasetName(found), date: found.date ? day(found.date) : t("not-recorded") });
}

/** How far the project is; "within" is said, never "0 m". */
const fromProject = ({ footprint_distance_m: far, contains_site }: Community): string => (contains_site ? t("within") : toBoundary(far));

function communityView(community: Community, { hearing, manifest }: Shown): HTMLElement {
  const way = wayOf(community);
  const people = community.settlement?.population;
  return h("li", { class: "community" },
    h("h3", {}, say(community.name), " ", unitOf(community.id, community.settlement?.centre?.coordinates)),
    h("p", { class: "facts" }, people === null || people === undefined ? t("people.not-recorded") : t("people", { count: whole(people) }), " · ",
      t("basis", { basis: community.basis.map((one) => word("basis", one)).join(", ") })),
    h("p", { class: "way" }, h("strong", {}, t("way.held"), " ", heldWords(community, hearing)), ". ", way && (way.in_community === "yes" ? t(community.settlement ? "way.here" : "way.by-name", { venue: venueName(hearing, way.venue) }) :
      t("way.distance", { venue: venueName(hearing, way.venue), distance: distanceWords(way) }))),
    community.footprint_distance_m && h("p", {}, t("way.project", { distance: fromProject(community) })),
    origin(t("origin.geodesic"), ...(way?.causes ?? []).map(say), communityWritten(hearing, community), community.settlement && `${t("origin.place")}: ${datasetLine(community.settlement.dataset, manifest)}`));
}

function communitiesView(shown: Shown): HTMLElement {
  const { hearing } = shown;
  const { communities } = hearing;
  return h("section", {}, h("h2", {}, t("communities.title", { count: communities.length })),
    communities.length === 0 ? h("p", { class: "unknown" }, t("communities.none")) : h("ul", { class: "plain" }, communities.map((one) => communityView(one, shown))));
}

const required = ({ required: wanted }: Finding): string => {
  if (!wanted || (wanted.low ?? wanted.high) === undefined) return "";
  return wanted.unit === "m" ? interval({ low: wanted.low ?? wanted.high!, high: wanted.high ?? wanted.low! }) : "";
};

const findingTitle = (finding: Finding): string => {
  const subject = say(finding.subject_name);
  return titleFor(finding.id, standingOf(finding)) + (subject ? ` – ${subject}` : "");
};

/** These are measured to the boundary of a settlement. */
const toSettlement = new Set([mainQuestion, "venue-far-from-affected", "spz-reaches-settlement"]);

const measured = ({ id, measured: value }: Finding): string | null => (value?.unit === "m" ? (toSettlement.has(id) ? toBoundary(value) : interval(value)) : null);

function evidence(finding: Finding): HTMLElement {
  const { rule } = finding;
  const value = measured(finding);
  return origin(value && t("finding.measured", { value }), required(finding) && t("finding.required", { value: required(finding) }),
    ...finding.basis.map(say),
    h("span", {}, t("finding.rule"), ": ", ruleWords(finding)),
    `${rule.pack} ${rule.pack_version}`);
}

const settles = (finding: Finding): Child => finding.settled_by && h("p", { class: "settles" }, h("strong", {}, t("finding.settles")), " ", say(finding.settled_by));

const findingView = (finding: Finding): HTMLElement =>
  h("article", { class: `finding ${look(standingOf(finding))} ${finding.class}`, "data-finding": finding.id }, h("h4", {}, findingTitle(finding)),
    h("p", { class: "facts" }, verdictBadge(standingOf(finding)), " ", classBadge(finding.class)), h("p", {}, say(finding.message)), settles(finding), evidence(finding));

/** Findings that one thing would settle, together: what to ask for, and what it would answer. */
function settledTogether(findings: Finding[]): HTMLElement {
  if (findings.length === 1) return findingView(findings[0]!);
  return h("article", { class: `finding ${look(standingOf(findings[0]!))}` }, h("p", { class: "facts" }, verdictBadge(standingOf(findings[0]!)), ` × ${findings.length}`), settles(findings[0]!),
    findings.map((one) => h("details", { class: "open", "data-finding": one.id }, h("summary", {}, h("span", { "aria-hidden": "true" }, `${signs[standingOf(one)]} `), h("h4", {}, findingTitle(one)), " ", classBadge(one.class)), h("p", {}, say(one.message)), evidence(one))));
}

function bySettlement(findings: Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const one of findings) {
    const key = one.settled_by ? say(one.settled_by) : `${one.id} ${one.subject}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function findingsView({ hearing }: Shown): HTMLElement {
  const findings = hearing.findings ?? [];
  const weight = { legal: 0, derived: 1, advisory: 2 };
  const main = (one: Finding): number => (one.id === mainQuestion ? 0 : 1);
  const of = (standing: Standing): Finding[] => findings.filter((one) => standingOf(one) === standing).sort((one, other) => main(one) - main(other) || weight[one.class] - weight[other.class]);
  return h("section", {}, h("h2", {}, t("findings.title")), h("p", { class: "help" }, t("findings.help")),
    standings.map((standing) => {
      const some = of(standing);
      if (some.length === 0) return null;
      const open = standing !== "pass" && standing !== "not_applicable";
      return h("details", { class: `verdict ${look(standing)}`, open }, h("summary", {}, h("h3", {}, h("span", { "aria-hidden": "true" }, `${signs[standing]} `), verdictWords(standing), ` (${some.length})`)), h("div", { class: "findings" }, bySettlement(some).map(settledTogether)));
    }));
}

function timelineView({ hearing }: Shown): HTMLElement {
  const { input } = hearing;
  const dates: [string, string | undefined][] = [
    ["notice", input.notice?.date], ["documents", input.notice?.documents_online], ["comments", input.notice?.comments_until], ...momentsOf({ input }).map((start): [string, string | undefined] => ["hearing", start]),
    ["signed", input.protocol?.signed_on], ["published", input.protocol?.published_on], ["conclusion", input.conclusion?.issued_on], ["conclusion-published", input.conclusion?.published_on]];
  const known = dates.filter(([, date]) => date).sort(([, one], [, other]) => one!.localeCompare(other!));
  const missing = dates.filter(([, date]) => !date).map(([name]) => word("timeline", name));
  return h("section", {}, h("h2", {}, t("timeline.title")), h("ol", { class: "timeline" }, known.map(([name, date]) => h("li", {}, h("time", { datetime: date! }, day(date)), " ", word("timeline", name)))),
    missing.length > 0 && h("p", { class: "unknown" }, t("timeline.missing", { dates: missing.join(", ") })));
}

function papersView({ hearing }: Shown): HTMLElement {
  const parts: [string, string | undefined][] = ["report", "coordinates", "location_map", "settlement_scheme", "vector_file", "dwelling_distance", "affected_population", "living_conditions", "non_technical_summary"]
    .map((one) => [labelOf(`doc_${one}`), hearing.input.documents?.parts?.[one]]);
  const fields: [string, string | undefined][] = ["subject", "place", "date_time", "documents_link", "initiator", "contact", "comments_address"].map((one) => [labelOf(`notice_${one}`), hearing.input.notice?.fields?.[one]]);
  const line = ([name, seen]: [string, string | undefined]): HTMLElement => h("li", { class: `seen ${seen ?? "not_seen"}` }, h("span", { "aria-hidden": "true" }, seen === "present" ? "✓" : seen === "absent" ? "✕" : "?"), " ", name, ": ", word("seen", seen ?? "not_seen"));
  return h("section", {}, h("h2", {}, t("papers.title")), h("p", { class: "help" }, t("papers.help")), h("div", { class: "two" }, h("ul", { class: "plain" }, parts.map(line)), h("ul", { class: "plain" }, fields.map(line))));
}

function sourcesView({ manifest }: Shown): HTMLElement {
  return h("section", {}, h("h2", {}, t("sources.title")), h("ul", {}, manifest.datasets.map((one) => h("li", {}, datasetName(one), " – ", one.licence && `${one.licence}, `, one.date ? day(one.date) : t("origin.no-date")))),
    h("p", { class: "help" }, `tyndau ${manifest.engine}; `, manifest.rule_packs.map((one) => `${one.id} ${one.version}`).join(", ")));
}

/** On a phone the map and the list come first. */
const inWords = ({ answer }: Hearing): HTMLElement => h("details", { open: innerWidth > 832, class: "words" }, h("summary", {}, t("headline.words")), h("p", { class: "answer" }, say(answer)));

/** The whole view. \param extra stands after the map */
export function hearingView(shown: Shown, left: AbortSignal, extra: Child = null): HTMLElement {
  const { hearing } = shown;
  const mapArea = h("div", { class: "map tall" });
  const features = hearingFeatures(hearing);
  if (features.length === 0) replace(mapArea, h("p", { class: "note" }, t("map.nothing")));
  else void hearingMap(mapArea, features).then(({ map }) => (map ? left.addEventListener("abort", () => map.remove()) : staticMap(shown, mapArea)));
  const { input } = hearing;
  return h("div", { class: "hearing" },
    h("p", { class: "facts" }, [input.project.initiator || t("no-initiator"), word("form", input.form ?? "open_meeting"), daysOf(hearing) || t("no-date"), [input.project.units?.district, oblastName(input.project.units?.oblast)].filter(Boolean).join(", ")].filter(Boolean).join(" · ")),
    input.unconfirmed && h("p", { class: "box unknown" }, t("unconfirmed")),
    headline(hearing, shown.manifest), inWords(hearing), mapArea, legend(), extra, communitiesView(shown), findingsView(shown), timelineView(shown), papersView(shown), downloadsView(shown), sourcesView(shown));
}

const legend = (): HTMLElement => h("ul", { class: "legend", "aria-label": t("map.legend") }, (["project", "venue", "community", "line"] as const).map((one) => h("li", { class: `of-${one}` }, t(`legend.${one}`))));
