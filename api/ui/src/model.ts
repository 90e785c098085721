/** What the service answers, as far as the pages use it, and the short form that lists and filters work on. */
import type { Interval } from "./geodesic";
import type { Language } from "./i18n";

export type Text = Record<Language, string>;
export type Verdict = "fail" | "cannot_tell" | "pass" | "not_applicable";
export const verdicts: Verdict[] = ["fail", "cannot_tell", "pass", "not_applicable"];

/** A verdict as it is told: what fails does so outright, only if the rule is as reported, or as advice, which is no violation. */
export type Standing = Verdict | "would_fail" | "advice";
/** The most serious first. */
export const standings: Standing[] = ["fail", "would_fail", "cannot_tell", "advice", "pass", "not_applicable"];

export interface Place {
  text: string;
  id?: string;
}

export interface CaseInput {
  id: string;
  form?: string;
  project: {
    id?: string;
    name?: string;
    initiator?: string;
    initiator_private?: boolean;
    units?: { oblast?: string; district?: string };
    footprint?: { shape: GeoJSON.Geometry; uncertainty_m?: number };
    hazard_class?: string;
    declared_spz_m?: number;
    declared_communities?: Place[];
  };
  venues?: { id: string; name?: string; settlement?: Place; serves?: Place[]; units?: { oblast?: string }; start?: string; end?: string }[];
  start?: string;
  end?: string;
  notice?: { date?: string; documents_online?: string; comments_until?: string; fields?: Record<string, string> };
  documents?: { parts?: Record<string, string> };
  protocol?: { status?: string; signed_on?: string; published_on?: string };
  conclusion?: { issued_on?: string; published_on?: string };
  source_url?: string;
  notes?: string;
  unconfirmed?: boolean;
}

export interface VenueDistance {
  venue: string;
  assigned: boolean;
  distance_m: Interval | null;
  centre_distance_m: number | null;
  in_community: string;
  line: GeoJSON.LineString | null;
  causes: Text[];
}

export interface Community {
  id: string;
  name: Text;
  settlement: { population?: number | null; extent?: string; centre?: GeoJSON.Point; dataset?: string } | null;
  basis: string[];
  reached: string;
  contains_site: boolean;
  footprint_distance_m: Interval | null;
  footprint_line: GeoJSON.LineString | null;
  people_inside: Interval | null;
  assigned_venue: string | null;
  nearest_venue: string | null;
  venues: VenueDistance[];
}

export interface Finding {
  id: string;
  subject: string;
  subject_name: Text | null;
  verdict: Verdict;
  class: "legal" | "derived" | "advisory";
  message: Text;
  measured: { low: number; high: number | null; unit: string } | null;
  required: { low?: number | null; high?: number | null; unit?: string } | null;
  settled_by: Text | null;
  basis: Text[];
  rule: { pack: string; pack_version: string; article: string; source: string | Text; url: string; confidence: string; verified: boolean };
  geometry: GeoJSON.Geometry | null;
}

export interface ReportVenue {
  id: string;
  name: Text;
  settlement?: string | null;
  position: GeoJSON.Point | null;
  uncertainty_m: number | null;
}

/** One hearing; findings are there in a full report only. */
export interface Hearing {
  id: string;
  answer: Text;
  input: CaseInput;
  packs: string[];
  territory: { source: string; reach_m: number; shape?: GeoJSON.Geometry };
  venues: ReportVenue[];
  communities: Community[];
  /** Administrative units that the documents name as affected. */
  units?: { id: string }[];
  summary: { communities: number; maximum_m: Interval | null };
  verdicts?: Record<string, Verdict>;
  /** Of a summary: findings by verdict, those that fail by a rule whose text nobody has read or as advice counted again; the checks
   *  that fail by such rules alone, and those that fail as advice alone. */
  counts?: Record<Verdict | "conditional_fail" | "advisory_fail", number>;
  conditional?: string[];
  advisory?: string[];
  findings?: Finding[];
  counterfactual: { name: Text; mean_before_m: Interval | null; mean_after_m: Interval | null } | null;
}

/** A settlement that a cell could mean. */
export interface MeantPlace {
  id: string;
  name: Text;
  district: string;
  oblast: string;
  distance_m: number | null;
  /** Another name of it, by which it is meant. */
  also?: string;
}

export interface RowProblem {
  sheet?: string;
  row: number;
  column: string;
  value: string;
  code: string;
  message: Text;
  arguments?: Record<string, string>;
  /** The whole cell, the part of it that names a place, and what that could mean. */
  written?: string;
  item?: string;
  candidates?: MeantPlace[];
  fix?: { fix: string; columns: string[] };
}

/** How often each correction and each fix was made, in their order. */
export interface Made {
  corrections: number[];
  fixes: number[];
}

export interface Share {
  value: number;
  low: number;
  high: number;
}

export interface Counted {
  id: string;
  title?: Text;
  oblast?: string;
  year?: number;
  pass: number;
  fail: number;
  cannot_tell: number;
  not_applicable: number;
  failing_share: Share | null;
}

export interface Scorecard {
  hearings: number;
  findings: Counted[];
  by_oblast: Counted[];
  by_year: Counted[];
  reference: { title: Text; url: string; shares: { what: Text; percent_low: number; percent_high: number; findings: string[] }[] };
}

export interface Dataset {
  id: string;
  date: string;
  source: string;
  licence: string;
  attribution: string;
  sha256: string;
  records: number;
}

export interface Manifest {
  engine: string;
  rule_packs: { id: string; version: string; sha256: string }[];
  datasets: Dataset[];
}

export interface TableResult {
  rows: { read: number; screened: number; pending: number; rejected: number };
  problems: RowProblem[];
  notes: RowProblem[];
  made?: Made;
  manifest: Manifest;
  scorecard: Scorecard;
  hearings: Hearing[];
}

export interface Column {
  header: string;
  column: string | null;
  /** Its owner has said so. */
  unused?: boolean;
  samples: string[];
}

export interface Preview {
  header_row: number;
  sheet: string;
  sheets: string[];
  encoding: string | null;
  delimiter: string | null;
  rows: number;
  first_rows: { row: number; cells: string[] }[];
  columns: Column[];
  problems: RowProblem[];
  notes: RowProblem[];
}

export interface Candidate {
  kind: string;
  id?: string;
  name?: Text;
  lon?: number;
  lat?: number;
  uncertainty_m?: number;
  notation?: string;
  form?: string;
  unit?: string;
  unit_name?: Text;
  geometry?: GeoJSON.Geometry;
  reasons: Text[];
}

export interface Location {
  verdict: "resolved" | "ambiguous" | "region" | "unresolved";
  candidates: Candidate[];
  reasons: Text[];
}

/** The question a list answers when no other is chosen. */
export const mainQuestion = "community-without-hearing";

export interface Row {
  index: number;
  id: string;
  name: string;
  initiator: string;
  oblast: string;
  date: string;
  verdicts: Record<string, Verdict>;
  /** Each verdict as it is told. */
  standings: Record<string, Standing>;
  told: Told;
  distance: Interval | null;
  lon: number | null;
  lat: number | null;
  words: string;
}

const worst = (one: Verdict | undefined, other: Verdict): Verdict =>
  one === undefined || verdicts.indexOf(other) < verdicts.indexOf(one) ? other : one;

/** The worst verdict of each finding. */
export function verdictsOf(hearing: Hearing): Record<string, Verdict> {
  if (hearing.verdicts) return hearing.verdicts;
  const all: Record<string, Verdict> = {};
  for (const finding of hearing.findings ?? []) all[finding.id] = worst(all[finding.id], finding.verdict);
  return all;
}

/** A rule whose text nobody has read makes its failure conditional; advice claims no law. */
export function standingOf({ verdict, rule, class: of }: Finding): Standing {
  if (verdict !== "fail") return verdict;
  if (of === "advisory") return "advice";
  return rule.verified ? "fail" : "would_fail";
}

/** How a check stands: the most serious of its failures. A summary does not name the rules, but says of which checks. */
export function standing(hearing: Hearing, check: string): Standing {
  const verdict = verdictsOf(hearing)[check] ?? "not_applicable";
  if (verdict !== "fail") return verdict;
  const failing = hearing.findings?.filter((one) => one.id === check && one.verdict === "fail").map(standingOf);
  if (failing) return standings.find((one) => failing.includes(one)) ?? "fail";
  if (hearing.advisory?.includes(check)) return "advice";
  return hearing.conditional?.includes(check) ? "would_fail" : "fail";
}

/** What stands first of a hearing. */
export interface Told {
  check: string;
  verdict: Verdict;
  standing: Standing;
}

/** As in print: communities, then a unit without a hearing; where none is judged, who is affected, how far and where the venue is. */
export function toldOf(hearing: Hearing): Told {
  const all = verdictsOf(hearing);
  const told = (check: string, verdict: Verdict): Told => ({ check, verdict, standing: verdict === "fail" ? standing(hearing, check) : verdict });
  const main = all[mainQuestion] ?? "not_applicable";
  if (main === "fail") return told(mainQuestion, main);
  if (all["unit-without-hearing"] === "fail") return told("unit-without-hearing", "fail");
  if (main !== "not_applicable") return told(mainQuestion, main);
  for (const verdict of ["fail", "cannot_tell"] as const)
    for (const check of ["affected-communities-unknown", "venue-far-from-affected", "venue-unlocated"]) if (all[check] === verdict) return told(check, verdict);
  return told(mainQuestion, main);
}

export type Counts = Record<Standing, number>;

/** How many findings stand how, as the answer in words counts them: several may be of one check. */
export function countsOf(hearing: Hearing): Counts {
  const { findings, counts: told } = hearing;
  if (!findings && told) {
    const { fail, conditional_fail: would_fail, advisory_fail: advice, ...rest } = told;
    return { ...rest, fail: fail - would_fail - advice, would_fail, advice };
  }
  const all = findings?.map(standingOf) ?? Object.keys(verdictsOf(hearing)).map((check) => standing(hearing, check));
  return Object.fromEntries(standings.map((one) => [one, all.filter((other) => other === one).length])) as Counts;
}

/** A position to draw a hearing at: its project, else its venue, else a community. */
export function positionOf(hearing: Hearing): [number, number] | null {
  const shape = hearing.input.project.footprint?.shape;
  if (shape && shape.type !== "GeometryCollection") {
    let at: unknown = shape.coordinates;
    while (Array.isArray(at) && Array.isArray(at[0])) at = at[0];
    return at as [number, number];
  }
  const venue = hearing.venues.find((one) => one.position)?.position;
  const centre = hearing.communities.find((one) => one.settlement?.centre)?.settlement?.centre;
  const point = venue ?? centre;
  return point ? [point.coordinates[0]!, point.coordinates[1]!] : null;
}

export function rowOf(hearing: Hearing, index: number): Row {
  const { input } = hearing;
  const all = verdictsOf(hearing);
  const at = positionOf(hearing);
  const name = input.project.name ?? hearing.id;
  const initiator = input.project.initiator ?? "";
  const maximum = hearing.summary?.maximum_m ?? null;
  return {
    index,
    id: hearing.id,
    name,
    initiator,
    oblast: input.project.units?.oblast ?? input.venues?.[0]?.units?.oblast ?? "",
    date: input.start ?? "",
    verdicts: all,
    standings: Object.fromEntries(Object.keys(all).map((check) => [check, standing(hearing, check)])),
    told: toldOf(hearing),
    distance: maximum,
    lon: at?.[0] ?? null,
    lat: at?.[1] ?? null,
    words: `${hearing.id} ${name} ${initiator}`.toLocaleLowerCase(),
  };
}
