/** What stands first of a hearing: the verdict, each community with its distance, the rule, and where the facts come from. */
import { actName } from "./acts";
import { classBadge, look, signs, verdictBadge } from "./badges";
import { answerWords, distanceWords, heldIn, judged, unmeasuredWords, venueName, wayOf, type Held } from "./distances";
import { datasetName } from "./datasets";
import { h, link, stacked, type Child, type Props } from "./dom";
import { say, t, word } from "./i18n";
import { toldOf, type Community, type Finding, type Hearing, type Manifest, type Verdict } from "./model";
import { unitOf, unitWords } from "./places";
import { yearsOf } from "./trust";
import { day, whole } from "./units";
import { venueDay } from "./venue-days";
import { beside, communityWritten, venueWritten } from "./written";

const verdictHeld: Record<Held, Verdict> = { yes: "pass", no: "fail", maybe: "cannot_tell" };

/** Where the form of the hearing needs no venue, or the community is only the nearest one, its absence is no reproach. */
export function heldWords(community: Community, hearing: Hearing): Child {
  const held = heldIn(community);
  const verdict = judged(community, hearing);
  const shown = verdict === "not_applicable" && held !== "yes" ? verdict : verdictHeld[held];
  return [h("span", { class: `held ${shown}` }, h("span", { "aria-hidden": "true" }, signs[shown]), " ", shown === "not_applicable" ? t("verdict.not_applicable") : t(`held.${held}`)),
    held === "no" && verdict === "cannot_tell" && h("span", { class: "small" }, ` ${t("held.perhaps-affected")}`)];
}

/** Rows beyond this are in the list below. */
const mostRows = 12;

function communityRow(community: Community, hearing: Hearing): [cells: Child[], props: Props] {
  const way = wayOf(community);
  return [[
    [h("bdi", {}, say(community.name)), beside(communityWritten(hearing, community)), " ", unitOf(community.id, community.settlement?.centre?.coordinates)],
    heldWords(community, hearing),
    [distanceWords(way), hearing.venues.length > 1 && way && h("span", { class: "small" }, ` (${venueName(hearing, way.venue)})`)],
  ], { "data-held": heldIn(community) }];
}

function communityTable(hearing: Hearing): Child {
  const { communities } = hearing;
  if (communities.length === 0) return null;
  const rest = communities.length - mostRows;
  return [stacked([t("headline.one-community"), t("headline.held"), t("headline.distance-from")], communities.slice(0, mostRows).map((one) => communityRow(one, hearing)), { class: "held-table", "aria-label": t("headline.community") }),
    rest > 0 && h("p", { class: "help" }, t("headline.rest", { count: whole(rest) }))];
}

/** "Code, art. 73 – not confirmed: …": a rule that nobody has read is not shown as if it had been. */
export function ruleWords({ rule }: Finding): Child {
  const name = `${actName(rule.source)}${rule.article ? `, ${t("article", { article: rule.article })}` : ""}`;
  return [link(rule.url, name), " – ", rule.verified ? t("headline.rule-read") : h("strong", { class: "unknown" }, t("headline.rule-unread", { how: word("confidence", rule.confidence) }))];
}

/** A form without a meeting lacks no place. */
export const noVenueWords = ({ input }: Hearing): string => t(input.form === "public_discussion" ? "no-meeting-place" : "not-known");

function venuesOf(hearing: Hearing): Child {
  const words = hearing.venues.map((venue, i) => {
    const { id, name, settlement, position } = venue;
    const input = hearing.input.venues?.find((one) => one.id === id);
    const hall = input?.name && input.name !== say(name) ? `, ${input.name}` : "";
    const units = input?.units ? unitWords(input.units) : "";
    const where = units ? h("span", { class: "small" }, units) : settlement && position ? unitOf(settlement, position.coordinates) : null;
    return [i > 0 && "; ", h("bdi", {}, say(name)), beside(venueWritten(hearing, venue)), `${hall}${venueDay(hearing, id)} `, where];
  });
  return words.length > 0 ? words : noVenueWords(hearing);
}

/** The data that a distance rests on, with their age. */
function dataOf(hearing: Hearing, manifest: Manifest): string {
  const used = new Set(hearing.communities.map(({ settlement }) => settlement?.dataset).filter(Boolean));
  const named = manifest.datasets.filter(({ id }) => used.has(id));
  const words = named.map((one) => t("origin.dataset", { source: datasetName(one), date: one.date ? day(one.date) : t("not-recorded") }));
  return words.join(" · ") || t("not-recorded");
}

/** Whether one of the boundaries is only estimated: then every distance is a span. */
const estimated = (hearing: Hearing): boolean => hearing.communities.some(({ settlement }) => settlement?.extent === "estimated");

export function headline(hearing: Hearing, manifest: Manifest): HTMLElement {
  const { check, verdict, standing } = toldOf(hearing);
  const decisive = (hearing.findings ?? []).find((one) => one.id === check && one.verdict === verdict);
  const facts: [string, Child][] = [
    [t("headline.venue"), venuesOf(hearing)],
    ...(unmeasuredWords(hearing) ? [[t("headline.distance-from"), unmeasuredWords(hearing)] as [string, Child]] : []),
    ...(decisive ? [[t("headline.rule"), ruleWords(decisive)] as [string, Child]] : []),
    ...(hearing.packs.length > 1 ? [[t("headline.packs"), t("headline.packs-several", { years: yearsOf(hearing.packs).join(", ") })] as [string, Child]] : []),
    [t("headline.source"), hearing.input.source_url ? link(hearing.input.source_url) : t("not-recorded")],
    [t("headline.data"), [dataOf(hearing, manifest), estimated(hearing) && ` · ${t("headline.estimated")}`]],
  ];
  return h("div", { class: `headline ${look(standing)}` }, h("p", {}, verdictBadge(standing), " ", decisive && verdict !== "not_applicable" && classBadge(decisive.class)),
    h("p", { class: "big" }, answerWords(hearing)), communityTable(hearing), h("dl", {}, facts.map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])));
}
