// The document: knows how samples become medians, spreads and ratios, and how those are laid out; not how they came about.
import { QUIET } from "./machine.mjs";
import { PEERS, versionOf } from "./peers.mjs";

const KILO = 1000;
const MEGA = 1_000_000;

/** What is reported: how it is called, how it is read from a sample, and what it says in place of a number. */
const FIGURES = [
  ["library files, kB in brotli", ({ weight }) => weight && weight / KILO],
  ["first contentful paint, ms", ({ painted }) => painted],
  ["events visible, ms", ({ visible }) => visible],
  ["longest task while loading, ms", ({ longest }) => longest, "under 50"],
  ["memory of the page, MB", ({ memory }) => memory && memory / MEGA],
  ...["pan", "zoom"].flatMap((name) => [
    [`${name}: main thread busy per frame, ms`, (sample) => sample[name]?.busy],
    [`${name}: the same, 95th percentile, ms`, (sample) => sample[name]?.p95],
    [`${name}: frames per second`, (sample) => sample[name]?.rate],
  ]),
  ["click to paint, ms", ({ click }) => click, "under 16"],
];

const number = (value) => (value >= 100 ? String(Math.round(value)) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
const thousands = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");
const row = (cells) => `| ${cells.join(" | ")} |`;

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below, above] = [sorted[(sorted.length - 1) >> 1], sorted[middle]];
  // A zero stands for less than can be measured: it is no number to take the mean with.
  return below === 0 ? 0 : (below + above) / 2;
}

/** The numbers of one figure in the samples of one peer. */
const numbers = (samples, read) => samples.map(read).filter((value) => typeof value === "number" && !Number.isNaN(value));

function cell(values, zero = "0") {
  if (!values.length) return "–";
  const [middle, least, most] = [median(values), Math.min(...values), Math.max(...values)].map((value) => (value === 0 ? zero : number(value)));
  return least === most ? middle : `${middle} (${least}–${most})`;
}

function ratio(ours, theirs) {
  if (!ours.length || !theirs.length || !median(ours) || !median(theirs)) return "–";
  return `**${(median(ours) / median(theirs)).toFixed(2)}**`;
}

function table(samples, peers) {
  const of = (peer) => samples.filter((sample) => sample.peer === peer);
  const others = peers.filter((peer) => peer !== "ours");
  const columns = others.flatMap((peer) => (peer === "control" ? [PEERS[peer].name] : [PEERS[peer].name, "ours / it"]));
  const rows = FIGURES.map(([name, read, zero]) => {
    const ours = numbers(of("ours"), read);
    const cells = others.flatMap((peer) => {
      const theirs = numbers(of(peer), read);
      return peer === "control" ? [cell(theirs, zero)] : [cell(theirs, zero), ratio(ours, theirs)];
    });
    return row([name, cell(ours, zero), ...cells]);
  });
  const head = ["", PEERS.ours.name, ...columns];
  return [row(head), row(head.map((_, column) => (column ? "---:" : "---"))), ...rows].join("\n");
}

/** What a reader must know before comparing: what did not finish, and which gesture moved nothing. */
function remarks(samples, peers) {
  const sentences = peers.flatMap((peer) => {
    const own = samples.filter((sample) => sample.peer === peer);
    const tried = own.filter(({ skipped }) => !skipped);
    const unfinished = tried.filter((sample) => sample.unfinished);
    const still = ["pan", "zoom"].filter((name) => peer !== "control" && own.some((sample) => sample[name]?.changes === 0));
    return [
      own.some(({ skipped, again }) => skipped && !again) && "was not tried, since it did not finish with fewer events.",
      unfinished.length && `did not finish in ${unfinished.length} of ${tried.length} runs: ${unfinished[0].unfinished}.`,
      still.length && `did not show another time in the ${still.join(" and the ")}.`,
    ].filter(Boolean).map((sentence) => `- **${PEERS[peer].name}** ${sentence}`);
  });
  return sentences.length ? `\n${sentences.join("\n")}\n` : "";
}

/** Whether the machine was quiet, in a sentence. */
function quietness(samples, load) {
  const noisy = samples.filter(({ foreign }) => foreign > QUIET);
  const start = `The load average was ${load.toFixed(2)} before the first visit.`;
  if (!noisy.length) return `The machine was quiet. ${start}`;
  const most = Math.round(Math.max(...noisy.map(({ foreign }) => foreign)) * 100);
  return `**The machine was not quiet**: in ${noisy.length} of ${samples.length} visits other programs used more than ${QUIET * 100} % of it, ${most} % at most; times are longer and spread more than they would. ${start}`;
}

export function document({ machine, browser, date, version, node, runs, load, limit, counts, peers, samples }) {
  const measured = peers.filter((peer) => peer !== "control");
  const named = (peer) => `${PEERS[peer].name} ${peer === "ours" ? version : versionOf(PEERS[peer].package)}`;
  const sections = counts.map((count) => {
    const own = samples.filter((sample) => sample.count === count);
    return `## ${thousands(count)} events\n\n${table(own, peers)}\n${remarks(own, peers)}`;
  });
  return `# Benchmarks

Written by \`cargo xtask bench\`, which measures the widget and other timelines side by side in one headless browser.

- Machine: ${machine}
- Browser: Chromium ${browser}, driven by playwright-core ${versionOf("playwright-core")} from Node ${node}
- Date: ${date}
- Versions: ${measured.map(named).join(", ")}
- Runs: ${runs}; a figure is the median of them, with the least and the most in parentheses where they differ
- Load: ${quietness(samples.filter(({ skipped }) => !skipped), load)}

**Ours / it** is our median divided by the other's: below 1 means less weight, time or memory, and for frames per second fewer frames.

${sections.join("\n")}
## How it is measured

Each visit has a new browser with an empty profile, a page of 1280 × 800, and the timeline in a box 600 pixels high; without a graphics card.
All are given the same events, each in its own format: from 1945 to 2025, in bursts, of eight kinds, one in five with a duration. Nothing but this machine answers.

- *Library files*: all that the page asks for besides itself and the events, at brotli's highest level. The events come uncompressed.
- *First contentful paint*, *longest task* (of 50 ms or more) and *click to paint* (in steps of 8 ms) are the browser's own figures, from the start of the navigation.
- *Events visible*: the first frame in which an event can be seen: an element with an extent on the screen, or a pixel of a colour that only events have;
  taken when the main thread has made that frame, which the browser shows, and reports as painted, a little later.
- *Memory*: \`performance.measureUserAgentSpecificMemory\` after the load and a collection, and with it the linear memory of WebAssembly, which it leaves out.
- *Pan* and *zoom*: three seconds of real input at 60 events per second, to and fro, beginning with half of the time in view; *busy* is the time of all
  tasks of the main thread, by the browser's counters, and by a trace for the percentile.
- What takes more than ${limit / 1000} s did not finish, and then more events are not tried.

The timelines do not do the same things, and what one leaves out makes it faster here:

${peers.map((peer) => `- ${PEERS[peer].name}: ${PEERS[peer].note}.`).join("\n")}
`;
}
