import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { actName } from "../../../api/ui/src/acts";
import { datasetName } from "../../../api/ui/src/datasets";
import { answerWords, distanceWords, farthestWords, heldIn, judged, toBoundary } from "../../../api/ui/src/distances";
import { languages, setLanguage } from "../../../api/ui/src/i18n";
import { countsWords } from "../../../api/ui/src/badges";
import { countsOf, rowOf, standing, toldOf, type Community, type Finding, type Hearing, type VenueDistance, type Verdict } from "../../../api/ui/src/model";
import { oblastName } from "../../../api/ui/src/places";
import { questionOf, titleFor } from "../../../api/ui/src/questions";
import { chosen, readingInputs } from "../../../api/ui/src/reading";
import { inputsOf, titles, type Source } from "../../../api/ui/src/session";
import { ruleRead } from "../../../api/ui/src/trust";

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

test("Distances.OfWhomTheProjectPerhapsReachesTheDoubtIsNotAboutTheHearing", () => {
  const perhaps = community([way("no", 9000, 9500)], { basis: ["computed"], reached: "maybe" });
  assert.equal(answerWords(hearing([perhaps], "cannot_tell")), "No hearing was held in Aksu; whether it is affected cannot be told.");
  const near = community([way("maybe", 0, 500)], { basis: ["computed"], reached: "maybe" });
  assert.match(answerWords(hearing([perhaps, near], "cannot_tell")), /^Whether a hearing was held in these/);
});

test("Distances.TheAnswerIsASentenceWithNames", () => {
  assert.equal(answerWords(hearing([community([way("no", 9000, 9500)])])), "No hearing was held in these affected communities: Aksu.");
  assert.match(answerWords(hearing([], "not_applicable")), /name no affected community/);
  assert.equal(toBoundary({ low: 0, high: 0 }), "within the settlement");
  assert.match(answerWords(hearing([community([way("yes")])], "cannot_tell")), /cannot be told\.$/);
  assert.equal(farthestWords(hearing([community([way("yes")])])), "within Aksu");
  const several = ["Aksu", "Bestobe", "Zavodskoy", "Karabulak"].map((name) => community([way("yes")], { name: everywhere(name) }));
  assert.equal(farthestWords(hearing(several.slice(0, 2))), "within Aksu; Bestobe");
  assert.equal(farthestWords(hearing(several)), "within Aksu; Bestobe; Zavodskoy and 1 more");
  assert.equal(farthestWords(hearing([community([way("maybe", 0, 500)])])), "Aksu: within the settlement or up to 500 m from it");
  assert.equal(farthestWords(hearing([])), "not known");
});

const summary = (verdicts: Record<string, Verdict>, more: Partial<Hearing> = {}): Hearing => ({ ...hearing([]), verdicts: { "community-without-hearing": "not_applicable", ...verdicts }, ...more });
const finding = (id: string, verdict: Verdict, more: Partial<Finding> = {}): Finding =>
  ({ id, subject: "", subject_name: null, verdict, class: "derived", message: everywhere(""), measured: null, required: null, settled_by: null, basis: [], rule: { pack: "p", pack_version: "1", article: "", source: "", url: "", confidence: "C1", verified: true }, geometry: null, ...more });

test("Told.WhereNoCommunityIsJudgedAnotherFindingStandsFirstAsInPrint", () => {
  assert.deepEqual(toldOf(summary({ "unit-without-hearing": "fail", "affected-communities-unknown": "cannot_tell" })).check, "unit-without-hearing");
  assert.equal(toldOf(summary({ "community-without-hearing": "cannot_tell", "unit-without-hearing": "fail" })).check, "unit-without-hearing");
  assert.equal(toldOf(summary({ "community-without-hearing": "fail", "unit-without-hearing": "fail" })).check, "community-without-hearing");
  const unknown = summary({ "affected-communities-unknown": "cannot_tell", "unit-without-hearing": "cannot_tell" });
  assert.equal(toldOf(unknown).verdict, "cannot_tell");
  assert.equal(answerWords(unknown), "Which communities are affected cannot be told from these data.");
  assert.equal(toldOf(summary({ "affected-communities-unknown": "cannot_tell", "venue-unlocated": "fail" })).check, "venue-unlocated");
  assert.equal(toldOf(summary({ "affected-communities-unknown": "pass", "notice-late": "fail" })).verdict, "not_applicable");
  assert.equal(rowOf(unknown, 0).told.verdict, "cannot_tell");
});

test("Told.UnitsWithoutAHearingAreNamedWhereTheReportNamesThem", () => {
  const one = finding("unit-without-hearing", "fail", { subject_name: everywhere("Aksuat District") });
  assert.equal(answerWords({ ...summary({ "unit-without-hearing": "fail" }), findings: [one] }), "No hearing was held in these affected administrative units: Aksuat District.");
  assert.equal(answerWords(summary({ "unit-without-hearing": "fail" })), "No hearing was held in some of the affected administrative units.");
});

test("Told.ARuleThatNobodyHasReadFailsConditionally", () => {
  const unread = finding("affected-communities-unknown", "fail", { rule: { ...finding("", "fail").rule, verified: false } });
  const report = (...findings: Finding[]): Hearing => ({ ...summary({ "affected-communities-unknown": "fail" }), findings });
  assert.equal(toldOf(report(unread)).standing, "would_fail");
  assert.equal(toldOf(report(unread, finding("affected-communities-unknown", "fail"))).standing, "fail");
  assert.equal(standing(report({ ...unread, class: "advisory" }), "affected-communities-unknown"), "advice");
  assert.equal(standing(report(unread, { ...unread, class: "advisory" }), "affected-communities-unknown"), "would_fail");
  assert.equal(standing(report({ ...unread, verdict: "cannot_tell" }), "notice-late"), "not_applicable");
});

test("Told.OfASummaryTheServiceSaysWhichChecksFailConditionallyOrAsAdvice", () => {
  const one = summary({ "unit-without-hearing": "fail", "notice-late": "fail", "venue-far-from-affected": "fail" }, { packs: ["kz-2021 1.0.0"], conditional: ["notice-late"], advisory: ["venue-far-from-affected"] });
  assert.deepEqual(rowOf(one, 0).standings, { "community-without-hearing": "not_applicable", "unit-without-hearing": "fail", "notice-late": "would_fail", "venue-far-from-affected": "advice" });
});

test("Told.OfTheRegisterThePacksOfTheDayDecideWhetherARuleWasRead", () => {
  const packs = ["kz-2007 1.0.0", "kz-2021 1.0.0", "kz-2024 1.0.0"];
  assert.equal(ruleRead("community-without-hearing", packs, "2018-08-03"), false);
  assert.equal(ruleRead("community-without-hearing", packs, "2024-05-13"), true);
  assert.equal(ruleRead("community-without-hearing", packs, ""), false);
  assert.equal(ruleRead("community-without-hearing", ["kz-2024 1.0.0"], ""), true);
  assert.equal(ruleRead("venue-unlocated", ["kz-2024 1.0.0"], ""), false);
  assert.equal(ruleRead("venue-far-from-affected", ["kz-2024 1.0.0"], ""), true, "advice claims no law");
  for (const unknown of [[], ["own-pack 1"], ["kz-2024 1.0.0", "own-pack 1"]]) assert.equal(ruleRead("community-without-hearing", unknown, ""), false);
});

const unread = finding("b", "fail", { rule: { ...finding("", "fail").rule, verified: false } });
const mixed = [finding("a", "cannot_tell"), finding("a", "cannot_tell"), finding("b", "fail"), unread, unread, { ...unread, class: "advisory" } as Finding, finding("c", "pass"), finding("d", "not_applicable")];
const counted = { fail: 1, would_fail: 2, cannot_tell: 2, advice: 1, pass: 1, not_applicable: 1 };

test("Counts.AListCountsFindingsAsTheServiceDoes", () => {
  assert.deepEqual(countsOf(summary({ "notice-late": "cannot_tell" }, { counts: { fail: 4, conditional_fail: 2, advisory_fail: 1, cannot_tell: 2, pass: 1, not_applicable: 1 } })), counted);
  assert.deepEqual(countsOf({ ...summary({}), findings: mixed }), counted);
  assert.deepEqual(countsOf(summary({ "notice-late": "cannot_tell", "venue-far-from-affected": "fail" }, { advisory: ["venue-far-from-affected"] })), { fail: 0, would_fail: 0, cannot_tell: 1, advice: 1, pass: 0, not_applicable: 1 });
});

test("Counts.TheSentenceIsThatOfTheService", () => {
  const said = readFileSync(join(process.env.TYNDAU_CHECKOUT!, "geodata/messages/layers.yaml"), "utf8");
  const of = (key: string, language: string): string => new RegExp(`^${key.replaceAll(".", "\\.")}:\n(?:  .*\n)*?  ${language}: "(.*)"`, "m").exec(said)![1]!;
  for (const language of languages) {
    setLanguage(language);
    const [all, would, advice] = ["answer.counts", "answer.counts.doubted", "answer.counts.advice"].map((key) => of(key, language));
    assert.equal(countsWords(countsOf({ ...summary({}), findings: mixed })), all!.replace("{passed}", "1").replace("{failed}", "1").replace("{open}", "2") + would!.replace("{count}", "2") + advice!.replace("{count}", "1"));
    assert.doesNotMatch(countsWords({ ...counted, would_fail: 0, advice: 0 }), /;/);
  }
  setLanguage("en");
});

test("Datasets.ATableIsMoreThanTheNameOfItsFile", () => {
  const dataset = { id: "x", date: "", source: "settlements.csv", licence: "", attribution: "", sha256: "", records: 1 };
  assert.equal(datasetName(dataset), "table of settlements loaded on this server (settlements.csv)");
  assert.equal(datasetName({ ...dataset, source: "Union of the oblasts" }), "Union of the oblasts");
  assert.equal(datasetName({ ...dataset, attribution: "GeoNames" }), "GeoNames");
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
  assert.equal(titleFor("notice-late", "would_fail"), "Was the notice published in time?");
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
  assert.equal(oblastName("область Абай"), "Абай облысы");
  assert.equal(oblastName("Алматинская область"), "Алматы облысы");
  assert.equal(oblastName("Алматы"), "Алматы");
  setLanguage("en");
  const regions = ["область Абай", "Акмолинская область", "Актюбинская область", "Алматинская область", "Атырауская область", "Восточно-Казахстанская область", "Жамбылская область", "область Жетісу", "Западно-Казахстанская область", "Карагандинская область", "Костанайская область", "Кызылординская область", "Мангистауская область", "Павлодарская область", "Северо-Казахстанская область", "Туркестанская область", "область Ұлытау"];
  for (const one of regions) assert.match(oblastName(one), /^[A-Za-z ]+ Region$/, one);
  assert.deepEqual(["Астана", "Алматы", "Шымкент"].map(oblastName), ["Astana", "Almaty", "Shymkent"]);
  assert.equal(oblastName("область Улытау"), "Ulytau Region");
  assert.equal(oblastName("Атырау"), "Atyrau Region");
  assert.equal(oblastName("Nowhere"), "Nowhere");
  assert.equal(oblastName(null), "");
  setLanguage("en");
});

test("Reading.OnlyWhatWasChosenIsSentToTheService", () => {
  assert.deepEqual(readingInputs({ sheet: "", header_row: 3 }), { header_row: 3 });
  const source: Source = { name: "t.csv", type: "text/csv", content: "wODx8w==", base64: true, size: 4, map: {}, corrections: [], fixes: [], columns: [], reading: { encoding: "CP1251", header_row: 2 } };
  assert.deepEqual(inputsOf(source, "summary"), { table: { value: "wODx8w==", mediaType: "text/csv", encoding: "base64" }, detail: "summary", header_row: 2, encoding: "CP1251" });
});

test("Reading.AnotherSheetHasItsHeaderElsewhere", () => {
  assert.deepEqual(chosen({ header_row: 4, encoding: "CP1251" }, { sheet: "B" }), { encoding: "CP1251", sheet: "B" });
  assert.deepEqual(chosen({ sheet: "B" }, { header_row: 2 }), { sheet: "B", header_row: 2 });
  assert.deepEqual(chosen({ sheet: "B", header_row: 2 }, { header_row: 0 }), { sheet: "B" });
});
