// A table is read, mapped, corrected.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { address, assertClean, downloaded, open, sample } from "../browser.mjs";
import { browser, csv, give } from "./shared.mjs";

test("Wrong cells are corrected where they stand, swapped coordinates with one click", async () => {
  const { page, seen, close } = await open(browser);
  await give(page, csv("hearing_id;Долгота объекта;Широта объекта;Населённый пункт места;Начало слушаний\nh1;71,95;52,44;Степногорск;2025-13-45\nh2;52,44;71,95;Аксу;12.02.2025\nh3;52,45;71,96;Аксу;12.02.2025\nh4;71,9;52,4;Аксу;13.02.2025\n"));
  await page.getByRole("button", { name: "Check 4 rows" }).click();
  await page.waitForURL(/#\/results/);
  assert.match(await page.locator(".sum").first().innerText(), /Rows: 4 = checked 1 \+ waiting 0 \+ must be corrected 3/);
  const cell = page.getByLabel("Row 2, column Начало слушаний");
  await cell.fill("13.12.2025");
  await page.getByRole("button", { name: /Swap longitude and latitude in all these rows: 2/ }).click();
  await page.getByText("Rows: 4 = checked 4 + waiting 0 + must be corrected 0").waitFor();
  await page.getByText("Corrections made: 2").click();
  const recipe = JSON.parse((await downloaded(page, () => page.getByRole("button", { name: "Keep the corrections as a file" }).click())).bytes);
  assert.deepEqual(recipe.corrections, [{ column: "Начало слушаний", was: "2025-13-45", value: "13.12.2025" }]);
  assert.deepEqual(recipe.fixes, [{ fix: "swap", columns: ["Долгота объекта", "Широта объекта"] }]);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await page.getByText("Rows: 4 = checked 3 + waiting 0 + must be corrected 1").waitFor();
  assertClean(seen);
  await close();
});

test("A header that nobody knows is given its meaning by hand", async () => {
  const { page, seen, close } = await open(browser);
  await give(page, csv("Нөмірім,venue_settlement,Начало слушаний\nx1,Аксу,12.02.2025\n"));
  await page.locator(".mapping").waitFor();
  await page.getByLabel("What the column Нөмірім means").selectOption("hearing_id");
  await page.getByRole("button", { name: "Read again with this choice" }).click();
  await page.getByRole("button", { name: "Check 1 rows" }).click();
  await page.waitForURL(/#\/results/);
  assert.match(await page.locator(".sum").first().innerText(), /checked 1 /);
  assertClean(seen);
  await close();
});

test("A table without a column of numbers is numbered by its rows, and says so", async () => {
  const { page, seen, close } = await open(browser);
  await give(page, csv("Населённый пункт места,Начало слушаний\nСтепногорск,12.02.2025\nСтепногорск,2025-13-45\n"));
  await page.getByText("Remarks: 1").click();
  await page.getByText(/no column of numbers of hearings, so hearings are named after the numbers of their rows/).waitFor();
  await page.getByRole("button", { name: "Check 2 rows" }).click();
  await page.getByText("Rows: 2 = checked 1 + waiting 0 + must be corrected 1").waitFor();
  await page.getByLabel("Row 3, column Начало слушаний").fill("13.12.2025");
  await page.getByRole("button", { name: "Check again with corrections: 1" }).click();
  await page.getByText("Rows: 2 = checked 2 + waiting 0 + must be corrected 0").waitFor();
  await page.locator("ul.rows a").last().click();
  await page.locator(".headline").waitFor();
  assert.match(page.url(), /id=row-[23]/);
  assertClean(seen);
  await close();
});

test("A running check is cancelled", async () => {
  const { page, close } = await open(browser);
  let deleted = "";
  page.on("request", (request) => request.method() === "DELETE" && (deleted = request.url()));
  await page.route("**/jobs/*", (route) => (route.request().method() === "GET" ? route.fulfill({ json: { jobID: "x", status: "running", progress: 40 } }) : route.continue()));
  await page.locator("button.main").first().click();
  await page.getByText("Being checked: 40 %").waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("The check was cancelled").waitFor();
  assert.match(deleted, /\/jobs\/[0-9a-f]{32}$/);
  await close();
});

test("Cells copied from a spreadsheet are pasted, a file is dropped", async () => {
  const { page, seen, close } = await open(browser);
  await page.getByText("Paste rows or a notice").click();
  await page.getByLabel(/Cells copied from a spreadsheet/).fill("hearing_id\tvenue_settlement\tДолгота объекта\nh1\tАксу\t71,95\n");
  await page.getByRole("button", { name: "Read the text" }).click();
  await page.getByText("Rows: 1. Columns recognised: 3 of 3.").waitFor();
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["hearing_id,venue_settlement\nh1,Аксу\nh2,Аксу\n"], "dropped.csv"));
    return data;
  });
  await page.dispatchEvent(".drop", "drop", { dataTransfer: dropped });
  await page.getByRole("heading", { name: "dropped.csv" }).waitFor();
  await page.getByRole("button", { name: "Check 2 rows" }).click();
  await page.waitForURL(/#\/results/);
  assert.match(await page.locator(".sum").first().innerText(), /checked 2 /);
  assertClean(seen);
  await close();
});

test("A table comes by its address on this server; another server is not asked", async () => {
  const { page, seen, close } = await open(browser);
  await page.getByText("Paste rows or a notice").click();
  const place = page.getByLabel(/Cells copied from a spreadsheet/);
  const read = page.getByRole("button", { name: "Read the text" });
  await place.fill("https://hearings.example/tables/may.xlsx");
  await read.click();
  await page.getByText("Download the file from hearings.example and drop it here").waitFor();
  await place.fill(new URL("/collections/nothing/items", address).href);
  await read.click();
  await page.getByText("the server answered 404").waitFor();
  await place.fill(new URL("/collections/hearings/items?f=json", address).href);
  await read.click();
  await page.getByRole("heading", { name: "items.geojson" }).waitFor();
  await page.getByText(/Columns recognised: \d+ of/).waitFor();
  assertClean(seen, [/status of 404/]);
  await close();
});

test("A table that is read wrongly is read again in another encoding, or from another row", async () => {
  const { page, seen, close } = await open(browser);
  // Written for DOS; and its first line looks like a header itself.
  const dos = Buffer.from([0x80, 0xaa, 0xe1, 0xe3]);
  const line = (text) => Buffer.from(text);
  await give(page, { name: "dos.csv", mimeType: "text/csv", buffer: Buffer.concat([line("hearing_id,notes\nx,y\nhearing_id,venue_settlement,Unknown\nh1,"), dos, line(",1\n")]) });
  await page.getByText("Is the table read wrongly?").click();
  await page.getByLabel("Row that holds the header").selectOption({ label: "3: hearing_id | venue_settlement | Unknown" });
  await page.getByText("Rows: 1. Columns recognised: 2 of 3.").waitFor();
  await page.getByLabel("Encoding").selectOption("CP866");
  await page.locator(".mapping td", { hasText: "Аксу" }).waitFor();
  assert.match(await page.locator(".work").innerText(), /header in row 3/);
  await page.getByText("Columns that the file does not have").click();
  assert.match(await page.locator(".work").innerText(), /cannot tell/);
  await page.getByRole("button", { name: "Check 1 rows" }).click();
  await page.waitForURL(/#\/results/);
  const whole = await downloaded(page, () => page.getByRole("button", { name: "Whole result (JSON)" }).click());
  assert.equal(JSON.parse(whole.bytes).hearings[0].input.venues[0].settlement.text, "Аксу");
  assertClean(seen);
  await close();
});

/** A workbook as a spreadsheet writes it, one sheet after another. */
const workbook = (sheets) => {
  const folder = mkdtempSync(join(tmpdir(), "tyndau-xlsx-"));
  try {
    const file = join(folder, "book.xlsx");
    writeFileSync(join(folder, "sheets.json"), JSON.stringify(sheets));
    execFileSync("python3", [new URL("../../support/workbook.py", import.meta.url).pathname, join(folder, "sheets.json"), file]);
    return { name: "book.xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer: readFileSync(file) };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const registerRows = [["h1", "71,95", "52,44", "Степногорск", "12.02.2025"], ["h2", "71,96", "52,45", "Аксу", "13.13.2025"]];
const registerHeader = ["Id слушаний", "Долгота объекта", "Широта объекта", "Населённый пункт места", "Начало слушаний"];

/** Chooses nothing else than what it is told, corrects the one wrong cell, and gives what was screened. */
async function screened(page) {
  await page.getByRole("button", { name: "Check 2 rows" }).click();
  await page.waitForURL(/#\/results/);
  await page.getByText("Rows: 2 = checked 1 + waiting 0 + must be corrected 1").waitFor();
  await page.getByLabel(/column Начало слушаний/).fill("13.12.2025");
  await page.getByRole("button", { name: "Check again with corrections: 1" }).click();
  await page.getByText("Rows: 2 = checked 2 + waiting 0 + must be corrected 0").waitFor();
  const whole = await downloaded(page, () => page.getByRole("button", { name: "Whole result (JSON)" }).click());
  const hearings = JSON.parse(whole.bytes).hearings;
  assert.deepEqual(hearings.map(({ id }) => id), ["h1", "h2"]);
  for (const { input } of hearings) delete input.origin;
  return hearings;
}

test("A sheet of a workbook and a CSV of CP1251 with a title are read as their owner says, and give the same report", async () => {
  const { page, seen, close } = await open(browser);
  const rows = [["Реестр слушаний"], [], registerHeader, ...registerRows];
  await give(page, workbook([["Обложка", [["Реестр"]]], ["2024", [registerHeader, ["old", "71,95", "52,44", "Аксу", "12.02.2024"]]], ["2025", rows]]));
  await page.getByText("Sheet that was read: 2024").waitFor();
  await page.getByText("Is the table read wrongly?").click();
  const sheet = page.getByLabel("Sheet or layer that is read");
  assert.deepEqual(await sheet.locator("option").allInnerTexts(), ["automatically", "Обложка", "2024", "2025"]);
  assert.equal(await page.getByLabel("Encoding").count(), 0);
  await sheet.selectOption("Обложка");
  await page.locator(".box.bad").first().waitFor();
  await sheet.selectOption("2025");
  await page.getByText("Sheet that was read: 2025").waitFor();
  await page.getByText("First rows as they stand: 4").click();
  assert.match(await page.locator("table.first-rows tr.header-row").innerText(), /^3\s+Id слушаний/);
  await page.getByLabel("Row that holds the header").focus();
  await page.keyboard.press("Tab");
  await page.getByLabel("Row that holds the header").selectOption({ label: `1: Реестр слушаний` });
  await page.getByText("Row 1 holds no name of a column that is known").waitFor();
  await page.getByLabel("Row that holds the header").selectOption("3");
  const ofWorkbook = await screened(page);
  await page.getByRole("link", { name: "Check a table" }).click();
  const letters = (text) => Buffer.from([...text].map((one) => (one >= "А" && one <= "я" ? one.codePointAt(0) - 0x350 : one === "ё" ? 0xb8 : one.codePointAt(0))));
  await give(page, { name: "book.csv", mimeType: "text/csv", buffer: letters(`${rows.map((cells) => cells.join(";")).join("\r\n")}\r\n`) });
  await page.getByText("header in row 3 · encoding CP1251 · delimiter ;").waitFor();
  await page.getByText("Is the table read wrongly?").click();
  assert.equal(await page.getByLabel("Sheet or layer that is read").count(), 0);
  await page.getByLabel("Encoding").selectOption("CP866");
  await page.locator(".box.bad").first().waitFor();
  await page.getByLabel("Encoding").selectOption("CP1251");
  await page.getByText("header in row 3 · encoding CP1251").waitFor();
  assert.deepEqual(await screened(page), ofWorkbook);
  assertClean(seen);
  await close();
});

test("Corrections that were kept are made again on the next table", async () => {
  const { page, seen, close } = await open(browser);
  const header = "Нөмірім;Населённый пункт места;Начало слушаний";
  await give(page, csv(`${header}\nh1;Аксу;13.13.2025\nh2;Аксу;12.02.2025\n`));
  await page.getByLabel("What the column Нөмірім means").selectOption("hearing_id");
  await page.getByRole("button", { name: "Read again with this choice" }).click();
  await page.getByRole("button", { name: "Check 2 rows" }).click();
  const cell = page.getByLabel("Row 2, column Начало слушаний");
  await cell.fill("13.12.2025");
  await page.getByRole("button", { name: "Check again with corrections: 1" }).click();
  await page.getByText("Rows: 2 = checked 2 + waiting 0 + must be corrected 0").waitFor();
  await page.getByText("Corrections made: 2").click();
  const recipe = await downloaded(page, () => page.getByRole("button", { name: "Keep the corrections as a file" }).click());
  await page.getByRole("link", { name: "Check a table" }).click();
  await give(page, csv(`${header}\nh7;Аксу;13.13.2025\nh8;Аксу;32.02.2025\n`, "march.csv"));
  await page.getByLabel("What the column Нөмірім means").selectOption("hearing_id");
  await page.getByRole("button", { name: "Read again with this choice" }).click();
  await page.getByRole("button", { name: "Check 2 rows" }).click();
  await page.getByText("must be corrected 2").waitFor();
  await page.getByText(/^Corrections made/).click();
  await page.locator(".work input[type=file], details input[type=file]").last().setInputFiles({ name: "recipe.json", mimeType: "application/json", buffer: recipe.bytes });
  await page.getByText("Rows: 2 = checked 1 + waiting 0 + must be corrected 1").waitFor();
  assertClean(seen);
  await close();
});

/** Whether a program of another project is here to judge a file. */
const runs = (program, ...more) => {
  try {
    return execFileSync(program, more, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
};

test("A result is taken along in every form, with as many communities in each", async () => {
  const { page, seen, close } = await open(browser);
  await sample(page);
  const take = (name) => downloaded(page, () => page.getByRole("button", { name, exact: true }).click());
  const communities = (await take("Affected communities (CSV)")).bytes.toString().trim().split("\r\n").length - 1;
  const features = JSON.parse((await take("GeoJSON")).bytes).features;
  assert.equal(features.filter(({ properties }) => properties.kind === "community").length, communities);
  const { rows } = JSON.parse((await take("Whole result (JSON)")).bytes);
  assert.equal(rows.read, rows.screened + rows.pending + rows.rejected);
  assert.match(await page.locator(".sum").first().innerText(), new RegExp(`Rows: ${rows.read} = checked ${rows.screened} `));
  assert.match((await take("KML")).bytes.toString(), /^<\?xml[\s\S]*<\/kml>\s*$/);
  assert.equal((await take("XLSX")).bytes.subarray(0, 2).toString(), "PK");
  const folder = mkdtempSync(join(tmpdir(), "tyndau-gpkg-"));
  try {
    const file = join(folder, "hearings.gpkg");
    writeFileSync(file, (await take("GPKG")).bytes);
    const told = runs("ogrinfo", "-so", "-al", file);
    if (told !== null) {
      assert.match(told, new RegExp(`affected_communities[\\s\\S]*Feature Count: ${communities}\\b`));
      assert.match(told, /Layer name: hearings\nGeometry: Point\nFeature Count: 14\b[\s\S]*WGS 84/);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  assertClean(seen);
  await close();
});

test("A result that takes long is left and found again by its address", async () => {
  const { page, seen, close } = await open(browser);
  let held = true;
  await page.route("**/jobs/*", (route) => (held && route.request().method() === "GET" ? route.fulfill({ json: { jobID: "x", status: "running", progress: 10 } }) : route.continue()));
  await page.locator("button.main").first().click();
  await page.waitForURL(/#\/results\?job=/);
  const left = page.url();
  await page.goto(`${left.replace(/#.*/, "")}#/layers`);
  await page.locator("#settlements").waitFor();
  held = false;
  await page.goto(left);
  await page.locator("ul.rows li").first().waitFor();
  assertClean(seen);
  await close();
});

for (const [language, words] of Object.entries({ kk: [/Кесте үлгісі/, /Танылған бағандар: (\d+) ішінен \1\./], ru: [/Шаблон таблицы/, /Распознано столбцов: (\d+) из \1\./], en: [/Template of a table/, /Columns recognised: (\d+) of \1\./] }))
  test(`The template stands before the upload, and each of its columns is known: ${language}`, async () => {
    const { page, seen, close } = await open(browser, { language });
    const template = await downloaded(page, () => page.getByRole("link", { name: words[0] }).click());
    const row = `${"x;".repeat(template.bytes.toString().split(/[;,]/).length)}\n`;
    await give(page, { name: template.name, mimeType: "text/csv", buffer: Buffer.concat([template.bytes, Buffer.from(row)]) });
    await page.locator(".work h2").waitFor();
    assert.match(await page.locator(".work").innerText(), words[1]);
    assertClean(seen);
    await close();
  });
