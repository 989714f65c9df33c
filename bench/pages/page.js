// What the pages of all peers share: knows how events are fetched, when they are on the screen, and how a hand moves;
// nothing of a peer.
//
// A page calls `run` with its peer:
//   show(data)   puts the timeline into the host
//   drawn()      whether at least one event can be seen
//   narrow()     shows half of the time, so that there is somewhere to pan to
//   view()       something that changes whenever what is shown of the time does
//   pan, zoom    functions that return the steps of the gesture
//   target()     the point of an event to click on, or null

export const host = document.getElementById("host");

const parameters = new URLSearchParams(location.search);
const frame = () => new Promise(requestAnimationFrame);
/** After the frame that is now being made. */
const painted = () => new Promise((done) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = done;
  channel.port2.postMessage(null);
});

export async function run(peer) {
  window.bench = peer;
  let sentence = "drawn";
  try {
    const answer = peer.format && (await fetch(`/events/${peer.format}/${parameters.get("n")}.json`));
    await peer.show(answer && (await (peer.asText ? answer.text() : answer.json())));
    while (!peer.drawn()) await frame();
    await painted();
    performance.mark("events-visible");
  } catch (error) {
    sentence = `error: ${error?.message ?? error}`;
  }
  window.benchSays?.(sentence);
}

const seen = (box, within) => box.right > within.left && box.bottom > within.top && box.left < within.right && box.top < within.bottom;
const screen = () => ({ left: 0, top: 0, right: innerWidth, bottom: innerHeight });

/** Whether one of the first elements for the selector has an extent, is not transparent and is on the screen. */
export function anySeen(selector, root = document) {
  const some = [...root.querySelectorAll(selector)].slice(0, 3000);
  return some.some((element) => {
    const box = element.getBoundingClientRect();
    const visible = box.width >= 1 && box.height >= 1 && seen(box, screen());
    return visible && element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  });
}

/** The middle of an element for the selector that a click there would reach; the nearest to the middle of `within`. */
export function reachable(selector, within, root = document) {
  const middle = { x: (within.left + within.right) / 2, y: (within.top + within.bottom) / 2 };
  const point = (box) => ({
    x: (Math.max(box.left, within.left) + Math.min(box.right, within.right)) / 2,
    y: (Math.max(box.top, within.top) + Math.min(box.bottom, within.bottom)) / 2,
  });
  const some = [...root.querySelectorAll(selector)].slice(0, 3000).map((element) => [element, element.getBoundingClientRect()]);
  const near = some
    .filter(([, box]) => box.width >= 2 && box.height >= 2 && seen(box, within))
    .map(([element, box]) => [element, point(box)])
    .sort(([, a], [, b]) => Math.hypot(a.x - middle.x, a.y - middle.y) - Math.hypot(b.x - middle.x, b.y - middle.y));
  return near.slice(0, 300).find(([element, { x, y }]) => element.contains(root.elementFromPoint(x, y)))?.[1] ?? null;
}

const CTRL = 2;

/** To and fro over half of the box, for three seconds. */
export function drag({ left, top, width, height }) {
  const [from, to, y] = [left + width * 0.25, left + width * 0.75, top + height * 0.5];
  const glide = (x) => ({ does: "glide", x, y, ms: 750 });
  return [{ does: "move", x: from, y }, { does: "down" }, glide(to), glide(from), glide(to), glide(from), { does: "up" }];
}

/** One way and back, for three seconds. */
export function wheel({ left, top, width, height }, { dx = 0, dy = 0, ctrl = false }) {
  const turn = (sign) => ({ does: "wheel", dx: sign * dx, dy: sign * dy, ms: 1500, modifiers: ctrl ? CTRL : 0 });
  return [{ does: "move", x: left + width / 2, y: top + height / 2 }, turn(1), turn(-1)];
}
