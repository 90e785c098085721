// What every story of the browser shares: the browser, pages that are watched, and axe.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

export const address = process.env.TYNDAU_URL;
export const token = process.env.TYNDAU_TOKEN;
export const checkout = process.env.TYNDAU_CHECKOUT;
const pictures = join(checkout, "out/ui");
mkdirSync(pictures, { recursive: true });

export const desktop = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };

const software = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];

export const launch = (more = software) => chromium.launch({ executablePath: process.env.TYNDAU_CHROMIUM ?? "/usr/bin/chromium", args: more });
export const withoutWebgl = ["--no-sandbox", "--disable-gpu", "--disable-3d-apis"];

/** A page in its own profile that notes every request, every word of the console and every error. */
export async function open(browser, { language = "en", viewport = desktop, colorScheme = "light", path = "/app/", hash = "", ...more } = {}) {
  const context = await browser.newContext({ viewport, colorScheme, locale: language, reducedMotion: "reduce", acceptDownloads: true, ...more });
  const page = await context.newPage();
  const seen = { requests: [], faults: [], bytes: [] };
  page.on("request", (request) => seen.requests.push(request.url()));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && seen.faults.push(message.text()));
  page.on("pageerror", (error) => seen.faults.push(String(error)));
  page.setDefaultTimeout(30_000);
  await page.goto(`${address}${path}?lang=${language}${hash}`);
  await page.locator("h1").waitFor();
  return { page, seen, close: () => context.close() };
}

/** Nothing was asked of another host, the policy was kept, and no script failed. */
export function assertClean(seen, allowed = []) {
  const elsewhere = seen.requests.filter((url) => !url.startsWith(address) && !/^(blob|data):/.test(url));
  assert.deepEqual(elsewhere, [], "requests to other hosts");
  // What swiftshader says of itself is not of the page, and MapLibre rejects what it loads for a map that is taken away.
  const faults = seen.faults.filter((text) => !/GL Driver Message|GPU stall|WebGL|swiftshader|^AbortError: signal is aborted/i.test(text) && !allowed.some((one) => one.test(text)));
  assert.deepEqual(faults, [], "console");
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** No violation of WCAG 2.2 AA that axe can find. */
export async function assertAccessible(page, name) {
  // Through the browser's debugger: the page's own policy stays as it is.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] }));
  assert.deepEqual(violations.map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.slice(0, 3).map((one) => one.html.slice(0, 200)).join(" | ")}`), [], name);
}

/** Whatever is pressed is at least 24 pixels wide and high; links within a sentence are as their words. */
export async function assertPressable(page, name) {
  const small = await page.evaluate(() => [...document.querySelectorAll("main button, main select, main input, main textarea, main summary, main .button, header a, header select")].filter((one) => {
    const { width, height } = one.getBoundingClientRect();
    return width > 0 && !one.closest(".skip, .maplibregl-ctrl-attrib") && (width < 24 || height < 24);
  }).map((one) => one.outerHTML.slice(0, 120)));
  assert.deepEqual(small, [], name);
}

export async function assertFits(page, name) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${name}: ${wide} pixels wider than the window`);
}

export const picture = (page, name) => page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });

/** The bytes that a click downloads. */
export async function downloaded(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Screens the sample, up to its result. */
export async function sample(page) {
  await page.locator("button.main").first().click();
  await page.waitForURL(/#\/results/);
  await page.locator("ul.rows li").first().waitFor();
}

export const mapIsDrawn = (page) => page.locator(".maplibregl-canvas").first().waitFor();
