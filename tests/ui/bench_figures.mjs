// How the benchmark of the web application measures and prints.
export const say = (what, value) => console.log(`${what.padEnd(80)} ${value}`);
export const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const middle = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

/** "median, longest"; a benchmark that measured nothing fails. */
export function times(values) {
  if (values.length === 0) throw new Error("nothing was measured");
  return `${ms(middle(values))}, ${ms(Math.max(...values))}`;
}

/** Until what was changed is painted: the second frame after begins then. */
export const twoFrames = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)))));

/** Drags the map of the page. \return milliseconds of each frame meanwhile */
export async function panned(page) {
  await page.locator(".maplibregl-canvas").scrollIntoViewIfNeeded();
  const box = await page.locator(".maplibregl-canvas").boundingBox();
  await page.evaluate(() => {
    window.frames_ = [];
    let last = performance.now();
    const next = (now) => {
      window.frames_.push(now - last);
      last = now;
      window.running_ = requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  await page.mouse.move(box.x + 300, box.y + 200);
  await page.mouse.down();
  for (let i = 0; i < 60; ++i) await page.mouse.move(box.x + 300 - i * 3, box.y + 200 - i);
  await page.mouse.up();
  return page.evaluate(() => (cancelAnimationFrame(window.running_), window.frames_.slice(2)));
}
