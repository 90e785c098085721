// What goes wrong on the way: files, connections, browsers, names, two tabs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { address, assertClean, launch, mapIsDrawn, open, sample, token, withoutWebgl } from "../browser.mjs";
import { browser, csv, give, register } from "./shared.mjs";

test("A table without any known column says so and keeps the file at hand", async () => {
  const { page, close } = await open(browser);
  await give(page, csv("a,b\n1,2\n"));
  await page.locator(".box.bad").first().waitFor();
  assert.match(await page.locator(".work").innerText(), /No row names the columns: there is neither "hearing_id" nor two others that are known\. Name the columns, or say what one of them means\.\n/);
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

test("A table whose columns a busy server did not read is not checked by itself: it is offered again", async () => {
  const { page, close } = await open(browser);
  const asked = [];
  page.on("request", (request) => request.url().endsWith("/processes/screen-table/execution") && asked.push(JSON.parse(request.postData()).inputs.detail));
  const refusals = [(route) => route.fulfill({ status: 503, contentType: "application/problem+json", json: { status: 503, title: "Unavailable", detail: "The answer was not ready within 8000 ms (limit deadline)." } }),
    (route) => route.fulfill({ status: 429, contentType: "application/problem+json", json: { status: 429, detail: "Too many requests.", errors: [{ pointer: "", code: "rate", message: "Too many requests." }] } }), (route) => route.abort("connectionreset")];
  await page.route("**/processes/screen-table/execution", (route) => (refusals.length > 0 ? refusals.shift()(route) : route.continue()));
  await give(page, csv("hearing_id,venue_settlement\nh1,Аксу\n", "mine.csv"));
  for (const words of [/busy and could not read the columns of mine\.csv[\s\S]*still here/, /busy[\s\S]*still here/, /connection broke off\. mine\.csv is still here/]) {
    await page.locator(".box.bad").waitFor();
    assert.match(await page.locator(".work").innerText(), words);
    await page.getByRole("button", { name: "Try again" }).click();
  }
  await page.getByRole("button", { name: "Check 1 rows" }).waitFor();
  assert.deepEqual(asked, ["preview", "preview", "preview", "preview"]);
  await close();
});

test("Columns that could not be read are read anew in another language", async () => {
  const { page, close } = await open(browser);
  let refuse = true;
  await page.route("**/processes/screen-table/execution", (route) => (refuse ? route.fulfill({ status: 503, contentType: "application/problem+json", json: { status: 503, detail: "Busy." } }) : route.continue()));
  await give(page, csv("hearing_id,venue_settlement\nh1,Аксу\n", "mine.csv"));
  await page.locator(".box.bad").waitFor();
  refuse = false;
  await page.getByLabel("Language").selectOption("ru");
  await page.locator("html[lang=ru] .work .mapping").waitFor({ state: "attached" });
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
  await one.getByLabel("Name of the planned activity").fill("Quarry");
  await one.getByRole("button", { name: "Save" }).click();
  await one.getByText("Saved").waitFor();
  await one.goto(`${address}/app/?lang=en#/edit?collection=hearings`);
  await one.getByLabel("Number", { exact: true }).fill("ui-hearing");
  await one.getByLabel("Your own number of the project").fill("ui-project");
  await one.getByLabel("Settlement of the venue", { exact: true }).fill("Аксу [geonames:1526271]");
  await one.getByRole("button", { name: "Save" }).click();
  await one.getByText("Saved").waitFor();
  const edit = "#/edit?collection=hearings&id=ui-hearing";
  const two = await tab();
  for (const page of [one, two]) {
    await page.goto(`${address}/app/?lang=en${edit}`);
    await page.getByLabel("Your own number of the project").waitFor();
  }
  await one.getByLabel("Hall or address of the venue").fill("School");
  await one.getByRole("button", { name: "Save" }).click();
  await one.getByText("Saved").waitFor();
  await two.getByLabel("Hall or address of the venue").fill("Library");
  await two.getByRole("button", { name: "Save" }).click();
  await two.getByText("Somebody has changed this").waitFor();
  assert.match(await two.locator(".box.bad table").innerText(), /Hall or address of the venue.*\s+Library\s+School/);
  await two.getByRole("button", { name: "Take what is stored" }).click();
  assert.equal(await two.getByLabel("Hall or address of the venue").inputValue(), "School");
  // What was done is told: to whoever has a token by which one, to all others what and when.
  await one.reload();
  const history = one.getByRole("region", { name: "History" });
  assert.match(await history.innerText(), /\d\d\.\d\d\.\d{4} \d\d:\d\d UTC · corrected: Venue name · by \S[\s\S]* UTC · entered · by /);
  await one.getByLabel("Hall or address of the venue").fill("Club");
  await one.getByRole("button", { name: "Save" }).click();
  await one.getByText("Saved").waitFor();
  await history.locator("li").nth(2).waitFor();
  const visitor = await open(browser, { hash: edit });
  const public_history = await visitor.page.getByRole("region", { name: "History" }).innerText();
  assert.match(public_history, /corrected: Venue name/);
  assert.doesNotMatch(public_history, / · by /);
  assertClean(visitor.seen);
  await visitor.close();
  // Everybody sees the report of the register, by its link.
  const { page, seen, close } = await open(browser, { hash: "#/hearing?id=ui-hearing" });
  await page.locator(".headline").waitFor();
  assertClean(seen);
  await close();
  await session.close();
});

const limits = async () => (await (await fetch(`${address}/processes/screen-table`)).json()).limits;

test("The limit that is told is the limit that is kept", async () => {
  const { body_bytes: most } = await limits();
  const send = async (size) => (await fetch(`${address}/processes/screen-table/execution`, { method: "POST", headers: { "Content-Type": "text/csv" }, body: Buffer.alloc(size, "a") }).catch(() => ({ status: 413 }))).status;
  assert.equal(await send(most + 1), 413);
  assert.notEqual(await send(1 << 20), 413);
});

test("A table of one fault in many rows says it once", async () => {
  const { page, seen, close } = await open(browser);
  await give(page, csv(`hearing_id,venue_settlement,hearing_start\n${Array.from({ length: 200 }, (_, i) => `h${i},Аксу,40.13.2025\n`).join("")}`));
  await page.getByRole("button", { name: "Check 200 rows" }).click();
  await page.getByText("Rows: 200 = checked 0 + waiting 0 + must be corrected 200").waitFor();
  assert.equal(await page.locator("section.faults").count(), 1);
  assert.match(await page.locator("section.faults").innerText(), /Rows with the same fault: 200[\s\S]*And 150 more of the same kind/);
  assertClean(seen);
  await close();
});

/** A page of a token holder. */
async function asWriter(hash, more = {}) {
  const opened = await open(browser, { hash: "#/register", ...more });
  await opened.page.getByText("I have a token").click();
  await opened.page.getByLabel("Token").fill(token);
  await opened.page.getByRole("button", { name: "Use it" }).click();
  await opened.page.goto(`${address}/app/?lang=en${hash}`);
  return opened;
}

test("The server goes away while a hearing is saved: what was typed stays, and is saved later", async () => {
  const { page, close } = await asWriter("#/edit?collection=projects");
  await page.getByLabel("Number", { exact: true }).fill("late-project");
  await page.getByLabel("Name of the planned activity").fill("Typed once");
  await page.route("**/collections/projects/items", (route) => route.abort("connectionrefused"));
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("The server does not answer").waitFor();
  assert.equal(await page.getByLabel("Name of the planned activity").inputValue(), "Typed once");
  await page.unroute("**/collections/projects/items");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("Saved").waitFor();
  await close();
});

test("A token that the server does not know is told at the form, and nothing typed is lost", async () => {
  const { page, close } = await open(browser, { hash: "#/edit?collection=projects" });
  await page.getByText("To save, a token is needed").waitFor();
  await page.getByLabel("Number", { exact: true }).fill("no-token");
  await page.getByRole("button", { name: "Save" }).click();
  await page.locator("main .box.bad").waitFor();
  assert.equal(await page.getByLabel("Number", { exact: true }).inputValue(), "no-token");
  await close();
});

test("A server that still reads the register says so, and the page asks again by itself", async () => {
  const { page, seen, close } = await open(browser);
  const detail = "The server is reading the register after its start. Try again in a few seconds.";
  let refused = 0;
  await page.route("**/collections/hearings/items?*", (route) => (refused++ < 2 ? route.fulfill({ status: 503, contentType: "application/problem+json", headers: { "Retry-After": "5" }, body: JSON.stringify({ status: 503, title: "Unavailable", detail }) }) : route.continue()));
  await page.goto(`${address}/app/?lang=en#/register`);
  await page.getByRole("alert").getByText(detail).waitFor();
  await page.getByRole("link", { name: "registered", exact: true }).waitFor();
  assert.equal(refused, 3);
  assert.equal(await page.getByText(detail).count(), 0);
  await mapIsDrawn(page);
  assertClean(seen, [/503/]);
  await close();
});

test("Scripts in names of the register stay text on every page that shows them", async () => {
  const evil = "<img src=x onerror=\"window.hacked=1\">";
  await register("projects", { id: "evil", geometry: { type: "Point", coordinates: [71.93, 52.4] }, properties: { project_name: evil, initiator: evil, affected_communities: "Аксу [geonames:1526271]" } });
  await register("hearings", { id: "evil-hearing", geometry: null, properties: { project_id: "evil", venue_name: evil, venue_settlement: "Степногорск [geonames:1537939]", source_url: "javascript:window.hacked=1" } });
  const { page, seen, close } = await asWriter("#/register?text=evil");
  await page.locator("ul.rows li", { hasText: evil }).waitFor();
  await page.getByRole("link", { name: "evil-hearing" }).click();
  await page.locator(".headline").waitFor();
  assert.match(await page.locator("main").innerText(), /<img src=x/);
  await page.getByRole("link", { name: "Change in the register" }).click();
  await page.getByLabel("Hall or address of the venue").waitFor();
  assert.equal(await page.getByLabel("Hall or address of the venue").inputValue(), evil);
  await page.goto(`${address}/app/?lang=en#/case?${new URLSearchParams({ data: JSON.stringify({ name: evil, venues: [{ name: evil, place: null, at: [71.9, 52.4] }], location: "52.4, 71.9" }) })}`);
  await page.locator(".result .headline").waitFor();
  assert.equal(await page.locator("main img[src=x]").count(), 0);
  assert.equal(await page.locator("a[href^=javascript]").count(), 0);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assertClean(seen);
  await close();
});

test("A server that is away while a place is typed is told, and the text stays", async () => {
  const { page, close } = await open(browser, { hash: "#/case" });
  await page.route("**/processes/locate/execution", (route) => route.abort("connectionrefused"));
  await page.getByLabel("Where it lies").fill("52.4, 71.9");
  await page.getByText("The server does not answer").waitFor();
  await page.unroute("**/processes/locate/execution");
  await page.getByLabel("Where it lies").press("End");
  await page.getByLabel("Where it lies").pressSequentially(" ");
  await page.locator(".understood").waitFor();
  assert.match(await page.getByLabel("Where it lies").inputValue(), /^52\.4, 71\.9/);
  await close();
});
