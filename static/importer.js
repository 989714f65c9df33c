// Has what is written in other formats read: in a worker, so that the page goes on meanwhile, or on the page where there may be no
// worker. This is the script of the page and of the worker. It knows what is said between them; nothing of what is read.
const importer = async ([module, ...args]) => {
	const { default: init, read } = await import("./relations-importer.js");
	await init({ module_or_path: module });
	const reading = read(...args);
	const json = reading.json(), problems = reading.problems();
	reading.free();
	return { json, problems };
};

const say = ({ json, problems }) => postMessage({ json, problems }, [json.buffer]);
if (typeof document == "undefined") onmessage = ({ data }) => importer(data).then(say, (e) => postMessage({ wrong: `${e}` }));

const compile = async () => {
	const answer = await fetch(new URL("./relations-importer_bg.wasm", import.meta.url));
	if (!answer.ok) throw Error(`HTTP ${answer.status}`);
	return WebAssembly.compile(await answer.arrayBuffer());
};
// Compiled once for all that is read; asked for again only after it has failed.
let compiled;
const compiledOnce = () => compiled ??= compile().catch((e) => { compiled = null; throw e; });

const open = () => { try { return new Worker(import.meta.url, { type: "module" }); } catch {} };

// Promises `{json, problems}` of bytes, of what a page calls their format, and of its names of columns.
export const read = async (...args) => {
	const all = [await compiledOnce(), ...args], worker = open();
	return worker ? new Promise((done, fail) => {
		const end = () => worker.terminate();
		worker.onmessage = ({ data }) => { end(); data.wrong ? fail(Error(data.wrong)) : done(data); };
		// It has not even begun.
		worker.onerror = (e) => { end(); e.preventDefault(); done(importer(all)); };
		worker.postMessage(all);
	}) : importer(all);
};
