// One visit to one page: knows in which order it is loaded, left alone, moved and clicked, and what is read from it.
import { Unfinished, startBrowser, within } from "./browser.mjs";
import { gesture } from "./frames.mjs";
import { perform } from "./input.mjs";
import { foreign, load, sleep, used } from "./machine.mjs";

/** Put into the page before anything else: long tasks, answered clicks, frames. */
function probe() {
  const seen = { tasks: [], clicks: [] };
  const observe = (type, each, more) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true, ...more });
  observe("longtask", ({ startTime, duration }) => seen.tasks.push({ startTime, duration }));
  observe("event", ({ startTime, duration, interactionId }) => interactionId && seen.clicks.push({ startTime, duration }), { durationThreshold: 16 });
  // The memories of WebAssembly, which the browser's own sum leaves out.
  const memories = new Set();
  const keep = (result) => {
    const exports = Object.values((result.instance ?? result).exports ?? {});
    exports.filter((value) => value instanceof WebAssembly.Memory).forEach((memory) => memories.add(memory));
    return result;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const own = WebAssembly[name];
    WebAssembly[name] = (...given) => own.apply(WebAssembly, given).then(keep);
  }
  let recording;
  window.benchProbe = {
    ...seen,
    linear: () => [...new Set([...memories].map(({ buffer }) => buffer))].reduce((sum, { byteLength }) => sum + byteLength, 0),
    /** When no task of 50 ms or more has come for a while; who draws for half a minute is not waited for. */
    async quiet(gap) {
      for (const start = performance.now(); ; ) {
        await new Promise((done) => setTimeout(done, 100));
        const last = seen.tasks.reduce((last, { startTime, duration }) => Math.max(last, startTime + duration), start);
        if (performance.now() - last >= gap || performance.now() - start > 30_000) return;
      }
    },
    record() {
      const own = (recording = { times: [], changes: 0 });
      let view = bench.view();
      const frame = (time) => {
        if (recording !== own) return;
        own.times.push(time);
        const now = bench.view();
        own.changes += Number(now !== view);
        view = now;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    },
    recorded() {
      const done = recording;
      recording = null;
      return done;
    },
  };
}

/** Measures one peer with a number of events; what does not finish is said in `unfinished`. */
export async function visit({ chromium, server, peer, count, limit, picture }) {
  const sample = { load: load() };
  const browser = await startBrowser(chromium);
  sample.browser = browser.version;
  await sleep(1000);
  const before = used(browser.group);
  server.forget();
  const on = (promise) => Promise.race([promise, browser.gone]);
  try {
    await within(limit, "the load", on(loaded(browser, `${server.origin}/pages/${peer}.html?n=${count}`)));
    await within(limit, "becoming quiet after the load", on(browser.page.evaluate(() => benchProbe.quiet(1000))));
    Object.assign(sample, await within(limit, "reading", on(loading(browser))), { weight: server.weight() });
    await picture?.(browser.page, "loaded");
    sample.memory = await within(limit, "measuring the memory", on(memory(browser)));
    await within(limit, "showing half of the time", on(narrowed(browser)));
    for (const name of ["pan", "zoom"]) {
      sample[name] = await within(limit, `the ${name}`, on(gesture(browser, name)));
      await picture?.(browser.page, name);
      await within(limit, `becoming quiet after the ${name}`, on(browser.page.evaluate(() => benchProbe.quiet(500))));
    }
    sample.click = await within(limit, "the click", on(clicked(browser)));
    await picture?.(browser.page, "clicked");
  } catch (error) {
    const gone = /closed|crashed/.test(error.message) && "the page or the browser has gone";
    sample.unfinished = error instanceof Unfinished ? error.message : gone || String(error.message).split("\n")[0];
  } finally {
    sample.foreign = foreign(before, used(browser.group));
    await browser.stop();
  }
  return sample;
}

async function loaded({ page }, address) {
  let say;
  const said = new Promise((done) => (say = done));
  await page.exposeFunction("benchSays", say);
  await page.addInitScript(probe);
  await page.goto(address, { waitUntil: "commit", timeout: 0 });
  const sentence = await said;
  if (sentence !== "drawn") throw new Unfinished(sentence);
}

function loading({ page }) {
  return page.evaluate(() => ({
    painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
    visible: performance.getEntriesByName("events-visible")[0].startTime,
    longest: benchProbe.tasks.reduce((longest, { duration }) => Math.max(longest, duration), 0),
  }));
}

/** What the page holds once everything that can be freed has been freed. */
async function memory({ page, session }) {
  await session.send("HeapProfiler.collectGarbage");
  return page.evaluate(async () => (await performance.measureUserAgentSpecificMemory()).bytes + benchProbe.linear());
}

function narrowed({ page }) {
  return page.evaluate(async () => {
    await bench.narrow();
    await benchProbe.quiet(800);
  });
}

/** From the press of the button to the next paint, as the browser reports it; 0 for less than it reports. */
async function clicked({ page, session }) {
  const point = await page.evaluate(() => bench.target());
  if (!point) return null;
  const start = await page.evaluate(() => performance.now());
  await perform(session, [{ does: "move", ...point }, { does: "wait", ms: 100 }, { does: "down" }, { does: "up" }]);
  await page.evaluate(() => benchProbe.quiet(400));
  return page.evaluate((start) => {
    const after = benchProbe.clicks.filter(({ startTime }) => startTime >= start);
    return after.reduce((longest, { duration }) => Math.max(longest, duration), 0);
  }, start);
}
