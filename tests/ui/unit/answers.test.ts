import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { actName } from "../../../api/ui/src/acts";
import { answerWords, distanceWords, farthestWords, heldIn, judged } from "../../../api/ui/src/distances";
import { setLanguage } from "../../../api/ui/src/i18n";
import type { Community, Hearing, VenueDistance } from "../../../api/ui/src/model";
import { oblastName } from "../../../api/ui/src/places";
import { questionOf, titleFor } from "../../../api/ui/src/questions";
import { readAs } from "../../../api/ui/src/reading";
import { titles, type Source } from "../../../api/ui/src/session";

const everywhere = (text: string) => ({ kk: text, ru: text, en: text });
const way = (in_community: string, low = 0, high: number | null = 0, more: Partial<VenueDistance> = {}): VenueDistance =>
  ({ venue: "v1", assigned: false, distance_m: { low, high }, centre_distance_m: null, in_community, line: null, causes: [], ...more });
const community = (venues: VenueDistance[], more: Partial<Community> = {}): Community =>
  ({ id: "c1", name: everywhere("Aksu"), settlement: { extent: "estimated" }, basis: ["declared"], reached: "maybe", contains_site: false, footprint_distance_m: null, footprint_line: null, people_inside: null, assigned_venue: null, nearest_venue: "v1", venues, ...more });
const hearing = (communities: Community[], verdict = "fail"): Hearing =>
  ({ id: "h", answer: everywhere(""), input: { id: "h", project: {} }, packs: [], territory: { source: "none", reach_m: 0 }, venues: [], communities, summary: { communities: communities.length, maximum_m: null }, verdicts: { "community-without-hearing": verdict }, counterfactual: null }) as Hearing;

test("Distances.AVenueInsideIsSaidToBeInsideAndNeverAtZeroMetres", () => {
  setLanguage("en");
  assert.equal(distanceWords(way("yes")), "within the settlement");
  assert.equal(distanceWords(way("maybe", 0, 7288)), "within the settlement or up to 7.3 km from it");
  assert.equal(distanceWords(way("no", 8398, 13303)), "between 8.3 km and 13.4 km");
  assert.equal(distanceWords({ ...way("no"), distance_m: null }), "not known");
  for (const one of [way("yes"), way("maybe", 0, 7288)]) assert.doesNotMatch(distanceWords(one), /\b0 m/);
});

test("Distances.OnlyAVenueThatServesACommunityCountsForIt", () => {
  const two = [way("yes"), way("no", 9000, 9500, { venue: "v2", assigned: true })];
  assert.equal(heldIn(community(two)), "no");
  assert.equal(heldIn(community(two.slice(0, 1))), "yes");
  assert.equal(heldIn(community([])), "maybe");
  assert.equal(heldIn(community([way("no", 1, 2), way("maybe", 0, 2)])), "maybe");
});

test("Distances.NobodyIsSaidToFailWhomTheProjectPerhapsDoesNotReach", () => {
  const far = [way("no", 9000, 9500)];
  assert.equal(judged(community(far), hearing([])), "fail");
  assert.equal(judged(community(far, { basis: ["computed"], reached: "maybe" }), hearing([])), "cannot_tell");
  assert.equal(judged(community(far, { basis: ["computed"], reached: "yes" }), hearing([])), "fail");
  assert.equal(judged(community(far, { basis: ["nearest"] }), hearing([])), "not_applicable");
  assert.equal(judged(community(far, { settlement: null }), hearing([])), "cannot_tell");
  assert.equal(judged(community([way("yes")]), hearing([])), "pass");
});

test("Distances.AFormThatNeedsNoVenueBlamesNobody", () => {
  assert.equal(judged(community([way("no", 9000, 9500)]), hearing([], "not_applicable")), "not_applicable");
});

test("Distances.TheFindingOfTheReportGoesBeforeTheRuleOfThumb", () => {
  const one = community([way("no", 9000, 9500)]);
  const report = { ...hearing([one]), findings: [{ id: "community-without-hearing", subject: "c1", verdict: "cannot_tell" }] } as Hearing;
  assert.equal(judged(one, report), "cannot_tell");
});

test("Distances.TheAnswerIsASentenceWithNames", () => {
  assert.equal(answerWords(hearing([community([way("no", 9000, 9500)])])), "No hearing was held in these affected communities: Aksu.");
  assert.match(answerWords(hearing([], "not_applicable")), /name no affected community/);
  assert.match(answerWords(hearing([community([way("yes")])], "cannot_tell")), /cannot be told\.$/);
  assert.equal(farthestWords(hearing([community([way("yes")])])), "within the settlement");
  assert.equal(farthestWords(hearing([community([way("maybe", 0, 500)])])), "Aksu: within the settlement or up to 500 m from it");
  assert.equal(farthestWords(hearing([])), "not known");
});

const rules = join(process.env.TYNDAU_CHECKOUT!, "geodata/rules");
const checks = new Set(readdirSync(rules).flatMap((name) => [...readFileSync(join(rules, name), "utf8").matchAll(/^  - id: ([a-z0-9-]+)\n(?:    .*\n)*?    title: \{kk: "/gm)].map(([, id]) => id!)));

test("Questions.EveryCheckIsAskedAboutInThreeLanguages", () => {
  assert.ok(checks.size > 35, `${checks.size}`);
  for (const language of ["kk", "ru", "en"] as const) {
    setLanguage(language);
    for (const id of checks) assert.match(questionOf(id), /\?$/, `${id} ${language}`);
  }
  setLanguage("en");
});

test("Questions.OnlyWhatFailsIsSaidOutright", () => {
  titles.set("notice-late", everywhere("The notice was published late"));
  assert.equal(titleFor("notice-late", "fail"), "The notice was published late");
  for (const verdict of ["cannot_tell", "pass", "not_applicable"] as const) assert.equal(titleFor("notice-late", verdict), "Was the notice published in time?");
  titles.set("new-check", everywhere("Something is wrong"));
  assert.equal(titleFor("new-check", "cannot_tell"), "Check: “Something is wrong”");
  titles.clear();
});

test("Acts.ARuleIsNamedInTheLanguageOfTheReader", () => {
  setLanguage("kk");
  const english = "Environmental Code of the Republic of Kazakhstan, 02.01.2021 No. 400-VI";
  assert.match(actName(english), /Экология кодексі/);
  assert.equal(actName("Another act"), "Another act");
  assert.equal(actName(everywhere("x")), "x");
  setLanguage("en");
});

test("Places.AnOblastIsNamedInTheLanguageOfTheReader", () => {
  setLanguage("kk");
  assert.equal(oblastName("Акмолинская область"), "Ақмола облысы");
  assert.equal(oblastName("область Абай"), "область Абай");
  assert.equal(oblastName(null), "");
  setLanguage("en");
});

const source = (bytes: number[]): Source => ({ name: "t.csv", type: "text/csv", content: btoa(String.fromCharCode(...bytes)), base64: true, size: bytes.length, map: {}, corrections: [], columns: [] });

test("Reading.AnotherEncodingIsReadHere", () => {
  // "Аксу" in CP1251, which is no UTF-8.
  assert.equal(readAs(source([0xc0, 0xea, 0xf1, 0xf3]), { encoding: "windows-1251", header: 0 }), "Аксу");
});

test("Reading.LinesAboveAChosenHeaderAreEmptiedSoThatRowsKeepTheirNumbers", () => {
  const text = { ...source([]), base64: false, content: "Title;x\r\nmore\r\nid;name\r\n1;a" };
  assert.equal(readAs(text, { encoding: "", header: 3 }), "\n\nid;name\n1;a");
  assert.equal(readAs(text, { encoding: "", header: 0 }), "Title;x\nmore\nid;name\n1;a");
});
