// The events that every peer is given: knows how they are made up, the same on every machine, and how each peer's own
// format writes them; not what is measured.
import { createHash } from "node:crypto";
import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { once } from "node:events";
import path from "node:path";

const DAY = 86_400_000;
const FIRST = Date.UTC(1945, 0, 1);
const LAST = Date.UTC(2025, 11, 31);
const KINDS = ["Diplomacy", "Trade", "Security", "Culture", "Science", "Migration", "Energy", "Environment"];
const SYMBOLS = ["circle", "square", "diamond", "triangle", "hexagon", "star", "circle", "square"];
/** Lines per kind, for a peer that leaves it to the page on which line an event is. */
const LINES = 8;

const WORDS = (
  "treaty summit visit accord border trade embassy envoy protocol council minister delegation fisheries agreement talks " +
  "signing dispute ceasefire exchange programme pact customs union tariff quota pipeline railway harbour bridge energy grid " +
  "water river climate research station mission archive museum festival language school visa convention charter withdrawal " +
  "recognition consulate opening closure sanctions relief credit loan debt grain steel coal oil gas inspection satellite " +
  "launch expedition northern southern eastern western joint bilateral regional permanent interim secret public annual " +
  "first second third renewed extended suspended declaration memorandum letter note protest reply conference committee"
).split(" ");

/** Numbers from 0 to 1 that look random and are the same in every run. */
function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** From 1945 to 2025, three in five in bursts; one in five lasts from a day to twenty years. In the order of time. */
function madeUp(count) {
  const roll = dice(count);
  const below = (limit) => Math.floor(roll() * limit);
  const words = (least, more) => {
    const list = Array.from({ length: least + below(more) }, () => WORDS[below(WORDS.length)]).join(" ");
    return list[0].toUpperCase() + list.slice(1);
  };
  const bursts = Array.from({ length: 24 }, () => ({ from: FIRST + roll() * (LAST - FIRST), days: 20 + below(800), kind: below(8) }));
  const events = Array.from({ length: count }, (_, number) => {
    const burst = roll() < 0.6 ? bursts[below(bursts.length)] : { from: FIRST, days: (LAST - FIRST) / DAY, kind: below(8) };
    const kind = roll() < 0.6 ? burst.kind : below(8);
    // The sum of three dice: more in the middle of a burst than at its ends.
    const share = burst.from === FIRST ? roll() : (roll() + roll() + roll()) / 3;
    const from = Math.min(LAST - DAY, Math.floor((burst.from + share * burst.days * DAY) / DAY) * DAY);
    const days = Math.max(1, Math.round(Math.exp(roll() * Math.log(7305))));
    const to = number % 5 === 2 ? Math.min(LAST, from + days * DAY) : null;
    return { from, to, kind, title: words(3, 7), text: `${words(12, 18)}.` };
  });
  return events.sort((a, b) => a.from - b.from);
}

/** Gives each event the first line of its kind that is free; where none is, events lie over each other. */
function* withLines(events) {
  const free = KINDS.map(() => new Array(LINES).fill(-Infinity));
  let number = 0;
  for (const event of events) {
    const lines = free[event.kind];
    const found = lines.findIndex((until) => until <= event.from);
    const line = found < 0 ? number % LINES : found;
    lines[line] = Math.max(lines[line], event.to ?? event.from + 30 * DAY);
    number += 1;
    yield { ...event, line: event.kind * LINES + line };
  }
}

const iso = (time) => new Date(time).toISOString().slice(0, 10);
const parts = (time) => {
  const [year, month, day] = iso(time).split("-").map(Number);
  return { year, month, day };
};
const somewhere = { lat: 0, lon: 0 };
const party = (id, name, alpha2, alpha3) => ({ id, name, short: name, codes: { alpha2, alpha3 }, capital: id, coordinates: somewhere });
const place = (id, name, country) => ({ id, name, kind: "country", country, coordinates: somewhere, citations: [] });

/** What stands before the events, what each becomes, and what stands behind them. */
const FORMATS = {
  relations: {
    head: JSON.stringify({
      version: 1, id: "made-up", title: "Made up", summary: "Made-up events", language: "en",
      license: { name: "CC0", url: "https://creativecommons.org/publicdomain/zero/1.0/", attribution: "Nobody" },
      parties: [party("north", "North", "XN", "XNO"), party("south", "South", "XS", "XSO")],
      places: [place("north", "North", "XN"), place("south", "South", "XS")],
      actors: [], sources: [], tracks: [], disputes: [], narrative: [], see_also: [],
      categories: KINDS.map((name, kind) => ({ id: name.toLowerCase(), name, symbol: SYMBOLS[kind] })),
    }).replace(/}$/, ',"events":['),
    each: ({ from, to, kind, title, text }, number) => ({
      id: `e${number}`, date: to ? `${iso(from)}/${iso(to)}` : iso(from), title, summary: text,
      category: KINDS[kind].toLowerCase(), initiator: ["north", "south", "joint"][number % 3], actors: [], places: [], citations: [],
    }),
  },
  vis: {
    head: `{"groups":${JSON.stringify(KINDS.map((name) => ({ id: name, content: name })))},"events":[`,
    each: ({ from, to, kind, title, text }, number) => ({ id: `e${number}`, content: title, start: from, end: to ?? undefined, group: KINDS[kind], title: text }),
  },
  timelinejs: {
    head: '{"events":[',
    each: ({ from, to, kind, title, text }, number) => ({
      unique_id: `e${number}`, start_date: parts(from), end_date: to ? parts(to) : undefined, text: { headline: title, text }, group: KINDS[kind],
    }),
  },
  echarts: {
    head: `{"kinds":${JSON.stringify(KINDS)},"lines":${LINES},"events":[`,
    each: ({ from, to, line, title }) => [line, from, to ?? from, to ? 1 : 0, title],
    events: withLines,
  },
};

/** In the names of the files, so that a change here makes them anew. */
const MARK = createHash("sha256").update(readFileSync(new URL(import.meta.url))).digest("hex").slice(0, 8);

/** The file with as many events in the peer's format; made once. */
export async function eventsFile(folder, format, count) {
  const file = path.join(folder, `${format}-${count}-${MARK}.json`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const { head, each, events = (all) => all } = FORMATS[format];
  const out = createWriteStream(`${file}.part`);
  let text = head;
  let number = 0;
  for (const event of events(madeUp(count))) {
    text += (number ? "," : "") + JSON.stringify(each(event, number));
    number += 1;
    if (text.length > 1 << 20) {
      if (!out.write(text)) await once(out, "drain");
      text = "";
    }
  }
  out.end(`${text}]}`);
  await once(out, "finish");
  renameSync(`${file}.part`, file);
  return file;
}
