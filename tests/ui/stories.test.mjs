// The application in a real browser against the real server: three people's ways through it, and what goes wrong on the way.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { address, assertAccessible, assertClean, assertFits, checkout, desktop, downloaded, launch, mapIsDrawn, open, phone, picture, sample, token, withoutWebgl } from "./browser.mjs";

let browser;
const register = (collection, item) => fetch(`${address}/collections/${collection}/items`, { method: "POST", headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/geo+json" }, body: JSON.stringify({ type: "Feature", ...item }) });
before(async () => {
  await register("projects", { id: "quarry", geometry: { type: "Point", coordinates: [71.93, 52.4] }, properties: { project_name: "Quarry", oblast: "Акмолинская область", affected_communities: "Аксу [geonames:1526271]" } });
  await register("hearings", { id: "registered", geometry: null, properties: { project_id: "quarry", venue_settlement: "Степногорск [geonames:1537939]", hearing_start: "2025-02-12" } });
  browser = await launch();
});
after(async () => browser.close());

/** A page of another site. */
async function elsewhere(html) {
  const server = createServer((_, answer) => answer.setHeader("Content-Type", "text/html").end(html));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => (server.closeAllConnections(), server.close()) };
}

const csv = (text, name = "table.csv") => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const give = (page, file) => page.locator(".drop input[type=file]").setInputFiles(file);

test("An analyst comes from a spreadsheet to a far hearing and its papers", async () => {
  const { page, seen, close } = await open(browser);
  await sample(page);
  assert.match(await page.locator(".sum").first().innerText(), /Rows: 16 = checked 16 \+ waiting 0 \+ must be corrected 0/);
  assert.equal(await page.locator("ul.rows li").count(), 14);
  await page.getByLabel("Verdict").selectOption("fail");
  assert.equal(await page.locator("ul.rows li").count(), 3);
  assert.match(page.url(), /verdict=fail/);
  await mapIsDrawn(page);
  await page.getByRole("link", { name: /Золотодобывающее/ }).click();
  await page.locator(".headline").waitFor();
  const head = await page.locator(".headline").innerText();
  assert.match(head, /fails/);
  assert.match(head, /Stepnogorsk/);
  assert.match(head, /between 8\.3 km and 13\.4 km to Aksu/);
  assert.match(head, /unece\.org/);
  const finding = page.locator("[data-finding=community-without-hearing]");
  assert.match(await finding.innerText(), /derived from law/);
  await finding.getByText("Where this comes from").click();
  assert.match(await finding.innerText(), /Aarhus/);
  const pdf = await downloaded(page, () => page.getByRole("button", { name: "Map (PDF)" }).click());
  assert.equal(pdf.bytes.subarray(0, 5).toString(), "%PDF-");
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

const pick = async (page, label, text, row) => {
  await page.getByLabel(label).fill(text);
  await page.locator(".candidates button", { hasText: row }).first().click();
};

test("A screener gives one case in degrees and minutes and is told where to hold the hearing", async () => {
  const { page, seen, close } = await open(browser, { hash: "#/case" });
  await mapIsDrawn(page);
  await page.getByLabel("Where it lies").fill("52°26′39″ с.ш. 71°57′27″ в.д.");
  const understood = page.locator(".understood").first();
  await understood.waitFor();
  assert.match(await understood.innerText(), /Understood/);
  assert.match(await page.locator("form.case").innerText(), /52\.44417, 71\.95750 · degrees, minutes, seconds/);
  await page.getByLabel("Hazard class").selectOption("II");
  await pick(page, "Add a community by its name", "Аксу", "Акмолинская");
  await pick(page, "Settlement of the venue", "Степногорск", "Stepnogorsk");
  assert.match(await page.locator("[data-preview]").innerText(), /Stepnogorsk – Aksu: 11\.6 km/);
  await page.getByRole("button", { name: "Check this case" }).click();
  await page.locator(".result .headline").waitFor();
  assert.match(await page.locator(".result .headline").innerText(), /fails[\s\S]*Stepnogorsk[\s\S]*Aksu/);
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

test("Wrong cells are corrected where they stand, swapped coordinates with one click", async () => {
  const { page, seen, close } = await open(browser);
  await give(page, csv("hearing_id;Долгота объекта;Широта объекта;Населённый пункт места;Начало слушаний\nh1;71,95;52,44;Степногорск;2025-13-45\nh2;52,44;71,95;Аксу;12.02.2025\nh3;52,45;71,96;Аксу;12.02.2025\nh4;71,9;52,4;Аксу;13.02.2025\n"));
  await page.getByRole("button", { name: "Check 4 rows" }).click();
  await page.waitForURL(/#\/results/);
  assert.match(await page.locator(".sum").first().innerText(), /Rows: 4 = checked 1 \+ waiting 0 \+ must be corrected 3/);
  await page.getByRole("button", { name: /Swap longitude and latitude in all these rows: 2/ }).click();
  await page.getByText("Rows: 4 = checked 3 + waiting 0 + must be corrected 1").waitFor();
  const cell = page.getByLabel("Row 2, column Начало слушаний");
  await cell.fill("13.12.2025");
  await page.getByRole("button", { name: "Check again with corrections: 1" }).click();
  await page.getByText("Rows: 4 = checked 4 + waiting 0 + must be corrected 0").waitFor();
  await page.getByText("Corrections made: 5").click();
  const recipe = await downloaded(page, () => page.getByRole("button", { name: "Keep the corrections as a file" }).click());
  assert.equal(JSON.parse(recipe.bytes).corrections.length, 5);
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

test("A table without any known column says so and keeps the file at hand", async () => {
  const { page, close } = await open(browser);
  await give(page, csv("a,b\n1,2\n"));
  await page.locator(".box.bad").first().waitFor();
  assert.match(await page.locator(".work").innerText(), /hearing_id/);
  assert.ok(await page.locator(".mapping select").count() === 2);
  await close();
});

test("A file above the limit is refused before anything is sent", async () => {
  const { page, seen, close } = await open(browser);
  seen.requests.length = 0;
  await give(page, csv(Buffer.alloc(25 << 20, "a"), "big.csv"));
  await page.locator(".box.bad").waitFor();
  assert.match(await page.locator(".work").innerText(), /25\.0 MB; this server takes at most 24\.0 MB/);
  assert.deepEqual(seen.requests.filter((url) => url.includes("execution")), []);
  await give(page, { name: "program.exe", mimeType: "", buffer: Buffer.from("MZ") });
  assert.match(await page.locator(".work").innerText(), /files of this kind are not read/);
  assertClean(seen);
  await close();
});

test("The server goes away in the middle of an upload: nothing is lost, and it goes on", async () => {
  const { page, close } = await open(browser);
  await give(page, csv("hearing_id,venue_settlement\nh1,Аксу\n", "mine.csv"));
  const run = page.getByRole("button", { name: "Check 1 rows" });
  await run.waitFor();
  await page.route("**/processes/screen-table/execution", (route) => route.abort("connectionreset"));
  await run.click();
  await page.locator(".box.bad").waitFor();
  assert.match(await page.locator(".work").innerText(), /mine\.csv is still here/);
  await page.unroute("**/processes/screen-table/execution");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.waitForURL(/#\/results/);
  assert.match(await page.locator(".sum").first().innerText(), /checked 1 /);
  await close();
});

test("The server goes away while a job runs: the page waits and goes on", async () => {
  const { page, close } = await open(browser);
  let calls = 0;
  await page.route("**/jobs/*", (route) => (++calls < 4 ? route.abort("connectionrefused") : route.continue()));
  await sample(page);
  assert.ok(calls >= 4);
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

test("Scripts in names stay text", async () => {
  const { page, seen, close } = await open(browser);
  const evil = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";
  await give(page, csv(`hearing_id,project_name,initiator,venue_settlement,source_url\nh1,"${evil.replaceAll('"', '""')}","${evil.replaceAll('"', '""')}",Аксу,javascript:window.hacked=1\n`));
  await page.getByRole("button", { name: "Check 1 rows" }).click();
  await page.locator("ul.rows li a").click();
  await page.locator(".headline").waitFor();
  assert.equal(await page.locator("h1").innerText(), evil);
  assert.equal(await page.locator("a[href^=javascript]").count(), 0);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assertClean(seen);
  await close();
});

test("Without WebGL the list is there, and drawn maps", async () => {
  const plain = await launch(withoutWebgl);
  const { page, seen, close } = await open(plain);
  await sample(page);
  await page.locator(".map svg.drawing").waitFor();
  assert.ok(await page.locator(".map .sign").count() > 5);
  await page.getByRole("link", { name: /Золотодобывающее/ }).click();
  const drawn = page.locator(".map img.page");
  await drawn.waitFor();
  assert.ok(await drawn.evaluate((image) => image.decode().then(() => image.naturalWidth > 100)));
  await page.goto(`${address}/app/?lang=en#/case`);
  await page.getByLabel("Where it lies").fill("52.4, 71.9");
  await page.locator(".understood").waitFor();
  assertClean(seen);
  await close();
  await plain.close();
});

test("Two tabs change one hearing: the second is shown what the first has done", async () => {
  const session = await browser.newContext({ locale: "en" });
  const tab = async () => {
    const page = await session.newPage();
    await page.goto(`${address}/app/?lang=en#/register`);
    await page.getByText("I have a token").click();
    await page.getByLabel("Token").fill(token);
    await page.getByRole("button", { name: "Use it" }).click();
    return page;
  };
  const one = await tab();
  await one.getByRole("link", { name: "Add a project" }).click();
  await one.getByLabel("Number", { exact: true }).fill("ui-project");
  await one.getByLabel("project_name").fill("Quarry");
  await one.getByRole("button", { name: "Save" }).click();
  await one.getByText("Saved").waitFor();
  await one.goto(`${address}/app/?lang=en#/edit?collection=hearings`);
  await one.getByLabel("Number", { exact: true }).fill("ui-hearing");
  await one.getByLabel("project_id").fill("ui-project");
  await one.getByLabel("venue_settlement", { exact: true }).fill("Аксу [geonames:1526271]");
  await one.getByRole("button", { name: "Save" }).click();
  await one.getByText("Saved").waitFor();
  const edit = "#/edit?collection=hearings&id=ui-hearing";
  const two = await tab();
  for (const page of [one, two]) {
    await page.goto(`${address}/app/?lang=en${edit}`);
    await page.getByLabel("project_id").waitFor();
  }
  await one.getByLabel("venue_name").fill("School");
  await one.getByRole("button", { name: "Save" }).click();
  await one.getByText("Saved").waitFor();
  await two.getByLabel("venue_name").fill("Library");
  await two.getByRole("button", { name: "Save" }).click();
  await two.getByText("Somebody has changed this").waitFor();
  assert.match(await two.locator(".box.bad table").innerText(), /venue_name\s+Library\s+School/);
  await two.getByRole("button", { name: "Take what is stored" }).click();
  assert.equal(await two.getByLabel("venue_name").inputValue(), "School");
  // Everybody sees the report of the register, by its link.
  const { page, seen, close } = await open(browser, { hash: "#/hearing?id=ui-hearing" });
  await page.locator(".headline").waitFor();
  assertClean(seen);
  await close();
  await session.close();
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

for (const language of ["kk", "ru", "en"])
  for (const [size, viewport] of Object.entries({ phone, desktop }))
    test(`Every page is accessible and fits: ${language}, ${size}`, async () => {
      for (const colorScheme of size === "phone" ? ["dark"] : ["light", "dark"]) {
        const { page, seen, close } = await open(browser, { language, viewport, colorScheme });
        const look = async (name) => {
          assert.equal(await page.evaluate(() => document.documentElement.lang), language);
          await assertFits(page, name);
          await assertAccessible(page, `${name} ${language} ${size} ${colorScheme}`);
          await picture(page, `${name}-${language}-${size}-${colorScheme}`);
        };
        await look("screen");
        await sample(page);
        await mapIsDrawn(page);
        await look("results");
        await page.getByRole("link", { name: /Золотодобывающее/ }).click();
        await page.locator(".headline").waitFor();
        await mapIsDrawn(page);
        await look("hearing");
        for (const name of ["case", "register", "scorecard", "layers", "edit"]) {
          await page.goto(`${address}/app/?lang=${language}#/${name}`);
          await page.locator(`main:not([aria-busy]) h1`).waitFor();
          if (name === "case") await mapIsDrawn(page);
          await look(name);
        }
        assertClean(seen);
        await close();
      }
    });

test("The first page is small, and its policy strict", async () => {
  const context = await browser.newContext({ viewport: desktop });
  const page = await context.newPage();
  const sizes = [];
  page.on("response", (response) => sizes.push(response.request().sizes().then((one) => one.responseBodySize)));
  const answer = await page.goto(`${address}/app/`, { waitUntil: "networkidle" });
  const total = (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0);
  assert.ok(total > 10_000 && total < 1_000_000, `${total} bytes`);
  const policy = answer.headers()["content-security-policy"];
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'self';/);
  assert.doesNotMatch(policy, /unsafe|https?:|\*/);
  const embed = await context.request.get(`${address}/app/embed`);
  assert.match(embed.headers()["content-security-policy"], /frame-ancestors \*$/);
  await context.close();
});

test("Files are sent compressed, with a version, under names that change with them", async () => {
  const context = await browser.newContext();
  const html = await (await context.request.get(`${address}/app/`)).text();
  const script = /src="(\/app\/assets\/[^"]+\.js)"/.exec(html)[1];
  const answer = await fetch(address + script);
  assert.match(answer.headers.get("cache-control"), /immutable/);
  assert.match(answer.headers.get("content-type"), /^text\/javascript/);
  assert.equal(answer.headers.get("content-encoding"), "gzip");
  assert.equal((await fetch(address + script, { headers: { "If-None-Match": answer.headers.get("etag") } })).status, 304);
  const plain = await fetch(address + script, { headers: { "Accept-Encoding": "identity" } });
  assert.equal(await plain.text(), await answer.text());
  assert.equal((await fetch(`${address}/app`, { redirect: "manual" })).headers.get("location"), `${address}/app/`);
  assert.equal((await fetch(`${address}/app/assets/..%2Findex.html`)).status, 404);
  assert.equal((await fetch(`${address}/app/assets/none.js`)).status, 404);
  await context.close();
});
