// The register's own page with many hearings: filters that the server answers, and its map of tiles.
import { panned, say, times } from "./bench_figures.mjs";
import { mapIsDrawn, open, token } from "./browser.mjs";

const address = process.env.TYNDAU_URL;
const hearingsPerProject = 20;
const readEvery = 2000;
const degreesOfStrip = 2;

async function write(collection, id, properties, geometry = null) {
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/geo+json" };
  const answer = await fetch(`${address}/collections/${collection}/items`, { method: "POST", headers, body: JSON.stringify({ type: "Feature", id, geometry, properties }) });
  if (!answer.ok) throw new Error(`${collection}/${id}: ${answer.status} ${await answer.text()}`);
}

/** Hearings about projects beside the settlements of the store, two of three in the next settlement of a strip from south to north.
 *  \return how many it took before the time was over */
async function fill(count, seconds) {
  const settlements = (await (await fetch(`${address}/collections/settlements/items?limit=1000`)).json()).features;
  const stripOf = ({ geometry }) => Math.floor(geometry.coordinates[0] / degreesOfStrip);
  settlements.sort((one, other) => stripOf(one) - stripOf(other) || one.geometry.coordinates[1] - other.geometry.coordinates[1]);
  const placeOf = (number) => settlements[number % settlements.length];
  const nameOf = ({ id, properties }) => `${properties.name_ru ?? properties.name} [${id}]`;
  for (let i = 0; i * hearingsPerProject < count; ++i) {
    const place = placeOf(i);
    const [lon, lat] = place.geometry.coordinates;
    await write("projects", `bench-${i}`, { project_name: `Quarry ${i}`, affected_communities: nameOf(place) }, { type: "Point", coordinates: [lon + 0.01 * (1 + i % 5), lat] });
  }
  const end = performance.now() + seconds * 1000;
  let next = 0;
  const writer = async () => {
    while (performance.now() < end && next < count) {
      const i = next++;
      const project = Math.floor(i / hearingsPerProject);
      const venue = placeOf(project + Number(i % 3 > 0));
      await write("hearings", `bench-${i}`, { project_id: `bench-${project}`, venue_settlement: nameOf(venue), venue_oblast: venue.properties.oblast, hearing_start: `20${18 + i % 8}-0${1 + i % 9}-1${i % 10}` });
      if (i % readEvery === 0) await fetch(`${address}/collections/hearings/items?limit=1`);
    }
  };
  await Promise.all(Array.from({ length: 4 }, writer));
  return next;
}

/** From the press in a filter of the register until the rows that the server found are painted. */
async function pressed(page, act) {
  await page.evaluate(() => {
    window.painted_ = new Promise((done, failed) => {
      let began = 0;
      setTimeout(() => failed(new Error("the register did not answer")), 60_000);
      document.querySelector("form.filters").addEventListener("input", () => (began = performance.now()), { capture: true, once: true });
      // The count is written with the rows, also where there are none before and after.
      new MutationObserver((_, observer) => {
        observer.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
      }).observe(document.querySelector("p.sum"), { childList: true });
    });
  });
  await act();
  return page.evaluate(() => window.painted_);
}

/** Asks again while the answer is still being made. \return seconds until it came */
async function untilAnswered(path) {
  const began = performance.now();
  while (!(await fetch(`${address}${path}`)).ok) if (performance.now() - began > 300_000) throw new Error(`${path} is not answered`);
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}

/** Fills the register and prints its figures. */
export async function registerFigures(browser, count, seconds) {
  const registered = await fill(count, seconds);
  say("hearings written to the register, each checked and screened", `${registered}`);
  say("  listed for the first time after the last of them", await untilAnswered("/collections/hearings/items?limit=1"));
  say("  first tile of its map after that", await untilAnswered("/tiles/WebMercatorQuad/4/5/11"));
  const { page, close } = await open(browser, { hash: "#/register" });
  await page.locator("ul.rows li a").first().waitFor();
  await mapIsDrawn(page);
  await page.waitForTimeout(3000);
  say("  panning its map of the country, drawn in software: median and longest frame", times(await panned(page)));
  for (let zoom = 0; zoom < 4; ++zoom) {
    await page.getByRole("button", { name: "Zoom in" }).click();
    await page.waitForTimeout(1000);
  }
  await page.waitForTimeout(3000);
  say("  the same four zooms closer, with hearings, communities and lines", times(await panned(page)));
  await page.waitForTimeout(3000);
  const presses = { chosen: [], typed: [] };
  for (const [label, value] of [["Verdict", "fail"], ["From", "2020-01-01"], ["Oblast", "Акмол"], ["Oblast", ""], ["Verdict", "pass"], ["To", "2022-12-31"], ["Words", "bench-1"], ["Verdict", ""], ["Words", "settlement"], ["To", ""], ["From", ""]]) {
    const control = page.getByLabel(label, { exact: true });
    const chosen = label === "Verdict";
    presses[chosen ? "chosen" : "typed"].push(await pressed(page, () => (chosen ? control.selectOption(value) : control.fill(value))));
    await page.waitForTimeout(3000);
  }
  say(`  from a choice to the painted rows, 3 s after the one before: median, longest of ${presses.chosen.length}`, times(presses.chosen));
  say(`  from a typed word to the painted rows: median, longest of ${presses.typed.length}`, times(presses.typed));
  await close();
}
