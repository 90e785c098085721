// The ways of three people: an analyst, a developer of a portal, a screener.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { address, assertAccessible, assertClean, checkout, downloaded, mapIsDrawn, open, sample } from "../browser.mjs";
import { browser, csv, elsewhere, give, pick } from "./shared.mjs";

/** The words of a PDF. */
const wordsOf = (pdf) => execFileSync("pdftotext", ["-", "-"], { input: pdf, encoding: "utf8" });

test("An analyst comes from a spreadsheet to a far hearing and its papers", async () => {
  const { page, seen, close } = await open(browser);
  await sample(page);
  assert.match(await page.locator(".sum").first().innerText(), /Rows: 16 = checked 16 \+ waiting 0 \+ must be corrected 0/);
  assert.equal(await page.locator("ul.rows li").count(), 14);
  const shown = async (standing) => (await page.getByLabel("Verdict").selectOption(standing), page.locator("ul.rows li").count());
  const [outright, conditional] = [await shown("fail"), await shown("would_fail")];
  assert.ok(outright > 0 && outright + conditional === 5, `${outright} ${conditional}`);
  assert.match(page.url(), /verdict=would_fail/);
  await mapIsDrawn(page);
  await page.getByRole("link", { name: /Золотодобывающее/ }).click();
  await page.locator(".headline").waitFor();
  const head = await page.locator(".headline").innerText();
  assert.match(head, /✕ would fail, if the rule is as reported/);
  assert.match(head, /Stepnogorsk/);
  assert.match(head, /Aksu[^\n]*\s+✕ no\s+between 8\.3 km and 13\.4 km/);
  assert.match(head, /Source of the facts\s+https:\/\/unece\.org/);
  assert.match(head, /art\. 6 – not confirmed: nobody has compared it with the paragraph itself/);
  assert.match(head, /Data for the distances\s+GeoNames.*24\.01\.2023/);
  await page.locator(".headline .unit", { hasText: "Akmola" }).waitFor();
  const finding = page.locator("[data-finding=community-without-hearing]");
  assert.match(await finding.innerText(), /derived from law/);
  await finding.getByText("Where this comes from").click();
  assert.match(await finding.innerText(), /Aarhus/);
  // What is not known stands as a question, not as a reproach.
  const questions = await page.locator(".finding.cannot_tell h4").allInnerTexts();
  assert.ok(questions.length > 10 && questions.every((one) => /\?( – .+)?$/.test(one.trim())), questions.join(" | "));
  const pdf = await downloaded(page, () => page.getByRole("button", { name: "Map (PDF)" }).click());
  assert.equal(pdf.bytes.subarray(0, 5).toString(), "%PDF-");
  const dossier = await downloaded(page, () => page.getByRole("button", { name: "Dossier (PDF)" }).click());
  const words = wordsOf(dossier.bytes);
  assert.match(words, /Золотодобывающее/);
  assert.match(words, /between 8\.3( km)? and\s+13\.4\s+km/);
  const letter = await downloaded(page, () => page.getByRole("button", { name: "Complaint (DOCX)" }).click());
  assert.equal(letter.bytes.subarray(0, 2).toString(), "PK");
  const communities = await downloaded(page, () => page.getByRole("button", { name: "Affected communities (CSV)" }).click());
  assert.match(communities.bytes.toString(), /geonames:1526271,Aksu,8543,declared/);
  const report = await downloaded(page, () => page.getByRole("button", { name: "Report (JSON)" }).click());
  assert.equal(JSON.parse(report.bytes).hearings[0].id, "stepnogorsk-aksu-2018");
  assertClean(seen);
  await close();
});

test("A result opens from its link alone, with its filters", async () => {
  const first = await open(browser);
  await sample(first.page);
  await first.page.getByLabel("Verdict").selectOption("cannot_tell");
  const there = await first.page.locator("ul.rows li").allInnerTexts();
  const hash = new URL(first.page.url()).hash;
  await first.close();
  const { page, seen, close } = await open(browser, { hash });
  await page.locator("ul.rows li").first().waitFor();
  assert.deepEqual(await page.locator("ul.rows li").allInnerTexts(), there);
  assert.equal(await page.getByLabel("Verdict").inputValue(), "cannot_tell");
  assertClean(seen);
  await close();
});

test("A developer copies the address of a layer into a page of his own", async () => {
  const { page, seen, close } = await open(browser, { hash: "#/layers" });
  await page.locator("#settlements summary").click();
  const layer = (await page.locator("#settlements pre").first().innerText()).trim();
  assertClean(seen);
  await close();
  const context = await browser.newContext();
  const own = await context.newPage();
  const portal = await elsewhere('<!doctype html><div id="map" style="width:600px;height:400px"></div>');
  await own.goto(portal.address);
  await own.addScriptTag({ path: `${checkout}/api/ui/node_modules/maplibre-gl/dist/maplibre-gl.js` });
  const drawn = await own.evaluate((data) => new Promise((done, failed) => {
    const map = new window.maplibregl.Map({ container: "map", style: { version: 8, sources: { own: { type: "geojson", data } }, layers: [{ id: "own", type: "circle", source: "own" }] }, center: [68, 48], zoom: 3 });
    map.on("error", ({ error }) => failed(new Error(`${error?.message} ${error?.url ?? ""}`)));
    map.on("idle", () => map.queryRenderedFeatures().length > 0 && done(map.queryRenderedFeatures().length));
  }), layer);
  assert.ok(drawn > 100, `${drawn} settlements`);
  await context.close();
  portal.close();
});

test("A screener gives one case in degrees and minutes and is told where to hold the hearing", async () => {
  const { page, seen, close } = await open(browser, { hash: "#/case" });
  await mapIsDrawn(page);
  await page.getByLabel("Where it lies").fill("52°26′39″ с.ш. 71°57′27″ в.д.");
  const understood = page.locator(".understood").first();
  await understood.waitFor();
  assert.match(await understood.innerText(), /Understood/);
  assert.match(await page.locator("form.case").innerText(), /52\.44417, 71\.95750 · degrees, minutes, seconds/);
  await page.getByLabel("Hazard class").selectOption("II");
  await pick(page, "Add a community by its name", "Аксу", "Akmola Region");
  await pick(page, "Settlement of the venue", "Степногорск", "Stepnogorsk");
  assert.match(await page.locator("[data-preview]").innerText(), /Stepnogorsk – Aksu: 11\.6 km/);
  await page.getByRole("button", { name: "Check this case" }).click();
  await page.locator(".result .headline").waitFor();
  assert.match(await page.locator(".result .headline").innerText(), /✕ (fails|would fail)[\s\S]*Aksu[\s\S]*Stepnogorsk/);
  assert.ok(await page.locator(".seen.not_seen").count() > 5);
  await page.getByRole("button", { name: "Where would it best be held?" }).click();
  await page.locator(".advice table").waitFor();
  assert.match(await page.locator(".advice table").innerText(), /Aksu/);
  // The pin of the venue moves by keys too, and distances follow at once.
  const pin = page.locator(".pin.venue").first();
  const before = await page.locator("[data-preview]").innerText();
  await pin.focus();
  await page.keyboard.down("ArrowRight");
  assert.notEqual(await page.locator("[data-preview]").innerText(), before);
  await page.keyboard.up("ArrowRight");
  assertClean(seen);
  await close();
});

test("An outline is drawn on the map, by clicks or by its middle alone", async () => {
  const { page, seen, close } = await open(browser, { hash: "#/case" });
  await mapIsDrawn(page);
  await page.getByRole("button", { name: "Draw the outline on the map" }).click();
  const finish = page.getByRole("button", { name: "Finish" });
  assert.ok(await finish.isDisabled(), "nothing is an outline yet");
  const box = await page.locator(".map canvas").boundingBox();
  for (const [x, y] of [[0.4, 0.4], [0.6, 0.4], [0.6, 0.3]]) await page.mouse.click(box.x + box.width * x, box.y + box.height * y, { delay: 20 });
  assert.match(await page.locator(".beside").innerText(), /3 corners/);
  await page.getByRole("button", { name: "Undo the last corner" }).click();
  await page.getByRole("button", { name: "Take the middle of the map" }).focus();
  await page.keyboard.press("Enter");
  await finish.click();
  const text = await page.getByLabel("Where it lies").inputValue();
  assert.match(text, /^POLYGON \(\((?:[\d.]+ [\d.]+, ){3}[\d.]+ [\d.]+\)\)$/);
  const corners = text.match(/[\d.]+ [\d.]+/g);
  assert.equal(corners[0], corners[3]);
  await page.locator(".understood").first().waitFor();
  await page.getByRole("button", { name: "Check this case" }).click();
  await page.locator(".result .headline").waitFor();
  assertClean(seen);
  await assertAccessible(page);
  await close();
});

test("Several places of one name are asked about, never guessed", async () => {
  const { page, seen, close } = await open(browser, { hash: "#/case" });
  await page.getByLabel("Settlement of the venue").fill("Аксу");
  await page.locator(".candidates button").nth(2).waitFor();
  assert.ok(await page.locator(".candidates button").count() >= 3);
  assert.equal(await page.locator("[data-preview]").count(), 0);
  assertClean(seen);
  await close();
});

test("What is typed before the map has come is still there when it has", async () => {
  const { page, seen, close } = await open(browser);
  let come;
  const coming = new Promise((resolve) => (come = resolve));
  await page.route("**/maplibre*.js", async (route) => {
    await coming;
    await route.continue();
  });
  await page.goto(`${address}/app/?lang=en#/case`);
  const venue = page.getByLabel("Settlement of the venue");
  await venue.fill("Аксу");
  await page.locator(".candidates button").nth(2).waitFor();
  assert.equal(await page.getByRole("button", { name: "Put on the map" }).count(), 0);
  come();
  await mapIsDrawn(page);
  await page.getByRole("button", { name: "Put on the map" }).waitFor();
  assert.equal(await venue.inputValue(), "Аксу");
  assert.ok(await page.locator(".candidates button").count() >= 3);
  assertClean(seen);
  await close();
});

test("The dossier of a hearing in the register opens from its page", async () => {
  const { page, seen, close } = await open(browser, { hash: "#/hearing?id=registered" });
  const link = page.getByRole("link", { name: "Dossier (PDF)" });
  await link.waitFor();
  const answer = await page.context().request.get(new URL(await link.getAttribute("href"), address).href);
  assert.equal(answer.status(), 200);
  assert.equal((await answer.body()).subarray(0, 5).toString(), "%PDF-");
  assertClean(seen);
  await close();
});

test("The register is filtered by the server, the scorecard drawn and embedded", async () => {
  const { page, seen, close } = await open(browser, { hash: "#/register" });
  await page.locator("ul.rows li").first().waitFor();
  const all = await page.locator("ul.rows li").count();
  await page.locator(".filters").getByText("“fails”: also those that would fail only if the rule is as reported.").waitFor();
  await page.getByLabel("Words").fill("no'such");
  await page.getByText("Hearings: 0").waitFor();
  await page.getByLabel("Words").fill("");
  await page.getByText(`Hearings: ${all}`).waitFor();
  await page.goto(`${address}/app/?lang=en#/scorecard`);
  await page.locator(".choropleth svg path").first().waitFor();
  assert.equal(await page.locator(".choropleth svg path").count(), 16);
  assert.equal(await page.locator(".choropleth path.step-few").count(), 1, "one hearing colours no oblast");
  const frame = await page.locator("pre").innerText();
  assertClean(seen);
  const source = /src="([^"]+)"/.exec(frame)[1];
  await close();
  const context = await browser.newContext();
  const own = await context.newPage();
  const portal = await elsewhere(`<!doctype html><iframe src="${source}" width="640" height="560"></iframe>`);
  await own.goto(portal.address);
  await own.frameLocator("iframe").locator(".choropleth path").first().waitFor();
  await own.goto(`${source.replaceAll("&amp;", "&").replace("view=map", "view=table")}`);
  await own.locator("td").first().waitFor();
  await context.close();
  portal.close();
});

test("A table is screened with the keyboard alone", async () => {
  const { page, seen, close } = await open(browser);
  const press = async (key, until) => {
    for (let i = 0; i < 60; ++i) {
      await page.keyboard.press(key);
      if (await page.evaluate(until)) return;
    }
    assert.fail(`${until} is not reached by ${key}`);
  };
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  await press("Tab", () => document.activeElement.matches("button.main"));
  await page.keyboard.press("Enter");
  await page.locator("ul.rows li").first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  await press("Tab", () => document.activeElement.matches(".rows a"));
  await page.keyboard.press("Enter");
  await page.locator(".headline").waitFor();
  await press("Tab", () => document.activeElement.matches(".origin summary"));
  await page.keyboard.press("Enter");
  assert.ok(await page.locator(".origin[open]").count() > 0);
  assertClean(seen);
  await close();
});

const told = {
  kk: { verdict: "сәйкес емес", would: "ереже хабарланғандай болса, сәйкес емес", no: /жоқ, өтпеді/, venue: /Тыңдау орны\s+Степногор/, distance: /8,3 км мен 13,4 км аралығында/, rule: /6-бап – расталмаған/, source: /Мәліметтердің көзі:?\s+(https:\/\/)?unece\.org/, absent: /Мәліметтердің көзі\s+жазылмаған/, place: "Ақмола облысы" },
  ru: { verdict: "не соответствует", would: "не соответствует, если правило таково, как о нём сообщают", no: /✕ нет/, venue: /Место слушаний\s+Степногорск/, distance: /от 8,3 км до 13,4 км/, rule: /ст\. 6 – не подтверждено/, source: /Источник сведений:?\s+(https:\/\/)?unece\.org/, absent: /Источник сведений\s+не записано/, place: "Акмолинская область" },
  en: { verdict: "fail", would: "would fail, if the rule is as reported", no: /✕ no/, venue: /Venue\s+Stepnogorsk/, distance: /between 8\.3 km and 13\.4 km/, rule: /art\. 6 – not confirmed/, source: /Source of the facts:?\s+(https:\/\/)?unece\.org/, absent: /Source of the facts\s+not recorded/, place: "Akmola" },
};

for (const [language, words] of Object.entries(told))
  test(`A stranger reads verdict, distance, venue and source from each page alone: ${language}`, async () => {
    const { page, seen, close } = await open(browser, { language });
    await sample(page);
    const row = page.locator("ul.rows li", { hasText: "Золотодобывающее" });
    const list = await row.innerText();
    for (const expected of [words.would, words.distance, words.source]) assert.match(list, new RegExp(expected));
    assert.match(list, /Степногор|Stepnogorsk/);
    assert.doesNotMatch(await page.locator("ul.rows").innerText(), /(^|[^\d,.])0 (m|м)\b/, "a bare zero");
    const passing = page.locator("ul.rows li.pass").first();
    assert.match(await passing.innerText(), /within Peremetnoe\n|в пределах: Перемётное\n|Переметное ішінде\n/);
    await row.getByRole("link").first().click();
    const head = page.locator(".headline");
    await head.locator(".unit", { hasText: words.place }).waitFor();
    const hearing = await head.innerText();
    for (const expected of [words.would, words.no, words.venue, words.distance, words.rule, words.source]) assert.match(hearing, new RegExp(expected));
    const data = JSON.stringify({ location: "52.44417, 71.9575", communities: [{ id: "geonames:1526271", name: "Аксу", lon: 71.95761, lat: 52.44422 }], venues: [{ name: "", place: { id: "geonames:1537939", name: "Степногорск", lon: 71.88161, lat: 52.35062 }, at: null }] });
    await page.goto(`${address}/app/?lang=${language}#/case?${new URLSearchParams({ data })}`);
    await page.locator(".result .headline").waitFor();
    const result = await page.locator(".result .headline").innerText();
    for (const expected of [words.verdict, words.no, words.venue, words.distance, words.absent]) assert.match(result, new RegExp(expected));
    assertClean(seen);
    await close();
  });

test("Each affected community is said to have had a hearing or not: as many in the list, the table and the map", async () => {
  const { page, seen, close } = await open(browser);
  await sample(page);
  await page.getByRole("link", { name: /Қошқар-Ата/ }).click();
  await page.locator(".headline").waitFor();
  const rows = page.locator(".held-table tbody tr");
  assert.equal(await rows.count(), 5);
  for (const row of await rows.all()) assert.match(await row.innerText(), /✓ yes\s+within the settlement|✕ no\s+(between|at least|\d)|\? cannot tell/);
  assert.equal(await page.locator("li.community").count(), 5);
  const table = await downloaded(page, () => page.getByRole("button", { name: "Affected communities (CSV)" }).click());
  assert.equal(table.bytes.toString().trim().split("\r\n").length - 1, 5);
  const map = await downloaded(page, () => page.getByRole("button", { name: "GeoJSON" }).click());
  assert.equal(JSON.parse(map.bytes).features.filter(({ properties }) => properties.kind === "community").length, 5);
  assertClean(seen);
  await close();
});

test("What a program is told beside a layer works there", async () => {
  const { page, seen, close } = await open(browser, { hash: "#/layers" });
  await page.locator("#settlements summary").click();
  const command = (await page.locator("#settlements pre", { hasText: "ogr2ogr" }).innerText()).trim().split(" ");
  const folder = mkdtempSync(join(tmpdir(), "tyndau-layer-"));
  try {
    execFileSync(command[0], command.slice(1), { cwd: folder, stdio: "ignore" });
    assert.match(execFileSync("ogrinfo", ["-so", join(folder, command[1]), "settlements"], { encoding: "utf8" }), /Feature Count: 3\d\d/);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
  const file = await page.locator("#settlements a", { hasText: "GEOJSON" }).getAttribute("href");
  assert.ok((await (await fetch(new URL(file, address))).json()).features.length > 100);
  assertClean(seen);
  await close();
});

test("A search of the register is kept as an address that answers with GeoJSON", async () => {
  const { page, seen, close } = await open(browser, { hash: "#/register?text=quarry" });
  await page.locator("ul.rows li").first().waitFor();
  const feed = await page.getByRole("link", { name: "This search as GeoJSON" }).getAttribute("href");
  const { features } = await (await fetch(new URL(feed, address))).json();
  assert.deepEqual(features.map(({ id }) => id), ["registered"]);
  const atom = await page.getByRole("link", { name: "This search as a feed (Atom)" }).getAttribute("href");
  const answer = await fetch(new URL(atom, address));
  assert.match(answer.headers.get("Content-Type"), /^application\/atom\+xml/);
  const entries = (await answer.text()).split("<entry>").slice(1);
  assert.equal(entries.length, 1);
  assert.match(entries[0], /<title>registered · 2025-02-12/);
  assertClean(seen);
  await close();
});

test("A form that needs no venue blames nobody for having none in a community", async () => {
  const { page, seen, close } = await open(browser);
  await give(page, csv("hearing_id,form,project_name,affected_communities,venue_settlement\nh1,online,By screen,Аксу [geonames:1526271],Степногорск [geonames:1537939]\n"));
  await page.getByRole("button", { name: "Check 1 rows" }).click();
  await page.locator("ul.rows li a").first().click();
  await page.locator(".headline").waitFor();
  const head = await page.locator(".headline").innerText();
  assert.match(head, /– does not apply/);
  assert.doesNotMatch(head, /✕/);
  assertClean(seen);
  await close();
});

test("List and page of a hearing tell the same first, and count the same", async () => {
  const { page, seen, close } = await open(browser);
  await sample(page);
  assert.match(await page.locator(".sum").first().innerText(), /rows checked: 16, hearings in them: 14/);
  const expected = {
    "План горных работ, 16 участков": [/✕ fails/, /affected administrative units/, /no distance: the documents name districts, not settlements/],
    "МЫСАЛ, ПРИМЕР, EXAMPLE: Строительство полигона": [/✕ would fail, if the rule is as reported/, /names no affected community/, /no distance: the affected communities are not known/],
    "Уменьшение территории": [/\? cannot tell/, /Which communities are affected cannot be told[\s\S]*Venue:?\s+a public discussion has no meeting place/],
    "Золотодобывающее": [/✕ would fail, if the rule is as reported/, /No hearing was held in these affected communities: Aksu/],
  };
  let advice = 0;
  for (const [name, words] of Object.entries(expected)) {
    const row = page.locator("ul.rows li", { hasText: name }).first();
    const list = await row.innerText();
    for (const one of words) assert.match(list, one);
    const [, sentence] = /(All checks: .*)/.exec(list);
    await row.getByRole("link").first().click();
    await page.locator(".headline").waitFor();
    for (const one of words) assert.match(await page.locator(".headline").innerText(), one);
    // The server's sentence, the list and the headings of the page count alike.
    assert.ok((await page.locator(".answer").innerText()).includes(`${sentence}. `), sentence);
    const number = (words) => Number(words.exec(sentence)?.[1] ?? 0);
    const headings = { "✓ passes": number(/(\d+) pass/), "✕ fails": number(/(\d+) fail/), "? cannot tell": number(/(\d+) undetermined/), "✕ would fail, if the rule is as reported": number(/(\d+) would fail/), "! advice not met": number(/not met: (\d+)/) };
    const groups = await page.locator("details.verdict > summary").allInnerTexts();
    for (const [heading, count] of Object.entries(headings)) assert.deepEqual(groups.filter((one) => one.startsWith(heading)), count > 0 ? [`${heading} (${count})`] : [], name);
    advice += headings["! advice not met"];
    assert.equal(await page.locator(".finding.advisory.fail, .finding.fail .class.advisory").count(), 0, "advice does not look like a violation");
    await page.goBack();
    await page.locator("ul.rows li").first().waitFor();
  }
  assert.ok(advice > 0);
  assert.doesNotMatch(await page.locator("ul.rows").innerText(), /does not apply/);
  assertClean(seen);
  await close();
});
