// A hand: knows how the steps of a gesture become real input, sixty times a second whether or not the page keeps up.
import { sleep } from "./machine.mjs";

const FRAME = 1000 / 60;

export async function perform(session, steps) {
  const pending = new Set();
  const send = (event) => {
    const sent = session.send("Input.dispatchMouseEvent", event).catch(() => {}).finally(() => pending.delete(sent));
    pending.add(sent);
  };
  let at = { x: 0, y: 0 };
  let buttons = 0;
  const mouse = (type, button = "none") => send({ type, ...at, button, buttons, clickCount: type === "mouseMoved" ? 0 : 1 });
  const press = () => { buttons = 1; mouse("mousePressed", "left"); };
  const release = () => { buttons = 0; mouse("mouseReleased", "left"); };
  const paced = async (ms, each) => {
    const count = Math.round(ms / FRAME);
    const start = performance.now();
    for (let number = 1; number <= count; number += 1) {
      each(number / count);
      await sleep(Math.max(0, start + number * FRAME - performance.now()));
    }
  };
  const does = {
    move: ({ x, y }) => { at = { x, y }; mouse("mouseMoved"); return sleep(FRAME); },
    down: () => { press(); return sleep(FRAME); },
    up: () => { release(); return sleep(FRAME); },
    click: ({ x, y }) => { at = { x, y }; mouse("mouseMoved"); press(); release(); },
    wait: ({ ms }) => sleep(ms),
    glide({ x, y, ms }) {
      const from = at;
      return paced(ms, (share) => {
        at = { x: from.x + (x - from.x) * share, y: from.y + (y - from.y) * share };
        mouse("mouseMoved", "left");
      });
    },
    wheel: ({ dx, dy, ms, modifiers }) => paced(ms, () => send({ type: "mouseWheel", ...at, deltaX: dx, deltaY: dy, modifiers })),
  };
  for (const step of steps) await does[step.does](step);
  await Promise.all(pending);
}
