/** Ways from venues to communities, in words: inside, outside and how far, or not to be told. */
import { say, t } from "./i18n";
import { mainQuestion, toldOf, verdictsOf, type Community, type Hearing, type VenueDistance, type Verdict } from "./model";
import { titleFor } from "./questions";
import type { Interval } from "./geodesic";
import { interval } from "./units";

/** The way of a community that counts: to its assigned venue, else to the nearest. */
export const wayOf = (community: Community): VenueDistance | undefined =>
  community.venues.find(({ assigned }) => assigned) ?? community.venues.find(({ venue }) => venue === community.nearest_venue) ?? community.venues[0];

export const venueName = (hearing: Hearing, id: string): string => say(hearing.venues.find((one) => one.id === id)?.name) || id;

export type Held = "yes" | "no" | "maybe";

/** The ways that count for a community: to the venues that serve it, else to all. */
const relevant = ({ venues }: Community): VenueDistance[] => {
  const assigned = venues.filter((one) => one.assigned);
  return assigned.length > 0 ? assigned : venues;
};

/** Whether a hearing was in the community; where no way is known it cannot be told. */
export function heldIn(community: Community): Held {
  const all = relevant(community).map(({ in_community }) => in_community);
  if (all.includes("yes")) return "yes";
  return all.length > 0 && all.every((one) => one === "no") ? "no" : "maybe";
}

/** The verdict of one community: as the report has it; of a summary without findings by the same rule. */
export function judged(community: Community, hearing: Hearing): Verdict {
  if (verdictsOf(hearing)[mainQuestion] === "not_applicable") return "not_applicable";
  const found = hearing.findings?.find(({ id, subject }) => id === mainQuestion && subject === community.id);
  if (found) return found.verdict;
  if (!community.basis.some((one) => one === "computed" || one === "declared")) return "not_applicable";
  const held = heldIn(community);
  if (held === "yes") return "pass";
  const certain = community.basis.includes("declared") || community.reached === "yes" || community.contains_site;
  return held === "no" && certain && community.settlement ? "fail" : "cannot_tell";
}

/** How far a boundary of a settlement is. Never a bare "0 m": what is inside is said to be inside. */
export function toBoundary(of: Interval | null): string {
  if (!of || of.low > 0 || of.high === null) return interval(of);
  return of.high === 0 ? t("within") : t("within-or", { high: interval({ low: of.high, high: of.high }) });
}

export const distanceWords = (way: VenueDistance | undefined): string => {
  if (!way?.distance_m) return t("not-known");
  return way.in_community === "yes" ? t("within") : toBoundary(way.distance_m);
};

/** The community that is farthest from its hearing; none when each has one inside. */
export function farthest(hearing: Hearing): { community: Community; way: VenueDistance } | null {
  const ways = hearing.communities.flatMap((community) => {
    const way = wayOf(community);
    return way?.distance_m && way.in_community !== "yes" ? [{ community, way }] : [];
  });
  const reach = ({ way }: { way: VenueDistance }): number => way.distance_m!.high ?? Infinity;
  return ways.sort((one, other) => reach(other) - reach(one))[0] ?? null;
}

/** Communities that are named in one line of a list. */
const mostNames = 3;

const namesOf = (communities: Community[]): string => communities.map(({ name }) => say(name)).join("; ");

function withinWords(communities: Community[]): string {
  const names = namesOf(communities.slice(0, mostNames));
  const rest = communities.length - mostNames;
  return rest > 0 ? t("within-named-more", { names, count: rest }) : t("within-named", { names });
}

/** The distance that a list shows for a hearing. */
export function farthestWords(hearing: Hearing): string {
  const far = farthest(hearing);
  if (far) return t(far.way.distance_m!.low === 0 ? "headline.near" : "headline.far", { distance: distanceWords(far.way), community: say(far.community.name) });
  if (hearing.communities.length === 0 || hearing.communities.some((one) => heldIn(one) !== "yes")) return t("not-known");
  // Of the same name as the venue, but nowhere in the data: nothing was measured.
  return hearing.communities.every(({ settlement }) => settlement) ? withinWords(hearing.communities) : t("by-name");
}

/** Why no distance stands there; "" where a community is known. */
export function unmeasuredWords({ communities, units }: Hearing): string {
  if (communities.length > 0) return "";
  return t(units?.length ? "unmeasured.units" : "unmeasured.communities");
}

/** The communities that have this verdict on the main question. */
const withVerdict = (hearing: Hearing, verdict: Verdict): Community[] => hearing.communities.filter((one) => judged(one, hearing) === verdict);

/** The units in which no hearing was held; a summary does not name them. */
const unitsOf = (hearing: Hearing): string =>
  (hearing.findings ?? []).filter(({ id, verdict }) => id === "unit-without-hearing" && verdict === "fail").map((one) => say(one.subject_name)).filter(Boolean).join("; ");

/** What is told where no community is judged. */
function elsewhereWords(hearing: Hearing): string {
  const { check, verdict, standing } = toldOf(hearing);
  if (check === "unit-without-hearing") {
    const names = unitsOf(hearing);
    return t(names ? "headline.unit-fail" : "headline.unit-fail-unnamed", { names });
  }
  if (check === "affected-communities-unknown") return t(verdict === "fail" ? "headline.affected-fail" : "communities.none");
  return titleFor(check, standing);
}

/** The answer in one sentence. */
export function answerWords(hearing: Hearing): string {
  const { check, verdict } = toldOf(hearing);
  if (check !== mainQuestion) return elsewhereWords(hearing);
  const communities = withVerdict(hearing, verdict);
  const names = namesOf(communities);
  if (verdict === "not_applicable") return t(hearing.communities.length === 0 ? "headline.no-community" : "headline.not_applicable");
  if (verdict === "cannot_tell" && names && communities.every((one) => heldIn(one) === "no")) return t("headline.cannot_tell-affected", { names });
  return t(names ? `headline.${verdict}` : `headline.${verdict}-unnamed`, { names });
}
