// Makes the world of the map out of Natural Earth's countries as the package world-atlas has them: fewer points, a grid, few bytes.
// Knows what may be left out of a small map, and the form of the file, which `docs/world.md` describes; draws nothing.
// The command line names the folder of the packages and the file that is written.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const HEAD = "World: Natural Earth, public domain. Through world-atlas 2, (c) 2013-2019 Michael Bostock, ISC licence.\n";

/** Steps of the grid in a degree. */
const GRID = 10;
/** The triangle that a point must add to the outline of a country of middling size, in square kilometres. */
const DETAIL = 700;
/** The smallest island that is drawn, in square kilometres, unless it is a large part of its country. */
const ISLAND = 2000;

const KM = 111.2;
const [packages, out] = process.argv.slice(2);
const require = createRequire(`${packages}/`);
const { mergeArcs } = require("topojson-client");
const atlas = JSON.parse(readFileSync(`${packages}/world-atlas/countries-50m.json`, "utf8"));

const arcs = decoded(atlas);
const countries = byCode(atlas);
const rings = chosen(countries, arcs);
const kept = simplified(rings, arcs);
writeFileSync(out, encoded(rings, kept));

/** The arcs in degrees. */
function decoded({ arcs, transform: { scale, translate } }) {
  return arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
}

/**
 * The countries by their two letters. Whom a territory is counted to is as in ISO 3166, which a dataset's codes are of:
 * what has no code of its own belongs to the country that the standard lists it under.
 */
function byCode(topology) {
  const byName = { Kosovo: "XK", Somaliland: "SO", "N. Cyprus": "CY", "Indian Ocean Ter.": "CX", "Siachen Glacier": "--" };
  const codes = new Map();
  const give = (code, polygon) => codes.set(code, [...(codes.get(code) ?? []), polygon]);
  for (const { id, type, arcs, properties } of topology.objects.countries.geometries) {
    const code = id ? new Intl.Locale(`und-${id}`).region : byName[properties.name];
    if (!/^([A-Z]{2}|--)$/.test(code)) throw new Error(`${properties.name} has no code.`);
    for (const polygon of type === "Polygon" ? [arcs] : arcs) {
      // A ring that lies all on the pole is what is left of a cut along the edge of the atlas.
      const rings = polygon.filter((ring) => box(pointsOf(ring))[3] > -89);
      const [west, south, east, north] = box(pointsOf(rings[0] ?? []));
      const isCrimea = code === "RU" && west > 32 && east < 37 && south > 44 && north < 46.5;
      if (rings.length > 0) give(isCrimea ? "UA" : code, rings);
    }
  }
  for (const [code, polygons] of codes) codes.set(code, mergeArcs(topology, [{ type: "MultiPolygon", arcs: polygons }]).arcs);
  return codes;
}

/** The rings that are drawn, each with its country and how much of the country's detail it keeps. */
function chosen(countries, arcs) {
  const all = [];
  for (const [code, polygons] of [...countries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const areas = polygons.map((polygon) => area(pointsOf(polygon[0])));
    const total = areas.reduce((sum, area) => sum + area, 0);
    const order = areas.map((_, at) => at).sort((a, b) => areas[b] - areas[a]);
    // A small country is looked at from nearer than a large one.
    const detail = Math.min(5, Math.max(0.12, (total / 250_000) ** 0.6));
    order.forEach((at, rank) => {
      const isLarge = areas[at] >= ISLAND * detail || (rank < 8 && areas[at] >= total * 0.08);
      polygons[at].forEach((ring, hole) => {
        if (isLarge && (hole === 0 || area(pointsOf(ring)) >= ISLAND / 4)) all.push({ code, ring, detail, isMain: rank === 0 });
      });
    });
  }
  return all;
}

/** The arcs on the grid, with the points that the rings need. */
function simplified(rings, arcs) {
  const details = new Map();
  for (const { ring, detail } of rings) {
    for (const arc of ring) details.set(index(arc), Math.min(detail, details.get(index(arc)) ?? Infinity));
  }
  const weights = new Map([...details.keys()].map((arc) => [arc, weighted(arcs[arc])]));
  const kept = new Map();
  const take = (arc, least) => {
    const points = arcs[arc].filter((_, at) => weights.get(arc)[at] >= least).map(onGrid);
    kept.set(arc, points.filter((point, at) => at === 0 || !same(point, points[at - 1])));
  };
  for (const [arc, detail] of details) take(arc, DETAIL * detail);
  // A ring that has come to too few points gets its next ones back, so that a small country keeps a shape.
  for (const { ring, isMain } of rings) {
    const count = () => ring.reduce((sum, arc) => sum + kept.get(index(arc)).length - 1, 0);
    const next = ring.flatMap((arc) => weights.get(index(arc)).filter(Number.isFinite)).sort((a, b) => b - a);
    for (const least of next) {
      if (count() >= (isMain ? 6 : 4)) break;
      for (const arc of ring) if (kept.get(index(arc)).length < arcs[index(arc)].length) take(index(arc), Math.min(least, DETAIL * details.get(index(arc))));
    }
  }
  return kept;
}

/** For each point of an arc the area of the triangle by which it was the least one to leave out, after Visvalingam. */
function weighted(arc) {
  const weights = arc.map(() => Infinity);
  let left = arc.map((_, at) => at);
  let least = 0;
  while (left.length > 2) {
    let [best, size] = [1, Infinity];
    for (let at = 1; at < left.length - 1; at++) {
      const triangle = Math.abs(signedArea([arc[left[at - 1]], arc[left[at]], arc[left[at + 1]]]));
      if (triangle < size) [best, size] = [at, triangle];
    }
    weights[left[best]] = least = Math.max(least, size);
    left.splice(best, 1);
  }
  return weights;
}

/** The file: its head, then what lies in which ring, then the steps eastwards, then those northwards. */
function encoded(rings, kept) {
  const [shape, east, north] = [[], [], []];
  const known = new Map();
  let [from, at] = [[0, 0], [0, 0]];
  const step = ([x, y]) => {
    const whole = 360 * GRID;
    zigzag(east, ((((x - at[0] + whole / 2) % whole) + whole) % whole) - whole / 2);
    zigzag(north, y - at[1]);
    at = [x, y];
  };
  const outlines = grouped(rings);
  varint(shape, GRID);
  varint(shape, outlines.size);
  for (const [code, rings] of outlines) {
    shape.push(...Buffer.from(code));
    varint(shape, rings.length);
    for (const { ring } of rings) {
      varint(shape, ring.length);
      at = from;
      ring.forEach((arc, place) => {
        const points = arc < 0 ? [...kept.get(~arc)].reverse() : kept.get(arc);
        const before = known.get(index(arc));
        if (before) {
          // Two countries go along their border in opposite directions, so that its direction needs no word.
          if (before.forwards === arc >= 0) throw new Error("A border is gone along twice in the same direction.");
          varint(shape, known.size - before.number);
          at = points.at(-1);
          return;
        }
        known.set(index(arc), { number: known.size, forwards: arc >= 0 });
        // An arc begins where the one before it ends, and the last one ends where the ring begins.
        const steps = points.slice(place > 0 ? 1 : 0);
        if (place === ring.length - 1 && points.length > 1) steps.pop();
        shape.push(0);
        varint(shape, steps.length);
        steps.forEach(step);
        if (place === 0) from = points[0];
        at = points.at(-1);
      });
    }
  }
  return Buffer.from([...Buffer.from(HEAD), ...shape, ...east, ...north]);
}

/** The rings of each country, in order. */
function grouped(rings) {
  const groups = new Map();
  for (const ring of rings) groups.set(ring.code, [...(groups.get(ring.code) ?? []), ring]);
  return groups;
}

function varint(to, number) {
  for (; number >= 128; number = Math.floor(number / 128)) to.push((number % 128) + 128);
  to.push(number);
}

function zigzag(to, number) {
  varint(to, number < 0 ? -2 * number - 1 : 2 * number);
}

function index(arc) {
  return arc < 0 ? ~arc : arc;
}

function pointsOf(ring) {
  return ring.flatMap((arc) => (arc < 0 ? [...arcs[~arc]].reverse() : arcs[arc]).slice(1));
}

function box(points) {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function area(ring) {
  return Math.abs(signedArea(ring));
}

/** In square kilometres, wherever it crosses the edge of the atlas. */
function signedArea(points) {
  let sum = 0;
  points.forEach(([x, y], at) => {
    const [u, v] = points[(at + 1) % points.length];
    let step = u - x;
    if (step > 180) step -= 360;
    if (step < -180) step += 360;
    sum += step * (Math.sin((y * Math.PI) / 180) + Math.sin((v * Math.PI) / 180));
  });
  return (sum / 2) * (180 / Math.PI) * KM * KM;
}

function onGrid([x, y]) {
  return [Math.round(x * GRID), Math.round(y * GRID)];
}

function same([x, y], [u, v]) {
  return y === v && (x - u) % (360 * GRID) === 0;
}
