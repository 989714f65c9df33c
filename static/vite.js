// For vite.config.js: puts the folder wasm/ beside the script that the widget comes into, each file under its own name, since
// they ask for each other by name. Runs in Node, never in a page.
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const wasm = fileURLToPath(new URL("./wasm", import.meta.url));
const posix = (path) => path.replaceAll("\\", "/");
const isDoor = (id) => posix(id).split("?")[0].endsWith("/relations-timeline/relations-timeline.js");

export default function relationsTimeline() {
	return {
		name: "relations-timeline",
		// While developing, a door among other packages would look for its files beside those.
		config: () => ({ optimizeDeps: { exclude: ["relations-timeline"] } }),
		async generateBundle(_, bundle) {
			const scripts = Object.values(bundle).filter(({ moduleIds }) => moduleIds?.some(isDoor));
			for (const { fileName } of scripts) {
				const folder = fileName.replace(/[^/]*$/, "wasm/");
				for (const entry of await readdir(wasm, { recursive: true, withFileTypes: true })) {
					if (!entry.isFile()) continue;
					const from = join(entry.parentPath ?? entry.path, entry.name);
					this.emitFile({ type: "asset", fileName: folder + posix(relative(wasm, from)), source: await readFile(from) });
				}
			}
		},
	};
}
