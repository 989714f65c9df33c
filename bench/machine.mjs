// The machine: knows what it is called and how busy other programs keep it (Linux); not what is measured on it.
import { readFileSync, readdirSync } from "node:fs";
import os from "node:os";

/** The clock ticks per second in which Linux counts the time of processes. */
const TICKS = 100;

/** More than this share of the machine used by other programs is not quiet. */
export const QUIET = 0.12;

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

export function describe() {
  const [cpu] = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `${cpu.model.trim()}, ${os.cpus().length} cores, ${memory} GiB of memory, ${os.type()} ${os.release()}`;
}

export const load = () => os.loadavg()[0];

/** What all programs, and what this one and a process group of its own, have used up to now, in seconds of a processor. */
export function used(group) {
  const [user, nice, system, , , irq, softirq] = readFileSync("/proc/stat", "utf8").split("\n")[0].trim().split(/\s+/).slice(1).map(Number);
  const own = process.cpuUsage();
  return { at: performance.now(), all: (user + nice + system + irq + softirq) / TICKS, own: (own.user + own.system) / 1e6 + (group ? ofGroup(group) : 0) };
}

function ofGroup(group) {
  let ticks = 0;
  for (const process of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const line = readFileSync(`/proc/${process}/stat`, "utf8");
      const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
      if (Number(fields[2]) === group) ticks += fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    } catch {
      // It has ended.
    }
  }
  return ticks / TICKS;
}

/** The share of the machine that other programs have used between two readings. */
export function foreign(before, after) {
  const seconds = (after.at - before.at) / 1000;
  return Math.max(0, (after.all - before.all - (after.own - before.own)) / seconds / os.cpus().length);
}

/** Waits until other programs are quiet, but not for ever. */
export async function quiet(minutes) {
  const start = performance.now();
  for (let said = false; ; said = true) {
    const before = used();
    await sleep(1000);
    const share = foreign(before, used());
    if (share < QUIET || performance.now() - start > minutes * 60_000) return;
    if (!said) console.log(`  waiting: other programs use ${Math.round(share * 100)} % of the machine`);
    await sleep(3000);
  }
}
