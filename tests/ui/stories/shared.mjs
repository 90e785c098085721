// What the stories share: one browser, a register with one hearing, and small hands.
import { createServer } from "node:http";
import { after, before } from "node:test";
import { address, launch, token } from "../browser.mjs";

export let browser;
export const register = (collection, item) => fetch(`${address}/collections/${collection}/items`, { method: "POST", headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/geo+json" }, body: JSON.stringify({ type: "Feature", ...item }) });
before(async () => {
  await register("projects", { id: "quarry", geometry: { type: "Point", coordinates: [71.93, 52.4] }, properties: { project_name: "Quarry", oblast: "Акмолинская область", affected_communities: "Аксу [geonames:1526271]" } });
  await register("hearings", { id: "registered", geometry: null, properties: { project_id: "quarry", venue_settlement: "Степногорск [geonames:1537939]", hearing_start: "2025-02-12" } });
  browser = await launch();
});
after(async () => browser.close());

/** A page of another site. */
export async function elsewhere(html) {
  const server = createServer((_, answer) => answer.setHeader("Content-Type", "text/html").end(html));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => (server.closeAllConnections(), server.close()) };
}

export const csv = (text, name = "table.csv") => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
export const give = (page, file) => page.locator(".drop input[type=file]").setInputFiles(file);

/** Chooses a settlement among those of its name. */
export const pick = async (page, label, text, row) => {
  await page.getByLabel(label).fill(text);
  await page.locator(".candidates button", { hasText: row }).first().click();
};
