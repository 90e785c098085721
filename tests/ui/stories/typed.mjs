// What is typed: kept when language or light change, read or said to be unreadable, and never judged by what it was before.
import assert from "node:assert/strict";
import { test } from "node:test";
import { address, assertAccessible, assertClean, downloaded, launch, mapIsDrawn, open, phone, token, withoutWebgl } from "../browser.mjs";
import { browser, csv, give, pick, register } from "./shared.mjs";

const place = { id: "geonames:1526271", name: "Аксу", lon: 71.95761, lat: 52.44422 };
const venue = { name: "", place: { id: "geonames:1537939", name: "Степногорск", lon: 71.88161, lat: 52.35062 }, at: null };
const linkTo = (data) => `#/case?${new URLSearchParams({ data: JSON.stringify(data) })}`;
const stateIn = (page) => JSON.parse(new URLSearchParams(new URL(page.url()).hash.replace(/^#\/case\?/, "")).get("data"));
const useToken = async (page, value) => {
  const label = page.getByLabel("Token");
  if (!(await label.isVisible())) await page.locator("summary", { hasText: "token" }).click();
  await label.fill(value);
  await page.getByRole("button", { name: "Use it" }).click();
};

test("Another language or light keeps the form of a case as it was typed", async () => {
  const { page, seen, close } = await open(browser, { hash: "#/case" });
  await mapIsDrawn(page);
  await page.getByLabel("Name of the project").fill("Typed once");
  await page.getByLabel("Where it lies").fill("52.44417, 71.9575");
  await page.locator(".understood").first().waitFor();
  await page.getByText("More about the project").click();
  await page.getByLabel("Your own radius, m").fill("500 m");
  await page.getByLabel("Add a community by its name").fill("Акс");
  await page.getByLabel("Appearance").selectOption("dark");
  await page.locator("html[data-theme=dark] .maplibregl-canvas").waitFor();
  assert.equal(await page.getByLabel("Name of the project").inputValue(), "Typed once");
  assert.equal(await page.locator(".pin.project").count(), 1);
  await page.getByLabel("Language").selectOption("ru");
  await page.getByRole("heading", { name: "Один случай" }).or(page.locator("html[lang=ru] main:not([aria-busy]) form.case")).first().waitFor();
  const values = await page.locator("form.case input, form.case textarea").evaluateAll((all) => all.map(({ value }) => value));
  for (const one of ["Typed once", "52.44417, 71.9575", "500 m", "Акс"]) assert.ok(values.includes(one), `${one} in ${values}`);
  assert.equal(await page.evaluate(() => document.activeElement.className), "language");
  assert.equal(await page.locator(".result > *").count(), 0, "nobody has asked for a verdict");
  assertClean(seen);
  await close();
});

test("The papers of a case without a name say so, in the language of the page", async () => {
  for (const [language, name] of [["kk", "Атауы көрсетілмеген жоба"], ["ru", "Проект без названия"], ["en", "Project without a name"]]) {
    const { page, seen, close } = await open(browser, { language, hash: linkTo({ at: [71.9575, 52.44417], location: "52.44417, 71.9575", venues: [venue] }) });
    await page.locator("button.main[type=submit]").click();
    await page.locator(".headline").waitFor();
    for (const ending of ["html", "svg"]) {
      const { name: file, bytes } = await downloaded(page, () => page.locator(".result .buttons button", { hasText: ending.toUpperCase() }).click());
      assert.equal(file, `${name}.${ending}`);
      if (ending === "html") assert.match(bytes.toString(), new RegExp(`<title>[^<]*: ${name}</title>`, "i"));
    }
    assertClean(seen);
    await close();
  }
});

test("Another language keeps what is typed in the form of the register", async () => {
  const { page, seen, close } = await open(browser, { hash: "#/edit?collection=projects" });
  await page.getByLabel("Number", { exact: true }).fill("typed");
  await page.getByLabel("Name of the planned activity").fill("Typed once");
  await page.getByLabel("Appearance").selectOption("light");
  await page.getByLabel("Language").selectOption("kk");
  await page.locator("html[lang=kk] main:not([aria-busy]) form.edit").waitFor();
  const values = await page.locator("form.edit input").evaluateAll((all) => all.map(({ value }) => value));
  assert.ok(values.includes("typed") && values.includes("Typed once"), String(values));
  assertClean(seen);
  await close();
});

test("A number that cannot be read is said at its field, and one with its unit is read", async () => {
  const { page, seen, close } = await open(browser, { hash: linkTo({ location: "52.44417, 71.9575", communities: [place], venues: [venue] }) });
  await page.locator(".result .headline").waitFor();
  const radius = page.getByLabel("Radius of the sanitary protection zone, m");
  await radius.fill("about 500");
  await page.getByRole("button", { name: "Check this case" }).click();
  assert.equal(await radius.getAttribute("aria-invalid"), "true");
  assert.match(await page.locator(".fault").innerText(), /“about 500” is no length that can be read/);
  assert.ok(await radius.evaluate((one) => one === document.activeElement));
  assert.match(await page.locator(".result .stale").innerText(), /of the form before/);
  await assertAccessible(page, "a field that cannot be read");
  let sent = null;
  page.on("request", (request) => request.url().endsWith("/processes/screen/execution") && (sent = request.postDataJSON().inputs.hearing.properties));
  await radius.fill("0,5 km");
  await page.locator(".result:not([aria-busy]) .headline").waitFor();
  await page.locator(".stale").waitFor({ state: "detached" });
  assert.equal(sent.spz_radius_m, 500);
  assert.equal(await page.locator(".fault").count(), 0);
  await page.getByText("More about the project").click();
  await page.getByLabel("Wind rose").fill("1;2");
  await page.getByRole("button", { name: "Check this case" }).click();
  assert.match(await page.locator(".fault").innerText(), /no wind rose/);
  assertClean(seen);
  await close();
});

test("A change of the form makes the verdict one of before, asks again, and is in the link", async () => {
  const { page, seen, close } = await open(browser, { hash: linkTo({ location: "52.44417, 71.9575", communities: [place], venues: [venue] }) });
  await page.locator(".result .headline").waitFor();
  assert.match(await page.locator(".result .headline").innerText(), /Aksu/);
  await page.route("**/processes/screen/execution", async (route) => {
    await new Promise((done) => setTimeout(done, 300));
    await route.continue();
  });
  await page.getByRole("button", { name: "Remove: Аксу" }).click();
  assert.match(await page.locator(".result .stale").innerText(), /The form has changed/);
  assert.deepEqual(stateIn(page).communities, []);
  await page.locator(".stale").waitFor({ state: "detached" });
  assert.doesNotMatch(await page.locator(".result .headline").innerText(), /because: the papers name it/);
  await page.getByLabel("Hazard class").selectOption("II");
  assert.equal(await page.locator(".result .stale").count(), 1);
  assert.equal(stateIn(page).hazard_class, "II");
  assertClean(seen);
  await close();
});

test("A token is tried before it is kept; one that went out of date does not close what is public", async () => {
  const { page, seen, close } = await open(browser, { hash: "#/register" });
  await useToken(page, "nonsense");
  await page.getByText("The server does not know this token").waitFor();
  assert.equal(await page.getByLabel("Token").getAttribute("aria-invalid"), "true");
  assert.equal(await page.evaluate(() => sessionStorage.getItem("tyndau-token")), null);
  await useToken(page, token);
  await page.getByText("The server knows this token").waitFor();
  await page.evaluate(() => sessionStorage.setItem("tyndau-token", "gone"));
  await page.getByRole("link", { name: "Check a table" }).click();
  await page.locator("button.main").first().click();
  await page.waitForURL(/#\/results/);
  await page.locator("ul.rows li").first().waitFor();
  assert.equal(await page.locator(".notices .box").count(), 1);
  assert.match(await page.locator(".notices").innerText(), /it was forgotten/);
  assert.doesNotMatch(await page.locator("body").innerText(), /Authorization/);
  assertClean(seen, [/401/]);
  await close();
});

const kml = `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>x</name><MultiGeometry>
<Polygon><outerBoundaryIs><LinearRing><coordinates>71.90,52.40,0 71.95,52.40,0 71.95,52.45,0 71.90,52.40,0</coordinates></LinearRing></outerBoundaryIs></Polygon>
<Point><coordinates>71.93,52.41</coordinates></Point></MultiGeometry></Placemark></Document></kml>`;
const file = (name, text) => ({ name, mimeType: "", buffer: Buffer.from(text) });

test("A footprint comes from a KML, and an outline of thousands of corners; other files are told how to become one", async () => {
  const { page, seen, close } = await open(browser, { hash: "#/case" });
  const input = page.getByLabel("Outline from a file");
  await input.setInputFiles(file("own.kml", kml));
  await page.locator(".understood").first().waitFor();
  assert.match(await page.getByLabel("Where it lies").inputValue(), /^\{"type":"GeometryCollection"/);
  for (const [name, text] of [["own.kmz", "PK\x03\x04"], ["own.shp", "\0\0"], ["own.gpx", "<gpx></gpx>"]]) {
    await input.setInputFiles(file(name, text));
    await page.getByText(`${name}: files of this kind are not read here`).waitFor();
  }
  for (const broken of [kml.replace("</Polygon>", ""), kml.replace("<name>", '<name a="'), `${kml}<kml/>`]) {
    await input.setInputFiles(file("broken.kml", broken));
    await page.getByText("This KML is not whole").waitFor();
    await page.getByLabel("Where it lies").fill(`52.4, 71.${broken.length}`);
    await page.getByText("This KML is not whole").waitFor({ state: "detached" });
  }
  await input.setInputFiles(file("bad.kml", kml.replace("71.90,52.40,0 71.95", "x,52.40 71.95")));
  await page.getByText("a coordinate is no number").waitFor();
  const ring = Array.from({ length: 3000 }, (_, i) => [71.9 + 0.05 * Math.cos((i * Math.PI) / 1500), 52.4 + 0.03 * Math.sin((i * Math.PI) / 1500)]);
  await input.setInputFiles(file("many.geojson", JSON.stringify({ type: "Polygon", coordinates: [[...ring, ring[0]]] })));
  await page.getByText("GeoJSON, 3,001 corners").waitFor();
  await page.getByRole("button", { name: "Check this case" }).click();
  await page.locator(".result .headline").waitFor();
  await page.getByText("More about the project").click();
  await page.getByLabel("Own boundaries of settlements").setInputFiles(file("own.geojson", JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties: { name: "A" }, geometry: { type: "Polygon", coordinates: [[["a", 1], [2, 1], [2, 2], ["a", 1]]] } }] })));
  await page.getByText("Feature 1 of the file cannot be used: a coordinate is no number").waitFor();
  assertClean(seen);
  await close();
});

test("Two tabs change different fields of one hearing: each keeps what it changed", async () => {
  await register("projects", { id: "two-tabs", geometry: null, properties: { project_name: "Two tabs" } });
  await register("hearings", { id: "two-tabs-hearing", geometry: null, properties: { project_id: "two-tabs", venue_settlement: "Аксу [geonames:1526271]" } });
  const session = await browser.newContext({ locale: "en" });
  const tab = async () => {
    const page = await session.newPage();
    await page.goto(`${address}/app/?lang=en#/register`);
    await useToken(page, token);
    await page.getByText("The server knows this token").waitFor();
    await page.goto(`${address}/app/?lang=en#/edit?collection=hearings&id=two-tabs-hearing`);
    await page.getByLabel("Your own number of the project").waitFor();
    return page;
  };
  const [one, two] = [await tab(), await tab()];
  await one.getByLabel("Hall or address of the venue").fill("School");
  await one.getByRole("button", { name: "Save" }).click();
  await one.getByText("Saved").waitFor();
  await two.getByLabel("Newspaper", { exact: true }).fill("By telephone");
  await two.getByRole("button", { name: "Save" }).click();
  const box = two.locator(".box.bad");
  await box.waitFor();
  assert.ok(await box.evaluate((element) => element === document.activeElement));
  assert.match(await box.innerText(), /nothing of yours differs|Newspaper\s+By telephone/);
  await two.getByRole("button", { name: "Save mine all the same" }).click();
  await two.getByText("Saved").waitFor();
  assert.equal(await two.getByLabel("Hall or address of the venue").inputValue(), "School");
  const { properties } = await (await fetch(`${address}/collections/hearings/items/two-tabs-hearing`, { headers: { Accept: "application/geo+json" } })).json();
  assert.deepEqual([properties.venue_name, properties.newspaper], ["School", "By telephone"]);
  // The same change in both, and a press without one: nothing is written, nothing stands in the history.
  const changes = async () => (await (await fetch(`${address}/collections/hearings/items/two-tabs-hearing/history`, { headers: { Accept: "application/json" } })).json()).changes;
  await two.getByRole("button", { name: "Save" }).click();
  await two.getByText("Nothing was changed, so nothing was written").waitFor();
  assert.equal((await changes()).length, 3);
  await one.getByLabel("Newspaper", { exact: true }).fill("By telephone");
  await one.getByRole("button", { name: "Save" }).click();
  await one.getByRole("button", { name: "Save mine all the same" }).click();
  await one.getByText("Nothing was changed, so nothing was written").waitFor();
  assert.equal((await changes()).length, 3);
  assert.ok((await changes()).every(({ changed }) => changed === null || changed.length > 0));
  await session.close();
});

test("A length that cannot be read is said at its field of the register's form", async () => {
  const { page, seen, close } = await open(browser, { hash: "#/edit?collection=projects" });
  const radius = page.getByLabel("Declared radius of the sanitary protection zone");
  await radius.fill("about 500");
  await page.getByRole("button", { name: "Save" }).click();
  assert.match(await page.locator(".fault").innerText(), /is no length/);
  assert.ok(await radius.evaluate((one) => one === document.activeElement && one.getAttribute("aria-invalid") === "true"));
  assertClean(seen);
  await close();
});

test("A damaged link opens the form with what could be read, and says what could not", async () => {
  for (const [data, words] of [['{"venues":null,"name":"kept"}', /left out: Venue/], ['{"communities":"y","name":"kept"}', /Communities/], ['{"location":5,"name":"kept"}', /Where it lies/]]) {
    const { page, seen, close } = await open(browser, { hash: `#/case?${new URLSearchParams({ data })}` });
    assert.match(await page.locator("main > div > .box.unknown").innerText(), words);
    assert.equal(await page.getByLabel("Name of the project").inputValue(), "kept");
    assertClean(seen);
    await close();
  }
});

test("A link cut short says one thing: nothing of it could be read", async () => {
  const data = JSON.stringify({ name: "kept", location: "52.4, 71.9" }).slice(0, -9);
  for (const [language, words, never] of [["en", /nothing of its form could be read: the form is empty/, /All else/], ["ru", /форма пуста/, /остальное/], ["kk", /форма бос/, /Қалған/]]) {
    const { page, seen, close } = await open(browser, { language, hash: `#/case?${new URLSearchParams({ data })}` });
    const told = await page.locator("main > div > .box.unknown").innerText();
    assert.match(told, words);
    assert.doesNotMatch(told, never);
    assertClean(seen);
    await close();
  }
});

test("Without WebGL a venue is given by its coordinates, and no pins are spoken of", async () => {
  const plain = await launch(withoutWebgl);
  const { page, seen, close } = await open(plain, { hash: "#/case" });
  await page.getByText("This browser draws no moving maps. Places are given").waitFor();
  assert.doesNotMatch(await page.locator("main").innerText(), /here is a drawing|can be dragged|click on the map/i);
  await page.getByLabel("Where it lies").fill("52.44417, 71.9575");
  await page.getByLabel("Coordinates of the venue").fill("52.35062, 71.88161");
  await page.locator("[data-preview]").waitFor();
  assert.match(await page.locator("[data-preview]").innerText(), /Venue 1 – Project: 1\d\.\d km/);
  await page.getByRole("button", { name: "Check this case" }).click();
  await page.locator(".result .headline").waitFor();
  assert.match(await page.locator(".result .headline").innerText(), /Stepnogorsk/);
  await page.getByLabel("Coordinates of the venue").fill("nowhere at all");
  await page.locator(".fault").waitFor();
  assertClean(seen);
  await close();
  await plain.close();
});

test("A table whose columns are shown stays when the language changes", async () => {
  const { page, seen, close } = await open(browser);
  await give(page, csv("hearing_id,venue_settlement,other\nh1,Аксу,x\n", "mine.csv"));
  await page.getByRole("button", { name: "Check 1 rows" }).waitFor();
  await page.locator(".mapping select").nth(2).selectOption("notes");
  await page.getByLabel("Language").selectOption("ru");
  await page.locator("html[lang=ru] .mapping select").nth(2).waitFor();
  assert.equal(await page.locator(".mapping select").nth(2).inputValue(), "notes");
  assert.match(await page.locator(".work").innerText(), /mine\.csv/);
  assertClean(seen);
  await close();
});

test("The footer's link to the data and their sources opens a page in the reader's language", async () => {
  const { page, close } = await open(browser, { language: "ru" });
  await page.locator("footer a").nth(1).click();
  await page.getByRole("heading", { name: "Данные и их источники" }).waitFor();
  assert.match(await page.locator("body").innerText(), /GeoNames/);
  await close();
});

test("Links of the footer are as high as a finger needs", async () => {
  const { page, close } = await open(browser, { viewport: phone });
  for (const link of await page.locator("footer a").all()) assert.ok((await link.boundingBox()).height >= 24);
  await close();
});

test("A radius of a thousand kilometres and more is said at its field, and one below goes through", async () => {
  const { page, seen, close } = await open(browser, { hash: linkTo({ location: "52.44417, 71.9575", communities: [place], venues: [venue], spz_radius_m: "999999" }) });
  await page.locator(".result .headline").waitFor();
  const radius = page.getByLabel("Radius of the sanitary protection zone, m");
  await radius.fill("1000000000");
  await page.getByRole("button", { name: "Check this case" }).click();
  assert.match(await page.locator(".fault").innerText(), /“1000000000” is more than 1,000 km/);
  assert.ok(await radius.evaluate((one) => one === document.activeElement && one.getAttribute("aria-invalid") === "true"));
  assertClean(seen);
  await close();
});

test("What the server refuses at a place is said there, without a general sentence over it", async () => {
  const refusal = { status: 422, contentType: "application/problem+json", json: { detail: "The values make no sense together; the list errors says where.", errors: [{ pointer: "/properties/hearing_start", code: "x", message: "No such day." }] } };
  const { page, close } = await open(browser, { hash: "#/case" });
  await page.route("**/processes/screen/execution", (route) => route.fulfill(refusal));
  await page.getByRole("button", { name: "Check this case" }).click();
  await page.locator(".result").getByText("No such day.").waitFor();
  assert.doesNotMatch(await page.locator(".result").innerText(), /make no sense together/);
  await page.route("**/collections/hearings/items", (route) => (route.request().method() === "POST" ? route.fulfill(refusal) : route.continue()));
  await page.goto(`${address}/app/?lang=en#/edit?collection=hearings`);
  await page.getByLabel("Your own number of the project").fill("p");
  await page.getByRole("button", { name: "Save" }).click();
  await page.locator("form .box.bad").getByText("No such day.").waitFor();
  assert.doesNotMatch(await page.locator("form").innerText(), /make no sense together/);
  await close();
});

test("A hearing without a project is said at that field before anything is sent", async () => {
  const { page, seen, close } = await open(browser, { hash: "#/edit?collection=hearings" });
  await page.getByLabel("Number", { exact: true }).fill("alone");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("A hearing needs a project.").waitFor();
  const project = page.getByLabel("Your own number of the project");
  assert.ok(await project.evaluate((one) => one === document.activeElement && one.getAttribute("aria-invalid") === "true"));
  assert.equal(await page.getByLabel("Longitude of the venue itself, not of its settlement").count(), 1);
  assertClean(seen);
  await close();
});
