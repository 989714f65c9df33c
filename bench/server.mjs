// The server on this machine alone: knows where the pages, the libraries and the events lie, and what each library file
// weighs as a host with compressed files would send it.
import { build } from "esbuild";
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { eventsFile } from "./events.mjs";
import { PEERS, packageFolder } from "./peers.mjs";

const PAGES = fileURLToPath(new URL("pages/", import.meta.url));
const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm",
  ".svg": "image/svg+xml", ".png": "image/png", ".gif": "image/gif", ".woff": "font/woff", ".woff2": "font/woff2", ".txt": "text/plain",
};
/** Compressed in themselves. */
const AS_IS = new Set([".png", ".gif", ".woff", ".woff2"]);

/** Isolated, as `performance.measureUserAgentSpecificMemory` asks for. */
const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "same-origin",
};

export async function startServer({ dist, work }) {
  const bundle = await echarts();
  const libraries = new Map();
  let sent = [];

  /** A library file and what is sent of it; compressed once. */
  function library(name, read) {
    if (!libraries.has(name)) {
      const raw = read();
      const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } };
      libraries.set(name, AS_IS.has(path.extname(name)) ? { body: raw } : { body: brotliCompressSync(raw, options), encoding: "br" });
    }
    const { body, encoding } = libraries.get(name);
    sent.push({ name, bytes: body.length });
    return { body, encoding };
  }

  const events = (format, count) => eventsFile(path.join(work, "events"), format, count);

  async function answer(name) {
    const [, place, ...rest] = name.split("/");
    const below = (folder) => {
      const file = path.join(folder, ...rest);
      return file.startsWith(folder) && existsSync(file) && statSync(file).isFile() ? file : null;
    };
    if (name === "/lib/echarts.js") return library(name, () => bundle);
    if (place === "pages") return below(PAGES) && { body: readFileSync(below(PAGES)) };
    if (place === "events") return { file: await events(rest[0], Number.parseInt(rest[1], 10)) };
    const folder = place === "ours" ? dist + path.sep : PEERS[place]?.package && fileURLToPath(packageFolder(PEERS[place].package));
    const file = folder && below(folder);
    return file && library(name, () => readFileSync(file));
  }

  const server = http.createServer(async (request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://here").pathname);
    const found = await answer(name).catch((error) => console.error(`${name}: ${error}`));
    if (!found) return response.writeHead(404, ISOLATED).end();
    const size = found.body?.length ?? statSync(found.file).size;
    const type = TYPES[path.extname(name)] ?? "application/octet-stream";
    const encoding = found.encoding && { "content-encoding": found.encoding };
    response.writeHead(200, { ...ISOLATED, "content-type": type, "content-length": size, ...encoding });
    return found.body ? response.end(found.body) : createReadStream(found.file).pipe(response);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** Makes the events before somebody waits for them. */
    prepare: (format, count) => format && events(format, count),
    forget: () => (sent = []),
    /** The bytes of all library files since the last `forget`; a file that is asked for twice weighs once. */
    weight: () => [...new Map(sent.map(({ name, bytes }) => [name, bytes])).values()].reduce((sum, bytes) => sum + bytes, 0),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Only the parts of ECharts that its page uses, as its handbook says for pages that care about weight. */
async function echarts() {
  const source = `
    export { init, use } from "echarts/core";
    export { CustomChart } from "echarts/charts";
    export { GridComponent, TooltipComponent, DataZoomInsideComponent, AriaComponent } from "echarts/components";
    export { CanvasRenderer } from "echarts/renderers";`;
  const result = await build({
    stdin: { contents: source, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true, minify: true, write: false, format: "esm", target: "es2022", legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return Buffer.from(result.outputFiles[0].contents);
}
