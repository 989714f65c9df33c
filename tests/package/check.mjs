// What is in the package is what its own files say: the manifest of the element keeps to the schema of such manifests, each way
// in leads to a file, and what the element has is what its class has.
import Ajv from "ajv";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const json = (name) => JSON.parse(readFileSync(require.resolve(name), "utf8"));
const wrong = [];

const manifest = json("relations-timeline/custom-elements.json");
const ajv = new Ajv({ allErrors: true, strict: false });
if (!ajv.validate(json("custom-elements-manifest/schema.json"), manifest)) {
	wrong.push(...ajv.errors.map(({ instancePath, message }) => `custom-elements.json${instancePath} ${message}`));
}

const { exports } = json("relations-timeline/package.json");
const folder = require.resolve("relations-timeline/package.json").replace(/package\.json$/, "");
const files = Object.values(exports).flatMap((to) => (typeof to === "string" ? [to] : Object.values(to)));
for (const file of files.filter((file) => !file.includes("*"))) {
	try { readFileSync(folder + file); } catch { wrong.push(`package.json names ${file}, which is not in the package`); }
}
for (const name of ["relations-timeline/wasm/relations-timeline_bg.wasm", "relations-timeline/datasets/north-korea-venezuela.json"]) {
	try { require.resolve(name); } catch { wrong.push(`${name} cannot be reached`); }
}

const door = readFileSync(require.resolve("relations-timeline"), "utf8");
const [element] = manifest.modules[0].declarations;
const observed = /observedAttributes\s*=\s*"([^"]+)"/.exec(door)[1].split(" ");
const told = element.attributes.map(({ name }) => name);
for (const name of observed) if (!told.includes(name)) wrong.push(`custom-elements.json lacks the attribute ${name}`);
for (const name of told) if (!observed.includes(name) && !door.includes(`"${name}"`)) wrong.push(`the door does not know the attribute ${name}`);

if (wrong.length) {
	console.error(wrong.join("\n"));
	process.exit(1);
}
console.log(`custom-elements.json and package.json are sound: ${told.length} attributes, ${files.length} ways in`);
