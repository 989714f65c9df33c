// Has what is written in other formats read: in a worker, so that the page goes on meanwhile, or on the page where there may be no
// worker. This is the script of the page and of the worker. It knows what is said between them; nothing of what is read.
const onPage = async (args) => {
	const { default: init, read } = await import("./relations-importer.js");
	await init();
	const reading = read(...args);
	const json = reading.json(), problems = reading.problems();
	reading.free();
	return { json, problems };
};

const say = ({ json, problems }) => postMessage({ json, problems }, [json.buffer]);
if (typeof document == "undefined") onmessage = ({ data }) => onPage(data).then(say, (e) => postMessage({ wrong: `${e}` }));

const open = () => { try { return new Worker(import.meta.url, { type: "module" }); } catch {} };

// Promises `{json, problems}` of bytes, of what a page calls their format, and of its names of columns.
export const read = (...args) => new Promise((done, fail) => {
	const worker = open();
	if (!worker) return done(onPage(args));
	const end = () => worker.terminate();
	worker.onmessage = ({ data }) => { end(); data.wrong ? fail(Error(data.wrong)) : done(data); };
	// It has not even begun.
	worker.onerror = (e) => { end(); e.preventDefault(); done(onPage(args)); };
	worker.postMessage(args);
});
