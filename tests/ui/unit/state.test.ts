import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAddress, parseAddress } from "../../../api/ui/src/address";
import { filtered, filterFrom, standingIn } from "../../../api/ui/src/filter";
import type { Row, Standing, Verdict } from "../../../api/ui/src/model";
import { condition } from "../../../api/ui/src/pages/register";
import { step } from "../../../api/ui/src/pages/scorecard";

const row = (index: number, verdict: Verdict, more: Partial<Row> = {}): Row => ({
  index, id: `h${index}`, name: `Name ${index}`, initiator: "ТОО Пример", oblast: "Акмолинская область", date: "2024-05-01", verdicts: { "community-without-hearing": verdict, "notice-late": "pass" }, standings: { "community-without-hearing": verdict, "notice-late": "pass" }, told: { check: "community-without-hearing", verdict, standing: verdict },
  distance: null, lon: 71, lat: 52, words: `h${index} name ${index} тоо пример`, ...more });
const ids = (rows: Row[]): string[] => rows.map(({ id }) => id);

test("Address.WhatIsWrittenIsReadBack", () => {
  const address = { page: "results", values: { job: "ab12", oblast: "Ұлытау облысы", text: "a&b=c #1" } };
  assert.deepEqual(parseAddress(formatAddress(address)), address);
});

test("Address.NothingLeadsToTheFirstPage", () => {
  assert.deepEqual(parseAddress(""), { page: "screen", values: {} });
  assert.deepEqual(parseAddress("#/case?"), { page: "case", values: {} });
});

test("Address.EmptyValuesAreLeftOut", () => {
  assert.equal(formatAddress({ page: "results", values: { verdict: "", job: "1" } }), "#/results?job=1");
});

test("Filter.TheVerdictIsThatOfTheQuestionAsked", () => {
  const rows = [row(0, "fail"), row(1, "pass"), row(2, "cannot_tell")];
  assert.deepEqual(ids(filtered(rows, filterFrom({ verdict: "fail" }))), ["h0"]);
  assert.equal(filtered(rows, filterFrom({ finding: "notice-late", verdict: "pass" })).length, 3);
  assert.equal(filtered(rows, filterFrom({ finding: "protocol-late", verdict: "pass" })).length, 0);
});

test("Filter.WithoutAQuestionWhatStandsFirstDecides", () => {
  const unit = row(0, "not_applicable", { told: { check: "unit-without-hearing", verdict: "fail", standing: "would_fail" }, standings: { "community-without-hearing": "not_applicable", "unit-without-hearing": "would_fail", "venue-far-from-affected": "advice" } });
  assert.equal(filtered([unit], filterFrom({ verdict: "would_fail" })).length, 1);
  assert.equal(filtered([unit], filterFrom({ finding: "community-without-hearing", verdict: "fail" })).length, 0);
  assert.equal(filtered([unit], filterFrom({ verdict: "fail" })).length, 0);
  assert.equal(filtered([unit], filterFrom({ finding: "venue-far-from-affected", verdict: "fail" })).length, 0, "advice is no violation");
  assert.equal(filtered([unit], filterFrom({ finding: "venue-far-from-affected", verdict: "advice" })).length, 1);
  assert.deepEqual(["", "unit-without-hearing", "notice-late"].map((one) => standingIn(unit, one)), ["would_fail", "would_fail", "not_applicable"] satisfies Standing[]);
});

test("Filter.APeriodHoldsItsLastDay", () => {
  const rows = [row(0, "pass", { date: "2024-12-31T15:00" }), row(1, "pass", { date: "2025-01-01" }), row(2, "pass", { date: "" })];
  assert.deepEqual(ids(filtered(rows, filterFrom({ from: "2024-01-01", to: "2024-12-31" }))), ["h0"]);
});

test("Filter.TheMostSeriousComesFirstThenTheFarthest", () => {
  const rows = [row(0, "pass"), row(1, "fail", { distance: { low: 1, high: 2 } }), row(2, "cannot_tell"), row(3, "fail", { distance: { low: 5, high: 9 } })];
  assert.deepEqual(ids(filtered(rows, filterFrom({}))), ["h3", "h1", "h2", "h0"]);
  assert.deepEqual(ids(filtered(rows, filterFrom({ order: "table" }))), ["h0", "h1", "h2", "h3"]);
});

test("Filter.WordsAreFoundInAnyCase", () => {
  assert.equal(filtered([row(0, "pass")], filterFrom({ text: "ПРИМЕР" })).length, 1);
  assert.equal(filtered([row(0, "pass")], filterFrom({ text: "пример", initiator: "Другой" })).length, 0);
});

test("Filter.FiftyThousandHearingsAreFilteredWithinAFifthOfASecond", () => {
  const rows = Array.from({ length: 50_000 }, (_, i) => row(i, (["fail", "pass", "cannot_tell"] as const)[i % 3]!, { oblast: i % 7 ? "a" : "b" }));
  filtered(rows, filterFrom({ verdict: "fail", oblast: "b" }));
  const started = performance.now();
  filtered(rows, filterFrom({ verdict: "fail", oblast: "b" }));
  assert.ok(performance.now() - started < 200);
});

test("Scorecard.OneHearingColoursNoOblast", () => {
  assert.equal(step(null), 0);
  assert.equal(step({ value: 1, low: 0.21, high: 1 }), "few");
  assert.equal(step({ value: 0.5, low: 0.4, high: 0.6 }), 3);
  assert.equal(step({ value: 1, low: 0.8, high: 1 }), 5);
});

test("Register.AQuoteInWordsStaysInItsText", () => {
  assert.equal(condition({ verdict: "fail", from: "2024-01-01" }), "verdict='fail' AND hearing_date>=DATE('2024-01-01')");
  assert.match(condition({ text: "o' OR 1=1" }), /'%o'' OR 1=1%'/);
  assert.match(condition({ oblast: "50%_" }), /50\\%\\_/);
  assert.equal(condition({}), "");
});
