import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { knownColumns } from "../../../api/ui/src/columns";
import { findingsCsv, hearingsCsv, kmlOf, xml } from "../../../api/ui/src/exports";
import { unmeasuredWords } from "../../../api/ui/src/distances";
import { fileName } from "../../../api/ui/src/hearing-files";
import { faultWords } from "../../../api/ui/src/faults";
import { setLanguage, withoutFlags } from "../../../api/ui/src/i18n";
import { doubled, mapFrom } from "../../../api/ui/src/mapping";
import type { Hearing, Preview, RowProblem } from "../../../api/ui/src/model";
import { choicesOf, columnsOf, differing, member } from "../../../api/ui/src/pages/edit";
import { chosenPlace, corrected, fixesOf, grouped, withTyped } from "../../../api/ui/src/problems";
import { mayBe } from "../../../api/ui/src/reading";
import { recipeIn, recipeOf, withRecipe } from "../../../api/ui/src/recipe";
import { inputsOf, type Source } from "../../../api/ui/src/session";
import { daysOf, venueDay } from "../../../api/ui/src/venue-days";
import { askedPlaces, unsettledPlaces } from "../../../api/ui/src/unsettled";
import { writtenOtherwise } from "../../../api/ui/src/written";
import { crc32, workbook } from "../../../api/ui/src/workbook";
import { addressIn, bytesSent, formatCsv, isNotice, mediaTypeOf, nameOfAnswer, parseDelimited, pastedTable } from "../../../api/ui/src/table";

const everywhere = (text: string) => ({ kk: text, ru: text, en: text });
const problem = (row: number, code: string, more: Partial<RowProblem> = {}): RowProblem => ({ row, column: "Lon", value: "52", code, message: everywhere(code), ...more });
const hearing = (name: string): Hearing => ({ id: "h1", answer: everywhere("Answer"), input: { id: "h1", project: { name } }, packs: [], territory: { source: "none", reach_m: 0 },
  venues: [{ id: "v1", name: everywhere("Hall"), position: { type: "Point", coordinates: [71.9, 52.3] }, uncertainty_m: 10 }], communities: [], summary: { communities: 0, maximum_m: null }, verdicts: { "community-without-hearing": "fail" },
  findings: [{ id: "a", subject: "", subject_name: null, verdict: "fail", class: "legal", message: everywhere("=1+1"), measured: null, required: null, settled_by: null, basis: [], rule: { pack: "p", pack_version: "1", article: "73", source: "Code", url: "", confidence: "C1", verified: true }, geometry: null }], counterfactual: null });

test("Table.QuotesDelimitersAndLineEndsAreReadInsideCells", () => {
  assert.deepEqual(parseDelimited('a;"b;""c""\nd"\r\n1;2', ";"), [["a", 'b;"c"\nd'], ["1", "2"]]);
});

test("Table.WhatIsWrittenIsReadBack", () => {
  const rows = [["a", 'q"uote', "x,y"], ["", "line\nend", "Ә"]];
  assert.deepEqual(parseDelimited(formatCsv(rows), ","), rows);
});

test("Table.CellsOfASpreadsheetBecomeCsv", () => {
  assert.equal(pastedTable("a\tb\n1,5\t2"), 'a,b\r\n"1,5",2\r\n');
  assert.equal(pastedTable("Общественные слушания, 12 мая"), "Общественные слушания, 12 мая");
});

test("Table.AFormulaIsDisarmedAndANumberIsNot", () => {
  assert.equal(formatCsv([["=cmd()", "-5", "+7 (701)", "@x"]], true), "'=cmd(),-5,'+7 (701),'@x\r\n");
});

test("Table.FilesAreKnownByTheirNames", () => {
  assert.equal(mediaTypeOf("A.B.CSV"), "text/csv");
  assert.equal(mediaTypeOf("virus.exe"), "");
  assert.ok(isNotice(mediaTypeOf("n.pdf")) && !isNotice(mediaTypeOf("t.ods")) && isNotice(mediaTypeOf("n.odt")));
  assert.ok(bytesSent(3000) > 4000);
});

test("Columns.EveryKnownColumnHasWordsInThreeLanguages", () => {
  for (const language of ["kk", "ru", "en"] as const) {
    setLanguage(language);
    assert.equal(knownColumns().length, 77);
    for (const { header, meaning } of knownColumns()) assert.ok(header && meaning);
  }
  setLanguage("en");
});

test("Columns.OnlyWhatWasChosenOtherwiseIsMapped", () => {
  const preview = { columns: [{ header: "Nr", column: null, samples: [] }, { header: "Lon", column: "project_lon", samples: [] }, { header: "x", column: null, samples: [] }] } as unknown as Preview;
  assert.deepEqual(mapFrom(preview, ["hearing_id", "project_lon", ""]), { hearing_id: "Nr" });
  assert.deepEqual(mapFrom(preview, ["", "", ""]), { project_lon: "" });
  assert.deepEqual(mapFrom(preview, ["", "project_lat", ""]), { project_lon: "", project_lat: "Lon" });
  assert.deepEqual(mapFrom(preview, ["project_lon", "", ""]), { project_lon: "Nr" });
  assert.deepEqual(doubled(["a", "b", "a", "", ""]), ["a"]);
});

test("Problems.OfOneKindStandTogetherTheMostFrequentFirst", () => {
  assert.deepEqual(grouped([problem(1, "a"), problem(2, "b"), problem(3, "b")]).map(({ code, problems }) => [code, problems.length]), [["b", 2], ["a", 1]]);
});

test("Problems.ALaterCorrectionOfACellWins", () => {
  assert.deepEqual(corrected([{ row: 1, column: "a", value: "x" }, { row: 2, column: "a", value: "y" }], [{ row: 1, column: "a", value: "z" }]), [{ row: 2, column: "a", value: "y" }, { row: 1, column: "a", value: "z" }]);
});

test("Files.ACaseIsCalledByItsProjectAndAHearingByItsNumber", () => {
  assert.equal(fileName({ id: "case", input: { id: "case", project: {} } }), "Project without a name");
  assert.equal(fileName({ id: "case", input: { id: "case", project: { name: 'Карьер "Юг": 1/2' } } }), "Карьер Юг 1 2");
  assert.equal([...fileName({ id: "case", input: { id: "case", project: { name: "Ж".repeat(3000) } } })].length, 80);
  assert.equal(fileName({ id: "14932", input: { id: "14932", project: { name: "Quarry" } } }), "14932");
  const { project: _, ...input } = hearing("").input;
  assert.ok(kmlOf([{ ...hearing(""), id: "case", input: { ...input, project: {} } }]).includes("<name>Project without a name</name>"));
});

test("Distances.WhereNoneIsItIsSaidWhy", () => {
  assert.equal(unmeasuredWords(hearing("A")), "no distance: the affected communities are not known");
  assert.equal(unmeasuredWords({ ...hearing("A"), units: [{ id: "u" }] }), "no distance: the documents name districts, not settlements");
  assert.equal(unmeasuredWords({ ...hearing("A"), communities: [{}] as Hearing["communities"] }), "");
});

test("Problems.WhatIsTypedElsewhereGoesAlongWithAChange", () => {
  const before = { corrections: [{ row: 1, column: "a", value: "x", was: "old" }], fixes: [] as unknown } as Source;
  const typed = new Map([[problem(2, "late"), "53"], [problem(3, "late"), "54"]]);
  const fixed = withTyped(before, { ...before, fixes: [{ fix: "swap", columns: ["Lon", "Lat"] }] }, typed);
  assert.equal(fixed.fixes.length, 1);
  assert.deepEqual(fixed.corrections, [...before.corrections, { row: 2, column: "Lon", value: "53", was: "52" }, { row: 3, column: "Lon", value: "54", was: "52" }]);
  const chosen = { row: 3, column: "Lon", value: "Aksu [a:1]", was: "52", once: true };
  const placed = withTyped(before, { ...before, corrections: corrected(before.corrections, [chosen]) }, typed);
  assert.deepEqual(placed.corrections.slice(1), [{ row: 2, column: "Lon", value: "53", was: "52" }, chosen]);
});

test("Problems.WhatStoodThereFirstStaysKnown", () => {
  const first = corrected([], [{ row: 1, column: "a", value: "x", was: "old" }]);
  assert.deepEqual(corrected(first, [{ row: 1, column: "a", value: "y", was: "x" }]), [{ row: 1, column: "a", value: "y", was: "old" }]);
  assert.deepEqual(corrected([{ column: "a", was: "o", value: "v" }], [{ row: 1, column: "a", value: "y", was: "v" }]).length, 2);
});

test("Problems.AFixOfWholeColumnsIsOfferedOnceWithItsRows", () => {
  const fix = { fix: "swap", columns: ["Lon", "Lat"] };
  assert.deepEqual(fixesOf([problem(2, "coordinates-swapped", { fix }), problem(3, "coordinates-swapped", { fix: { ...fix } }), problem(4, "x")]), [{ fix, rows: 2 }]);
});

test("Problems.AChosenPlaceIsWrittenIntoItsCellAndTheOthersStay", () => {
  const note = problem(2, "place-ambiguous", { written: "Степногорск; Аксу;Аксу-2", item: "Аксу" });
  assert.deepEqual(chosenPlace(note, { id: "geonames:1" }), { row: 2, column: "Lon", value: "Степногорск; Аксу [geonames:1];Аксу-2", was: "Степногорск; Аксу;Аксу-2", once: true });
});

const source = (more: Partial<Source>): Source => ({ name: "t.csv", type: "text/csv", content: "", base64: false, size: 0, map: {}, corrections: [], fixes: [], columns: [], ...more });

test("Recipe.HoldsByWhatStoodThereAndNotByRow", () => {
  const fixes = [{ fix: "swap", columns: ["Lon", "Lat"] }];
  const { recipe, left } = recipeOf(source({ map: { hearing_id: "Nr" }, fixes, reading: { sheet: "2025" }, corrections: [
    { row: 2, column: "date", was: "40.13.2024", value: "2024-05-14" }, { row: 9, column: "date", was: "40.13.2024", value: "2024-05-14" },
    { row: 3, column: "date", was: "1.1", value: "a" }, { row: 4, column: "date", was: "1.1", value: "b" },
    { row: 5, column: "place", was: "Аксу", value: "Аксу [x]", once: true }, { row: 6, column: "date", was: "", value: "c" }, { row: 7, column: "text", was: "cut…", value: "d" }] }));
  assert.deepEqual(recipe, { map: { hearing_id: "Nr" }, reading: { sheet: "2025" }, corrections: [{ column: "date", was: "40.13.2024", value: "2024-05-14" }], fixes });
  assert.equal(left, 5);
  assert.deepEqual(recipeIn(JSON.stringify(recipe)), { recipe, left: 0 });
});

test("Recipe.OneThatNamesNoOldValueIsNotMadeAndRubbishIsNone", () => {
  assert.deepEqual(recipeIn('{"map":{},"corrections":[{"row":2,"column":"date","value":"2024-05-14"}]}'), { recipe: { map: {}, reading: {}, corrections: [], fixes: [] }, left: 1 });
  for (const text of ["", "{", "[]", "null", "{}", '{"corrections":[{"column":1}]}', '{"map":{"a":1}}', '{"fixes":[{"fix":"swap","columns":["a"]}]}']) assert.equal(recipeIn(text), null, text);
});

test("Recipe.TheServiceGetsTheOldValueOnlyOfKeptCorrections", () => {
  const inputs = inputsOf(source({ corrections: [{ row: 2, column: "a", was: "cut…", value: "x" }, { column: "a", was: "o", value: "y" }] }), "summary");
  assert.deepEqual(inputs.corrections, [{ row: 2, column: "a", value: "x" }, { column: "a", value: "y", was: "o" }]);
});

test("Written.AnotherSpellingStaysBesideTheName", () => {
  const names = { kk: "Щучинск", ru: "Щучинск", en: "Shchuchinsk" };
  for (const other of ["Шучинск", "Ащучинск"]) assert.equal(writtenOtherwise(other, names), other);
  for (const same of ["г. Щучинск", "в Щучинске", "SHCHUCHINSK", ""]) assert.equal(writtenOtherwise(same, names), "", same);
});

test("Days.VenuesOnDifferentDaysEachHaveTheirs", () => {
  const input = { id: "h", start: "2025-01-02T10:00", venues: [{ id: "v1", start: "2025-01-02T10:00" }, { id: "v2", start: "2025-01-05" }, { id: "v3" }] };
  assert.equal(daysOf({ input }), "02.01.2025 10:00; 05.01.2025");
  assert.equal(venueDay({ input }, "v2"), ", 05.01.2025");
  assert.equal(venueDay({ input }, "v3"), "");
  assert.equal(venueDay({ input: { ...input, venues: input.venues.slice(0, 1) } }, "v1"), "");
  assert.equal(daysOf({ input: { id: "h" } }), "");
});

test("Faults.NobodyIsSentToATerminal", () => {
  const yaml = readFileSync(join(process.env.TYNDAU_CHECKOUT!, "geodata/messages/intake.yaml"), "utf8");
  const advised = [...yaml.matchAll(/^  (?:kk|ru|en): "((?:[^"\\]|\\.)*[;:][^;:"]* ?--[a-z](?:[^"\\]|\\.)*)"/gm)].map(([, text]) => text!);
  assert.ok(advised.length > 12, `${advised.length}`);
  for (const text of advised) assert.match(withoutFlags(text), /^(?!.*--)(?=.*\.).{20,}/, text);
  assert.equal(withoutFlags("The file is larger than 5 MB. Split it; if it is your own, --trusted reads without limits."), "The file is larger than 5 MB. Split it.");
  assert.equal(withoutFlags("a -- b"), "a -- b");
});

test("Faults.AColumnHasTheNameOfThePage", () => {
  setLanguage("kk");
  const words = faultWords({ message: everywhere("«hearing_id» бағаны жоқ. Қай баған екенін көрсетіңіз: --map hearing_id=Атауы."), arguments: { column: "hearing_id" } });
  assert.equal(words, "«Тыңдау id» бағаны жоқ. Қай баған екенін көрсетіңіз.");
  setLanguage("en");
});

test("Unsettled.APlaceThatSeveralFitIsToldInTheRowUntilItHasAnId", () => {
  const held = hearing("a");
  held.input.venues = [{ id: "v1", settlement: { text: "Аксу" }, serves: [{ text: "Аксу" }] }];
  held.input.project.declared_communities = [{ text: "Акмол", id: "geonames:1" }, { text: "Калиновка" }];
  const asked = askedPlaces([problem(2, "place-ambiguous", { item: "Аксу" }), problem(2, "place-ambiguous", { item: "Акмол" }), problem(2, "place-doubtful", { item: "Калиновка" })]);
  assert.deepEqual(unsettledPlaces(held, asked), ["Аксу"]);
});

test("Exports.AnOblastIsNamedInTheLanguageOfTheReader", () => {
  const held = hearing("a");
  held.input.project.units = { oblast: "область Абай" };
  setLanguage("kk");
  assert.match(hearingsCsv([held]), /,Абай облысы,/);
  setLanguage("en");
  assert.match(hearingsCsv([held]), /,Abay Region,/);
});

test("Exports.NamesCannotEscapeTheirFormat", () => {
  assert.match(hearingsCsv([hearing('=HYPERLINK("x")')]), /"'=HYPERLINK\(""x""\)"/);
  assert.match(findingsCsv(hearing("a"), (id) => id), /,'=1\+1,/);
  assert.ok(kmlOf([hearing("<script>&\u0001")]).includes("&lt;script&gt;&amp;</name>"));
  assert.equal(xml('a"b'), "a&quot;b");
});

test("Workbook.SumsAreThoseOfZip", () => {
  assert.equal(crc32(new TextEncoder().encode("123456789")), 0xcbf43926);
});

test("Workbook.EqualInputGivesEqualBytesAndNamesAreEscaped", () => {
  const make = () => workbook([{ name: "a/b", rows: [["h"], ["<&\u0002", 1.5, null]] }]);
  const bytes = make();
  assert.deepEqual(bytes, make());
  const text = new TextDecoder("latin1").decode(bytes);
  assert.ok(text.startsWith("PK") && text.includes("&lt;&amp;</t>") && text.includes("<v>1.5</v>") && text.includes('name="a b"'));
});

test("Edit.ColumnsAreDividedBetweenProjectAndHearing", () => {
  const names = knownColumns().map(({ name }) => name);
  assert.ok(columnsOf("projects", names).includes("hazard_class") && !columnsOf("projects", names).includes("venue_name"));
  assert.ok(columnsOf("hearings", names).includes("project_id") && !columnsOf("hearings", names).includes("hazard_class"));
});

test("Edit.ValuesKeepTheirKind", () => {
  assert.equal(member(" 1200,5 ", null, "metres"), 1200.5);
  assert.equal(member("II", null, "text"), "II");
  assert.equal(member("", "x", "text"), undefined);
  assert.deepEqual(member('[{"a":1}]', [], ""), [{ a: 1 }]);
  assert.throws(() => member("[", [], ""));
});

test("Edit.WordsOfAColumnAreListedAndFreeTextIsNot", () => {
  assert.deepEqual(choicesOf("present | absent | empty: not seen"), ["present", "absent"]);
  assert.deepEqual(choicesOf("I | II | III | IV | V").length, 5);
  for (const free of ["text", "name | absent", "date | absent", "text by ; | absent | empty: not checked", "date or date and time"]) assert.deepEqual(choicesOf(free), []);
});

test("Edit.AnAbsentMemberEqualsNull", () => {
  assert.deepEqual(differing({ a: 1, b: null, c: "x" }, { a: 2, c: "x" }), ["a"]);
});

test("An address is told from rows and from a text that only begins with one", () => {
  assert.equal(addressIn(" https://a.kz/x.csv?y=1\n")?.href, "https://a.kz/x.csv?y=1");
  for (const text of ["", "hearing_id,x", "https://a.kz/ and more", "ftp://a.kz/x.csv", "http://", "http://[", "https://a.kz/x\nh1,2"]) assert.equal(addressIn(text), null, text);
});

test("A file from an address is named by its path, else by its kind", () => {
  assert.equal(nameOfAnswer(new URL("http://a.kz/b/May.XLSX?x=1"), "application/octet-stream"), "May.XLSX");
  assert.equal(nameOfAnswer(new URL("http://a.kz/collections/hearings/items?f=json"), "application/geo+json; charset=utf-8"), "items.geojson");
  assert.equal(nameOfAnswer(new URL("http://a.kz/"), "text/csv"), "a.kz.csv");
  assert.equal(nameOfAnswer(new URL("http://a.kz/picture"), "image/png"), "picture");
});

const bytes = (...codes: number[]): Uint8Array => Uint8Array.from(codes);

test("Reading.AnEncodingIsOnlyForBytesThatMayBeWrittenInIt", () => {
  const utf8 = new TextEncoder().encode("Ақсу");
  const plain = new TextEncoder().encode("Aksu");
  for (const encoding of ["CP1251", "KOI8-R", "UTF-16LE"]) assert.ok(!mayBe(utf8, encoding), encoding);
  assert.ok(mayBe(utf8, "UTF-8") && mayBe(plain, "UTF-8") && mayBe(plain, "CP1251") && !mayBe(plain, "UTF-16LE"));
  assert.ok(mayBe(bytes(0xc0, 0xea, 0xf1, 0xf3), "CP1251") && !mayBe(bytes(0xc0, 0xea, 0xf1, 0xf3), "UTF-8"));
  assert.ok(mayBe(bytes(0x41, 0, 0x1f, 4), "UTF-16LE") && !mayBe(bytes(0x41, 0), "CP1251") && !mayBe(bytes(0xff, 0xfe, 0x41, 0), "KOI8-R"));
});

test("Recipe.AnEncodingThatDoesNotFitIsLeftOutAndToldOfTexts", () => {
  const source = (content: Uint8Array, type: string): Source => ({ name: "t", type, content: Buffer.from(content).toString("base64"), base64: true, size: 1, map: {}, corrections: [], fixes: [], columns: [] });
  const recipe = { map: {}, reading: { encoding: "KOI8-R", header_row: 2 }, corrections: [], fixes: [] };
  const loaded = (content: Uint8Array, type: string): unknown[] => {
    const { reading, recipeEncoding } = withRecipe(source(content, type), recipe);
    return [reading, recipeEncoding];
  };
  assert.deepEqual(loaded(new TextEncoder().encode("Ақсу"), "text/csv"), [{ header_row: 2 }, { encoding: "KOI8-R", utf8: true }]);
  assert.deepEqual(loaded(bytes(0xc0, 0xea), "text/csv"), [{ encoding: "KOI8-R", header_row: 2 }, null]);
  assert.deepEqual(loaded(bytes(0xc0, 0xea), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), [{ header_row: 2 }, null]);
});
