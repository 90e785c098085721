// Figures of the web application; scripts/bench/ui runs it. Prints one line for each.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ms, panned, say, times, twoFrames } from "./bench_figures.mjs";
import { registerFigures } from "./bench_register.mjs";
import { launch, mapIsDrawn, open } from "./browser.mjs";

const address = process.env.TYNDAU_URL;
const count = Number(process.env.TYNDAU_BENCH_HEARINGS ?? 50_000);
const registerSeconds = Number(process.env.TYNDAU_BENCH_REGISTER_SECONDS ?? 300);

const folder = join(process.env.TYNDAU_BINARY_DIR, "ui/assets");
const kilobytes = (names) => `${(names.reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0) / 1024).toFixed(0)} KB`;
const packed = readdirSync(folder).filter((name) => name.endsWith(".gz"));
say("all files of the application, gzip", kilobytes(packed));
say("of these MapLibre GL JS with its worker, loaded with the first map", kilobytes(packed.filter((name) => name.startsWith("maplibre"))));

say("filters and drags end with the painted frame: when the second after the change begins", "double requestAnimationFrame");
const browser = await launch();

/** From the request to a page whose button is painted while the main thread is free again, with the processor slowed down. */
async function interactive() {
  const context = await browser.newContext();
  const page = await context.newPage();
  // Within the page: what drives the browser from outside is slowed down as well.
  await page.addInitScript(() => {
    window.ready_ = new Promise((done) => new MutationObserver((_, observer) => {
      if (!document.querySelector("button.main")) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0));
    }).observe(document, { childList: true, subtree: true }));
  });
  const wire = await context.newCDPSession(page);
  await wire.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const sizes = [];
  page.on("response", (response) => sizes.push(response.request().sizes().then((one) => one.responseBodySize)));
  await page.goto(`${address}/app/?lang=kk`);
  const time = await page.evaluate(() => window.ready_);
  await page.locator("details summary").first().click();
  await page.locator("details[open] table").waitFor();
  await page.waitForLoadState("networkidle");
  const size = (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0);
  await context.close();
  return { time, size };
}
const starts = [];
for (let i = 0; i < 5; ++i) starts.push(await interactive());
say("first page, all that it loads, gzip", `${(starts[0].size / 1024).toFixed(0)} KB`);
say("interactive, processor slowed down 4 times: median, longest of 5", times(starts.map(({ time }) => time)));

/** So many hearings as a job would give them: names, oblasts and verdicts vary, nothing is real. */
function result() {
  const verdicts = ["fail", "cannot_tell", "pass", "not_applicable"];
  const text = (words) => ({ kk: words, ru: words, en: words });
  const oblasts = ["Акмолинская область", "Актюбинская область", "Алматинская область", "Атырауская область", "область Абай", "область Ұлытау"];
  const hearings = Array.from({ length: count }, (_, i) => ({
    id: `h${i}`, answer: text(""), packs: [], territory: { source: "none", reach_m: 0 }, communities: [], summary: { communities: 1, maximum_m: { low: i % 20_000, high: (i % 20_000) + 500 } }, counterfactual: null,
    input: { id: `h${i}`, project: { name: `Object ${i * 7919 % 100_003}`, initiator: `Company ${i % 900}`, units: { oblast: oblasts[i % 6] } }, venues: [], start: `20${18 + i % 9}-0${1 + i % 9}-1${i % 10}` },
    venues: [{ id: "v", name: text("Hall"), position: { type: "Point", coordinates: [48 + (i * 37 % 3800) / 100, 42 + (i * 53 % 1200) / 100] }, uncertainty_m: 10 }],
    verdicts: { "community-without-hearing": verdicts[i % 4], "notice-late": verdicts[i % 3] },
  }));
  return JSON.stringify({ rows: { read: count, screened: count, pending: 0, rejected: 0 }, problems: [], notes: [], manifest: { engine: "", rule_packs: [], datasets: [] },
    scorecard: { hearings: count, findings: [], by_oblast: [], by_year: [], reference: { title: text(""), url: "", shares: [] } }, hearings });
}

/** As the server names its jobs. */
const job = "b".repeat(32);
const many = await browser.newContext({ locale: "en" });
const list = await many.newPage();
await list.route(`**/jobs/${job}`, (route) => route.fulfill({ json: { jobID: job, status: "successful", progress: 100 } }));
const body = result();
await list.route(`**/jobs/${job}/results`, (route) => route.fulfill({ contentType: "application/json", body }));
const began = performance.now();
await list.goto(`${address}/app/?lang=en#/results?job=${job}`);
await list.locator("ul.rows li").first().waitFor({ timeout: 120_000 });
say(`${count} hearings as a list, from the address`, ms(performance.now() - began));
await mapIsDrawn(list);
await list.waitForTimeout(3000);
for (const [label, value] of [["Verdict", "fail"], ["Oblast", "область Абай"], ["Verdict", ""], ["Oblast", ""], ["Question", "notice-late"], ["Verdict", "pass"]]) await list.getByLabel(label, { exact: true }).selectOption(value);
for (const letter of "object 12") await list.getByLabel("Words").pressSequentially(letter);
await twoFrames(list);
const filters = await list.evaluate(() => performance.getEntriesByName("filter").slice(1).map(({ duration }) => duration));
say(`filter of ${count} hearings, to the painted list: median, longest of ${filters.length}`, times(filters));
await list.getByLabel("Words").fill("");
await list.waitForTimeout(3000);
say("panning the map with them, drawn in software: median and longest frame", times(await panned(list)));
await many.close();

const { page, close } = await open(browser, { hash: "#/case" });
await mapIsDrawn(page);
await page.getByLabel("Where it lies").fill("52.44, 71.95");
await page.locator(".understood").waitFor();
for (const [label, name] of [["Add a community by its name", "Аксу"], ["Add a community by its name", "Степногорск"], ["Settlement of the venue", "Степногорск"]]) {
  await page.getByLabel(label).fill(name);
  await page.locator(".candidates button").first().click();
}
await page.getByRole("button", { name: "Check this case" }).click();
await page.locator(".result .headline").waitFor();
await page.evaluate(() => performance.clearMeasures());
await page.locator(".pin.venue").scrollIntoViewIfNeeded();
const pin = await page.locator(".pin.venue").boundingBox();
await page.mouse.move(pin.x + 10, pin.y + 10);
await page.mouse.down();
for (let i = 0; i < 60; ++i) await page.mouse.move(pin.x + 10 + i, pin.y + 10 + i / 2);
await twoFrames(page);
const drags = await page.evaluate(() => performance.getEntriesByName("drag").map(({ duration }) => duration));
say(`distances while a venue is dragged, to the painted frame: median, longest of ${drags.length}`, times(drags));
const dropped = performance.now();
const verdict = page.waitForResponse("**/processes/screen/execution");
await page.mouse.up();
await verdict;
await page.locator(".result:not([aria-busy])").waitFor();
say("verdict of the server after the venue is dropped, drawn", ms(performance.now() - dropped));
await close();

await registerFigures(browser, count, registerSeconds);
await browser.close();
