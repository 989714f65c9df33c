// One Chromium with an empty profile per visit: knows how it is started, asked and always ended; not what is looked at.
import { chromium } from "playwright-core";
import { sleep } from "./machine.mjs";

export const VIEWPORT = { width: 1280, height: 800 };

const FLAGS = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
  // Nothing leaves this machine: what a page asks for elsewhere fails at once.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  // `measureUserAgentSpecificMemory` answers now, and not when the browser finds time.
  "--enable-blink-features=ForceEagerMeasureMemory",
];

/** What takes too long, or takes the page down: it is reported, and the next visit goes on. */
export class Unfinished extends Error {}

export async function within(ms, what, promise) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Unfinished(`${what} took more than ${ms / 1000} s`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export async function startBrowser(executablePath) {
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  const root = await browser.newBrowserCDPSession();
  const { processInfo } = await root.send("SystemInfo.getProcessInfo");
  // The browser is started as the head of a process group of its own.
  const group = processInfo.find(({ type }) => type === "browser").id;
  const page = await browser.newPage({ viewport: VIEWPORT });
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const gone = new Promise((_, fail) => {
    page.on("crash", () => fail(new Unfinished("the page crashed, out of memory as a rule")));
    browser.on("disconnected", () => fail(new Unfinished("the browser has gone")));
  });
  // It goes in the end, when nobody waits for it any more.
  gone.catch(() => {});
  return {
    version: browser.version(), root, page, session, group, gone,
    async stop() {
      await Promise.race([browser.close().catch(() => {}), sleep(3000)]);
      try {
        process.kill(-group, "SIGKILL");
      } catch {
        // It has ended by itself.
      }
    },
  };
}
