// Who is measured: knows the name, the package and the page of each, and what a reader of the figures should know about it.
import { readFileSync } from "node:fs";

/** The first is measured against all others; the last is no timeline. */
export const PEERS = {
  ours: {
    name: "Relations Timeline",
    format: "relations",
    note: "three lanes; draws every event, or clusters with counts where there is no room; given its events as JSON text in the property `data`, so that its weight has the parser in it, which a page with the embedded dataset does not load",
  },
  vis: {
    name: "vis-timeline", package: "vis-timeline", format: "vis",
    note: "standalone build with its stylesheet; stacking on, which is its default; one group for each kind of event",
  },
  timelinejs: {
    name: "TimelineJS", package: "@knight-lab/timelinejs", format: "timelinejs",
    note: "default options, and a slide for each event; its time bar is panned by the wheel and zoomed by buttons, since it offers no drag and no wheel for that",
  },
  echarts: {
    name: "ECharts", package: "echarts", format: "echarts",
    note: "a chart library and no timeline: a bundle of the parts that are used, a custom series on a canvas, the page gives each event its line; titles only in bars with room; nothing of an event can be reached by keys",
  },
  control: {
    name: "empty page",
    note: "no timeline: what input and recording cost by themselves",
  },
};

export const packageFolder = (name) => new URL(`node_modules/${name}/`, import.meta.url);

export const versionOf = (name) => JSON.parse(readFileSync(new URL("package.json", packageFolder(name)), "utf8")).version;
