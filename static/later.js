// What of the wasm comes later: fetches it, and holds back until then what the reader does. It knows nothing of what is drawn but
// where the stage is. A release has a second wasm, which is fetched once the first picture stands and the page is idle, when the
// reader first touches a widget, or when it is needed; and others, which read datasets of the page and draw many events.
// A debug build is one.
let exports, later, reader, held = [];
// A release is, and says so here.
const isSplit = false;
const apps = new WeakMap();

// Whether the second one is here.
export let here = false;

// Of the first one.
export const follow = (of) => { exports = { ...of }; };

const fetchModule = async (name) => {
	const answer = await fetch(new URL(`./relations-timeline_${name}.wasm`, import.meta.url));
	if (!answer.ok) throw answer.status;
	return WebAssembly.compile(await answer.arrayBuffer());
};

// Asked for once, and again only after they have failed.
const modules = {}, added = new Set();
const moduleOf = (name) => modules[name] ??= fetchModule(name).catch((e) => { modules[name] = null; throw e; });

// Each is added on top of those before it.
const SECOND = ["later", "panels"], READER = ["reader", "crowd"];
const missing = (names) => names.filter((name) => isSplit && !added.has(name));
const ahead = (names) => { for (const name of missing(names)) moduleOf(name).catch(() => {}); };
const addAll = async (names) => {
	ahead(names);
	for (const name of missing(names)) {
		const module = await moduleOf(name);
		// If it is of another build, it is refused, and fetched again.
		modules[name] = null;
		Object.assign(exports, (await WebAssembly.instantiate(module, { _: exports })).exports);
		added.add(name);
	}
	return true;
};

const fetchSecond = async () => {
	await addAll(SECOND);
	exports.arrived();
	return here = true;
};

// Where they will be needed, before anything else is here.
export const fetchAhead = () => ahead([...SECOND, ...READER]);

// Promise whether they are here. They can be called again after they have failed.
export const fetchLater = () => later ??= fetchSecond().catch(() => later = null);
const fetchReader = () => reader ??= (fetchAhead(), fetchLater()).then(() => here && addAll(READER)).catch(() => {}).then((is) => is || (reader = null));

// A message to oneself comes when the page has done what else there is to do, and also where nobody looks at it.
const turn = () => new Promise((done) => {
	const { port1, port2 } = new MessageChannel();
	port1.onmessage = done;
	port2.postMessage(0);
});

export const fetchMissing = (reads) => reads ? fetchReader() : reads == null ? turn() : fetchLater();

export const whenIdle = () => { self.requestIdleCallback ? requestIdleCallback(fetchLater) : setTimeout(fetchLater, 200); };

// Everything that the widget listens to.
const EVENTS =
	"change click dblclick focusin input keydown pointercancel pointerdown pointerleave pointermove pointerover pointerup wheel";

// Holds back what is done within a shadow root, and does it again once everything is here. Meanwhile it is seen by nobody but the
// browser itself. `app` tells what can say that something is missing.
export const hold = (root, app) => {
	apps.set(root, app);
	for (const type of here ? [] : EVENTS.split(" ")) root.addEventListener(type, holdBack, true);
};

async function holdBack(event) {
	const { type, target, key, deltaX, deltaY, buttons, shiftKey, altKey } = event;
	if (here) return this.removeEventListener(type, holdBack, true);
	// The page's own content in a slot is not ours.
	if (!this.contains(target)) return;
	const chord = event.ctrlKey || event.metaKey, stage = target.closest(".stage"), is = (what) => type == what;
	event.stopPropagation();
	// What only shows where the reader is does not ask again for what could not be fetched.
	const passing = /over|leave|focus/.test(type);
	if (passing && later === null || is("pointermove") && !buttons || target.closest("a")) return;
	if (is("wheel") && !(stage && (chord || shiftKey || Math.abs(deltaX) > Math.abs(deltaY)))) return;
	if (is("keydown") && (chord || altKey || key == "Tab")) return;
	// What the widget would not leave to the browser.
	const own = is("keydown") && (key == "/" ? target.localName != "input" : stage && /^(Arrow|Home|End|Enter| )/.test(key));
	if (own || is("wheel")) event.preventDefault();
	held.push([target, new event.constructor(type, event)]);
	// What was on its way when the reader came, and has failed, is asked for once more for them.
	await later || await fetchLater();
	const all = held;
	held = [];
	if (here) all.forEach(([to, copy]) => to.dispatchEvent(copy));
	else if (!passing) apps.get(this)()?.miss();
}
