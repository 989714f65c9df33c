// Hashes files: for each file in the folder of the command line, its path and what `integrity` of HTML says of it.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

const [folder] = process.argv.slice(1);
const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const paths = files.map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"));
for (const path of paths.filter((path) => path !== "integrity.json").sort()) {
  console.log(path, `sha384-${createHash("sha384").update(readFileSync(join(folder, path))).digest("base64")}`);
}
