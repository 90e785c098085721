// Every page in each language, size and light; the policy and the files of the application.
import assert from "node:assert/strict";
import { test } from "node:test";
import { address, assertAccessible, assertClean, assertFits, assertPressable, desktop, mapIsDrawn, open, phone, picture, sample } from "../browser.mjs";
import { browser } from "./shared.mjs";

for (const language of ["kk", "ru", "en"])
  for (const [size, viewport] of Object.entries({ phone, desktop }))
    test(`Every page is accessible and fits: ${language}, ${size}`, async () => {
      // Colours do not depend on the language: both lights on a desktop once.
      for (const colorScheme of size === "phone" ? ["dark"] : language === "kk" ? ["light", "dark"] : ["light"]) {
        const { page, seen, close } = await open(browser, { language, viewport, colorScheme });
        const look = async (name) => {
          assert.equal(await page.evaluate(() => document.documentElement.lang), language);
          await assertFits(page, name);
          await assertPressable(page, name);
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

test("Words stay in the chosen language when the light changes, on the map too", async () => {
  const { page, seen, close } = await open(browser, { language: "kk", hash: "#/case" });
  await mapIsDrawn(page);
  await page.getByLabel("Көрініс").selectOption("dark");
  await page.locator("main:not([aria-busy]) .maplibregl-canvas").waitFor();
  const styles = seen.requests.filter((url) => url.includes("/styles/"));
  assert.deepEqual(styles.map((url) => url.slice(url.indexOf("/styles/"))), ["/styles/light?lang=kk", "/styles/dark?lang=kk"]);
  assert.equal(await page.locator(".maplibregl-ctrl-zoom-in").getAttribute("aria-label"), "Жақындату");
  assertClean(seen);
  await close();
});

test("Without scripts there are pages, and a map that is a picture", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${address}/app/`);
  await page.locator("p[lang=en] a", { hasText: "hearings" }).click();
  assert.match(await page.locator("body").innerText(), /registered/);
  const map = await context.request.get(`${address}/reports/registered/map.svg?lang=kk`);
  assert.match(await map.text(), /<svg/);
  const report = await context.request.get(`${address}/reports/registered`, { headers: { Accept: "text/html" } });
  assert.match(await report.text(), /<meta name="description" content="[^"]*Quarry[^"]*Aksu[^"]*between 8\.3 and 13\.4 km/);
  assert.match(await (await context.request.get(`${address}/app/`)).text(), /<meta property="og:description" content="[^"]*where the people are/);
  await context.close();
});

test("The pages of data and layers can be read in the dark on a phone", async () => {
  const { page, close } = await open(browser, { language: "ru", viewport: phone, colorScheme: "dark" });
  for (const path of ["/", "/datasets", "/datasets/kz-settlements", "/collections", "/collections/settlements/items?limit=5", "/scorecard?f=html", "/api.html"]) {
    await page.goto(`${address}${path}${path.includes("?") ? "&" : "?"}lang=ru`);
    await assertAccessible(page, path);
    await assertFits(page, path);
  }
  await close();
});

test("Verdicts and kinds of places are told apart by shape and word, not by colour alone", async () => {
  const { page, seen, close } = await open(browser);
  await sample(page);
  const badges = await page.locator("ul.rows .badge").allInnerTexts();
  assert.deepEqual([...new Set(badges)].sort(), ["? cannot tell", "✓ passes", "✕ fails", "✕ would fail, if the rule is as reported"]);
  const frame = (name) => page.locator(`ul.rows .badge.${name}`).first().evaluate((one) => getComputedStyle(one).borderTopStyle);
  assert.deepEqual([await frame("fail:not(.doubted)"), await frame("doubted")], ["solid", "dashed"]);
  await page.getByRole("link", { name: /Золотодобывающее/ }).click();
  await page.locator(".legend").waitFor();
  const shapes = await page.evaluate(() => [...document.querySelectorAll(".legend li")].map((item) => {
    const style = getComputedStyle(item, "::before");
    return `${style.clipPath} ${style.borderRadius} ${style.borderTopStyle}`;
  }));
  assert.equal(new Set(shapes).size, shapes.length, shapes.join(" | "));
  const frames = await page.evaluate(() => ["legal", "derived", "advisory"].map((one) => getComputedStyle(document.querySelector(`.class.${one}`)).borderTopStyle));
  assert.deepEqual(frames, ["solid", "dashed", "dotted"]);
  assertClean(seen);
  await close();
});

test("A link to no page and to no check says so, with ways on", async () => {
  const { page, seen, close } = await open(browser, { hash: "#/nopage" });
  await page.getByRole("heading", { name: "There is no such page" }).waitFor();
  assert.match(await page.locator("main").innerText(), /There is no page “nopage”/);
  assert.equal(await page.locator("main li a").count(), 5);
  await assertAccessible(page, "no such page");
  seen.requests.length = 0;
  for (const hash of ["#/results?job=../../collections", "#/results", "#/edit?collection=..%2Fjobs"]) {
    await page.goto(`${address}/app/?lang=en#/case`);
    await page.goto(`${address}/app/?lang=en${hash}`);
    await page.getByText("This link leads nowhere").waitFor();
  }
  assert.deepEqual(seen.requests.filter((url) => url.includes("/jobs") || url.endsWith("/collections")), []);
  assertClean(seen);
  await close();
});
