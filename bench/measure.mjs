// `cargo xtask bench` calls this: knows what is to be measured and in which order; not how a visit is made.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { describe, load, quiet } from "./machine.mjs";
import { PEERS } from "./peers.mjs";
import { document } from "./report.mjs";
import { startServer } from "./server.mjs";
import { visit } from "./visit.mjs";

const { values: options } = parseArgs({
  options: {
    chromium: { type: "string" },
    dist: { type: "string" },
    work: { type: "string" },
    version: { type: "string" },
    into: { type: "string" },
    n: { type: "string", default: "9,100,1000,10000,100000,1000000" },
    runs: { type: "string", default: "3" },
    peers: { type: "string", default: "vis,timelinejs,echarts" },
    limit: { type: "string", default: "60" },
    wait: { type: "string", default: "10" },
    shots: { type: "boolean", default: false },
  },
});

const counts = options.n.split(",").map(Number).sort((a, b) => a - b);
const asked = options.peers.split(",");
const unknown = asked.filter((peer) => !PEERS[peer]);
if (unknown.length) {
  console.error(`${unknown.join(", ")} is none of ${Object.keys(PEERS).join(", ")}.`);
  process.exit(2);
}
const peers = Object.keys(PEERS).filter((peer) => peer === "ours" || peer === "control" || asked.includes(peer));
const [runs, limit] = [Number(options.runs), Number(options.limit) * 1000];

const samples = [];
const about = {
  machine: describe(), date: new Date().toISOString().slice(0, 10), version: options.version, node: process.version,
  runs, limit, counts, peers, samples, load: load(),
};
mkdirSync(options.work, { recursive: true });
const server = await startServer({ dist: options.dist, work: options.work });
const chromium = options.chromium;

// One visit that is not kept compresses the library files and makes the first events.
for (const peer of peers) await visit({ chromium, server, peer, count: counts[0], limit });

// The runs are the outer loop: a slow minute of the machine falls on all, and not on one.
for (let run = 1; run <= runs; run += 1) {
  for (const count of counts) {
    for (const peer of peers) samples.push({ peer, count, run, ...(await measured(peer, count, run)) });
    keep();
  }
}
server.stop();
console.log(`${options.into} is written.`);

async function measured(peer, count, run) {
  const own = samples.filter((sample) => sample.peer === peer && sample.unfinished);
  if (own.some((sample) => sample.count < count)) return { skipped: true };
  // What has not finished once is not waited for again.
  if (own.some((sample) => sample.count === count)) return { skipped: true, again: true };
  await server.prepare(PEERS[peer].format, count);
  await quiet(Number(options.wait));
  const picture = options.shots && run === 1 ? pictures(peer, count) : undefined;
  const sample = await visit({ chromium, server, peer, count, limit, picture });
  about.browser = sample.browser;
  const of = (name) => (sample[name] ? `${name} ${sample[name].busy.toFixed(1)} ms at ${sample[name].rate.toFixed(0)}/s` : `no ${name}`);
  const figures = `visible after ${Math.round(sample.visible)} ms, ${of("pan")}, ${of("zoom")}`;
  console.log(`run ${run}, ${count} events, ${PEERS[peer].name}: ${sample.unfinished ? `DID NOT FINISH: ${sample.unfinished}` : figures}`);
  return sample;
}

/** Pictures of what was drawn, beside the samples. */
function pictures(peer, count) {
  const folder = path.join(options.work, "shots");
  mkdirSync(folder, { recursive: true });
  return (page, when) => page.screenshot({ path: path.join(folder, `${peer}-${count}-${when}.png`), timeout: 20_000 }).catch(() => {});
}

/** After each number of events, so that an interrupted benchmark is not lost. */
function keep() {
  writeFileSync(path.join(options.work, "samples.json"), JSON.stringify(about, null, 1));
  writeFileSync(options.into, document(about));
}
