// What the owner of a table is asked, and what can be done with one click and kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertClean, assertFits, assertPressable, downloaded, open, phone, sample } from "../browser.mjs";
import { browser, csv, give } from "./shared.mjs";

const whole = async (page) => JSON.parse((await downloaded(page, () => page.getByRole("button", { name: "Whole result (JSON)" }).click())).bytes);
const screen = async (page, rows) => {
  await page.getByRole("button", { name: `Check ${rows} rows` }).click();
  await page.waitForURL(/#\/results/);
};
const load = (page, text) => page.locator("label", { hasText: "Use kept corrections" }).locator("input").last().setInputFiles({ name: "recipe.json", mimeType: "application/json", buffer: Buffer.from(text) });

test("A kept correction never overwrites a cell that holds something else", async () => {
  const { page, seen, close } = await open(browser);
  const header = "hearing_id,venue_settlement,hearing_start";
  await give(page, csv(`${header}\nh1,Степногорск,40.13.2024\nh2,Степногорск,2024-05-15\n`));
  await screen(page, 2);
  await page.getByLabel("Row 2, column hearing_start").fill("2024-05-14");
  await page.getByRole("button", { name: "Check again with corrections: 1" }).click();
  await page.getByText("checked 2 + waiting 0 + must be corrected 0").waitFor();
  await page.getByText("Corrections made: 1").click();
  const recipe = await downloaded(page, () => page.getByRole("button", { name: "Keep the corrections as a file" }).click());
  await page.getByRole("link", { name: "Check a table" }).click();
  await give(page, csv(`${header}\nn1,Степногорск,2026-01-15\nn2,Степногорск,40.13.2024\n`, "next.csv"));
  await page.getByRole("heading", { name: "next.csv" }).waitFor();
  await load(page, "rubbish");
  await page.getByText("No corrections could be read in this file.").waitFor();
  await load(page, recipe.bytes);
  await page.getByText("Corrections made: 1").waitFor();
  await screen(page, 2);
  await page.getByText("Corrections made in the whole table: 1 (in rows: 1); that found nothing: 0.").waitFor();
  assert.deepEqual((await whole(page)).hearings.map(({ input }) => input.start), ["2026-01-15", "2024-05-14"]);
  await page.getByRole("link", { name: "Check a table" }).click();
  await give(page, csv("hearing_id,hearing_start\nx,99.99.2026\n", "wrong.csv"));
  await screen(page, 1);
  await page.getByText(/^Corrections made/).click();
  await load(page, '{"corrections":[{"row":2,"column":"hearing_start","value":"2024-05-14"}]}');
  await page.getByText("Corrections that do not say what stood there before were not made: 1.").waitFor();
  await page.getByText("must be corrected 1").waitFor();
  assertClean(seen);
  await close();
});

test("A recognised column that is said not to be used is not read, and stays so", async () => {
  const { page, seen, close } = await open(browser);
  await give(page, csv("hearing_id,venue_settlement,hearing_start\nh1,Степногорск,2025-02-12\n"));
  await page.getByText("Columns as they were read").click();
  await page.getByLabel("What the column venue_settlement means").selectOption("");
  await page.getByRole("button", { name: "Read again with this choice" }).click();
  await page.getByText("Columns recognised: 2 of 3.").waitFor();
  await page.locator(".mapping td", { hasText: "not used, as chosen" }).waitFor();
  await screen(page, 1);
  assert.equal((await whole(page)).hearings[0].input.venues?.length ?? 0, 0);
  assertClean(seen);
  await close();
});

test("A place that several fit is asked with district and distance, and chosen with one click", async () => {
  const { page, seen, close } = await open(browser, { viewport: phone });
  await give(page, csv("hearing_id,project_lon,project_lat,venue_settlement,affected_communities\nh1,71.93,52.4,Аксу,Степногорск;Ааксу\n"));
  await screen(page, 1);
  const should = page.locator(".group.should");
  assert.equal(await should.locator("[data-item]").first().isVisible(), false);
  await page.locator("ul.rows").getByRole("button", { name: "“Аксу” fits several places – choose the one that is meant" }).click();
  await should.locator("[data-item='Аксу'] button:focus").waitFor();
  assert.match(await should.locator("summary").first().innerText(), /^1 /);
  await assertAccessible(page, "places to choose");
  await assertFits(page, "places to choose");
  await assertPressable(page, "places to choose");
  const venue = should.locator("li", { hasText: "venue_settlement" });
  await venue.getByRole("button", { name: /^Aksu .*Akmola.*km from the project/ }).first().click();
  await page.getByText("Corrections made: 1").waitFor();
  assert.equal(await page.locator("ul.rows [data-unsettled]").count(), 0, "settled");
  const doubtful = should.locator("[data-code]", { hasText: "Ааксу" });
  await should.locator("summary").first().click();
  await doubtful.getByRole("button").first().click();
  await page.getByText("Corrections made: 2").waitFor();
  await page.getByText("written: Ааксу").first().waitFor();
  const { hearings, notes } = await whole(page);
  assert.equal(hearings[0].input.venues[0].settlement.id, "geonames:1526271");
  assert.deepEqual(notes.filter(({ candidates }) => candidates), []);
  await page.locator("ul.rows a").first().click();
  await page.locator(".hearing").getByText("written: Ааксу").first().waitFor();
  assertClean(seen);
  await close();
});

test("A place that many rows say alike is chosen for all of them with one click, and taken back with one", async () => {
  const { page, seen, close } = await open(browser, { viewport: phone });
  const rows = Array.from({ length: 40 }, (_, i) => `h${i},71.93,52.4,${i % 2 ? "Аксу" : "Степногорск"},${i === 39 ? "Аксу" : "Степногорск"}\n`).join("");
  await give(page, csv(`hearing_id,project_lon,project_lat,venue_settlement,affected_communities\n${rows}`));
  await screen(page, 40);
  const should = page.locator(".group.should");
  await should.locator("summary").first().click();
  const asked = should.locator("[data-code]", { hasText: "venue_settlement" });
  assert.equal(await asked.count(), 20);
  assert.equal(await should.locator("[data-code]", { hasText: "affected_communities" }).getByRole("button", { name: /such rows/ }).count(), 0, "said once only");
  await assertFits(page, "places of many rows");
  await assertAccessible(page, "places of many rows");
  // One row of its own first: what it says goes before what is said of all.
  await asked.last().getByRole("button", { name: /^Aksu .*Akmola/ }).first().click();
  await page.getByText("Corrections made: 1").waitFor();
  await should.locator("summary").first().click();
  await asked.first().getByRole("button", { name: /^Aksu, .*In all 19 such rows/ }).first().click();
  await page.getByText(/^venue_settlement: Аксу → Aksu \[geonames:\d+\], in rows: 19\./).waitFor();
  await page.getByText("Corrections made: 20").waitFor();
  const { hearings, notes } = await whole(page);
  assert.equal(hearings.filter(({ input }) => input.venues[0].settlement.text === "Аксу" && input.venues[0].settlement.id).length, 20);
  assert.equal(notes.filter(({ column }) => column === "venue_settlement").length, 0);
  await page.getByRole("button", { name: "Take back in all rows: 19" }).click();
  await page.getByText("Corrections made: 1").waitFor();
  await should.locator("summary").first().click();
  assert.equal(await asked.count(), 19);
  assertClean(seen);
  await close();
});

test("Rows of metres are read as their zone with one click; file and sheet are named; a row of totals is said to be one", async () => {
  const { page, seen, close } = await open(browser);
  const rows = Array.from({ length: 20 }, (_, i) => `h${i},Степногорск,${700543 + i},5814560`).join("\n");
  await give(page, csv(`hearing_id,venue_settlement,project_lon,project_lat\n${rows}\nИтого,,,\n`, "metres.csv"));
  await screen(page, 21);
  await page.getByText("20 rows look like metres of UTM zone 42.").waitFor();
  await page.locator("section.faults", { hasText: "metres.csv" }).first().waitFor();
  await page.getByText(/is a row of totals, not a hearing/).waitFor();
  assert.equal(await page.locator("ul.rows li").count(), 0);
  await assertAccessible(page, "all rows refused");
  await page.getByRole("button", { name: "Read them so: 20" }).click();
  await page.getByText("Rows: 21 = checked 20 + waiting 0 + must be corrected 1").waitFor();
  assertClean(seen);
  await close();
});

test("Of several dropped files the one that is read is named, and a new one takes the place of a check that goes on", async () => {
  const { page, seen, close } = await open(browser);
  const drop = async (...names) => page.dispatchEvent(".drop", "drop", { dataTransfer: await page.evaluateHandle((all) => {
    const data = new DataTransfer();
    for (const name of all) data.items.add(new File(["hearing_id,venue_settlement\nh1,Степногорск\n"], name));
    return data;
  }, names) });
  await drop("one.csv", "two.csv");
  await page.getByText("2 files were dropped; only one.csv is read.").waitFor();
  await page.getByRole("heading", { name: "one.csv" }).waitFor();
  await page.route("**/jobs/*", (route) => (route.request().method() === "GET" ? route.fulfill({ json: { jobID: "x", status: "running", progress: 40 } }) : route.continue()));
  await page.getByRole("button", { name: "Check 1 rows" }).click();
  await page.getByText("Being checked: 40 %").waitFor();
  await drop("three.csv");
  await page.getByText("three.csv is read; the check that was going on was stopped.").waitFor();
  await page.getByRole("heading", { name: "three.csv" }).waitFor();
  await page.unroute("**/jobs/*");
  await screen(page, 1);
  assertClean(seen);
  await close();
});

test("A name of three thousand letters stays within the page", async () => {
  const { page, close } = await open(browser);
  await give(page, csv(`hearing_id,project_name,venue_settlement,hearing_start\nh1,${"Ж".repeat(3000)},${"Щ".repeat(3000)},2025-02-12\n`));
  await screen(page, 1);
  await page.locator("ul.rows li").first().waitFor();
  await assertFits(page, "result");
  await page.locator("ul.rows a").first().click();
  await page.locator(".hearing").waitFor();
  await assertFits(page, "hearing");
  await close();
});

test("Venues on different days each have their day, in the list and on the page", async () => {
  const { page, seen, close } = await open(browser);
  await sample(page);
  const { hearings } = await whole(page);
  const several = hearings.find(({ input }) => new Set((input.venues ?? []).map(({ start }) => start)).size > 2);
  const words = several.input.venues.map(({ start }) => start.slice(0, 10).split("-").reverse().join("."));
  const row = page.locator("ul.rows li", { hasText: several.input.project.name }).filter({ hasText: words[1] }).first();
  for (const day of words) assert.match(await row.innerText(), new RegExp(day));
  await row.locator("a").first().click();
  await page.locator(".headline").waitFor();
  for (const day of words) assert.match(await page.locator(".headline").innerText(), new RegExp(day));
  for (const day of words) assert.match(await page.locator(".timeline").innerText(), new RegExp(day));
  assertClean(seen);
  await close();
});

test("Cells that are corrected and not yet checked stay when the language changes", async () => {
  const { page, seen, close } = await open(browser);
  await give(page, csv("hearing_id,venue_settlement,hearing_start\nh1,Степногорск,40.13.2024\nh2,Степногорск,41.13.2024\n"));
  await screen(page, 2);
  await page.getByLabel("Row 2, column hearing_start").fill("2024-05-14");
  await page.getByLabel("Row 3, column hearing_start").fill("2024-05-15");
  await page.getByRole("button", { name: "Check again with corrections: 2" }).waitFor();
  await page.getByLabel("Language").selectOption("ru");
  await page.locator("html[lang=ru] main:not([aria-busy]) section.faults").waitFor();
  assert.deepEqual(await page.locator("section.faults input").evaluateAll((all) => all.map(({ value }) => value)), ["2024-05-14", "2024-05-15"]);
  await page.getByLabel("Язык").selectOption("en");
  await page.getByRole("button", { name: "Check again with corrections: 2" }).click();
  await page.getByText("checked 2 + waiting 0 + must be corrected 0").waitFor();
  assertClean(seen);
  await close();
});

test("The encoding of kept corrections is left out where the next file is UTF-8, and that is told", async () => {
  const { page, seen, close } = await open(browser);
  await give(page, csv("hearing_id,venue_settlement\nh1,Степногорск\n"));
  await page.getByRole("heading", { name: "table.csv" }).waitFor();
  await load(page, '{"reading":{"encoding":"KOI8-R"}}');
  await page.getByText("The encoding KOI8-R of the kept corrections was not used: this file is UTF-8.").waitFor();
  await screen(page, 1);
  await page.getByText("The encoding KOI8-R of the kept corrections was not used: this file is UTF-8.").waitFor();
  assert.equal((await whole(page)).hearings[0].input.venues[0].settlement.id, "geonames:1537939");
  assertClean(seen);
  await close();
});

test("One click for a column is no kept correction", async () => {
  const { page, seen, close } = await open(browser);
  await give(page, csv("hearing_id,project_lon,project_lat,venue_settlement\nh1,52.44,71.95,Аксу\nh2,71.95,52.44,Аксу\n"));
  await screen(page, 2);
  await page.getByRole("button", { name: /Swap longitude and latitude in all these rows: 1/ }).click();
  await page.getByText("Corrections made in the whole table: 1 (in rows: 1); that found nothing: 0.").waitFor();
  assert.doesNotMatch(await page.locator("main").innerText(), /Kept corrections/);
  assertClean(seen);
  await close();
});

test("A remark on a table as a whole stands beside its columns", async () => {
  const { page, close } = await open(browser);
  const said = "Two title lines stand above the header.";
  const preview = { rows: 1, sheet: "", sheets: [], header_row: 1, first_rows: [], encoding: "UTF-8", delimiter: ",", problems: [], columns: [{ header: "venue_settlement", column: "venue_settlement", samples: [] }],
    notes: [{ row: 0, column: "", value: "", code: "title-lines-skipped", message: { kk: said, ru: said, en: said } }] };
  await page.route("**/processes/screen-table/execution", (route) => route.fulfill({ json: preview }));
  await give(page, csv("venue_settlement\nСтепногорск\n"));
  await page.getByRole("button", { name: "Check 1 rows" }).waitFor();
  await page.getByText("Remarks: 1").click();
  await page.getByText(said).waitFor();
  await close();
});
