// What a gesture costs: knows how frames are counted and how busy the main thread was in each, by the browser's own
// counters (the mean) and by a trace (the percentile).
import { perform } from "./input.mjs";

const CATEGORIES = ["disabled-by-default-devtools.timeline", "devtools.timeline", "devtools.timeline.frame"];
const TASKS = new Set(["RunTask", "ThreadControllerImpl::RunTask"]);

export async function gesture({ page, session, root }, name) {
  const steps = await page.evaluate((gesture) => bench[gesture](), name);
  const traced = await startTrace(root);
  const before = await busySeconds(session);
  await page.evaluate(() => benchProbe.record());
  await perform(session, steps);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const { times, changes } = await page.evaluate(() => benchProbe.recorded());
  const after = await busySeconds(session);
  const perFrame = busyPerFrame(await traced());
  const frames = Math.max(1, times.length - 1);
  return {
    busy: ((after - before) * 1000) / frames,
    p95: quantile(perFrame, 0.95),
    rate: (frames * 1000) / (times.at(-1) - times[0]),
    changes,
  };
}

async function busySeconds(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value;
}

/** Starts a trace; the answer ends it and gives its events. */
async function startTrace(root) {
  const events = [];
  const keep = ({ value }) => {
    events.push(...value.filter(({ ph, name }) => ph === "M" || TASKS.has(name) || name === "FireAnimationFrame"));
  };
  root.on("Tracing.dataCollected", keep);
  const traceConfig = { recordMode: "recordAsMuchAsPossible", excludedCategories: ["*"], includedCategories: CATEGORIES };
  await root.send("Tracing.start", { transferMode: "ReportEvents", traceConfig });
  return async () => {
    const complete = new Promise((done) => root.once("Tracing.tracingComplete", done));
    await root.send("Tracing.end");
    await complete;
    root.off("Tracing.dataCollected", keep);
    return events;
  };
}

/** Milliseconds of all tasks of the main thread, from one that makes a frame up to the next such. */
function busyPerFrame(events) {
  const thread = ({ pid, tid }) => `${pid}:${tid}`;
  const main = new Set(events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(thread));
  const threads = grouped(events, thread);
  const frames = (list) => list.filter(({ name }) => name === "FireAnimationFrame").length;
  // The page's own: no other renderer makes as many frames.
  const [own] = [...threads].filter(([name]) => main.has(name)).map(([, list]) => list).sort((a, b) => frames(b) - frames(a));
  const inTime = (own ?? []).sort((a, b) => a.ts - b.ts);
  const starts = inTime.filter(({ name }) => name === "FireAnimationFrame").map(({ ts }) => ts);
  const busy = [];
  let next = 0;
  for (const { ts, dur = 0 } of inTime.filter(({ name, ph }) => ph === "X" && TASKS.has(name))) {
    while (next < starts.length && starts[next] < ts) next += 1;
    if (next < starts.length && starts[next] <= ts + dur) busy.push(0);
    if (busy.length) busy[busy.length - 1] += dur / 1000;
  }
  return busy;
}

function grouped(list, keyOf) {
  const groups = new Map();
  for (const item of list) {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return groups;
}

function quantile(list, share) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}
