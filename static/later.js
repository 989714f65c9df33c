// What of the wasm comes later: fetches it, and holds back until then what the reader does. It knows nothing of what is drawn but
// where the stage is. A release has a second wasm, which is fetched once the first picture stands and the page is idle, when the
// reader first touches a widget, or when it is needed; and others, which read datasets of the page and draw many events.
// A debug build is one.
let exports, second, again = "", held = [];
// A release is, and says so here.
const isSplit = false;
const apps = new WeakMap();

// Whether the second one is here.
export let here = false;

// Of the first one.
export const follow = (of) => { exports = of; };

const fetchModule = async (name) => {
	const answer = await fetch(new URL(`./relations-timeline_${name}.wasm`, import.meta.url));
	if (!answer.ok) throw answer.status;
	return WebAssembly.compile(await answer.arrayBuffer());
};

// What they need of the page besides what the first one does. A browser asks for a script that has failed only by another name.
const fetchGlue = () => second ??= import(`./relations-timeline_second.js${again}`).catch((e) => { second = null; again += "?"; throw e; });

// Asked for once, and again only after they have failed.
const modules = {}, added = new Set();
const moduleOf = (name) => modules[name] ??= fetchModule(name).catch((e) => { modules[name] = null; throw e; });

// What is needed is numbered, see `Need` in Rust: each is added on top of those before it.
const NEEDS = [["later", "panels"], ["reader", "crowd"], ["views", "map", "table", "prose"], ["files", "pictures"]], coming = [];
const missing = (names) => names.filter((name) => isSplit && !added.has(name));

// Where they will be needed, before anything else is here.
export const fetchAhead = (need = 1) => { for (const name of missing(NEEDS.slice(0, need + 1).flat())) Promise.all([moduleOf(name), fetchGlue()]).catch(() => {}); };

const addUpTo = async (need) => {
	fetchAhead(need);
	if (need && !await fetchUpTo(need - 1)) throw need;
	for (const name of missing(NEEDS[need])) {
		const module = await moduleOf(name);
		// Functions are lent by the slots of a table.
		const $ = new Proxy(exports, { get: (of, name) => of[name] ?? of.later.get(name) });
		try {
			await WebAssembly.instantiate(module, { $, _: (await fetchGlue()).default });
			added.add(name);
		} finally {
			// If it is of another build, it is refused, and fetched again.
			modules[name] = null;
		}
	}
	if (!need) exports.arrived(), here = true;
	return true;
};

// Promise whether all up to what is needed is here. They can be called again after they have failed.
const fetchUpTo = (need) => coming[need] ??= addUpTo(need).catch(() => coming[need] = null);
export const fetchLater = () => fetchUpTo(0);

// A message to oneself comes when the page has done what else there is to do, and also where nobody looks at it.
const turn = () => new Promise((done) => {
	const { port1, port2 } = new MessageChannel();
	port1.onmessage = done;
	port2.postMessage(0);
});

// A need by its number, a script of the widget by its name, or a turn.
export const fetchMissing = (need) => need == null ? turn() : need.big ? import(new URL(need, import.meta.url)) : fetchUpTo(need);

// Calls a method of what `app` tells, once it is here.
export const call = async (app, name, value) => {
	here || await fetchLater();
	return here ? app()?.[name](value) : app()?.miss();
};

export const whenIdle = () => { self.requestIdleCallback ? requestIdleCallback(fetchLater) : setTimeout(fetchLater, 200); };

// What is seen, as properties of the element.
const of = (name) => ({ get() { return apps.get(this.shadowRoot)?.()?.[name](); } });
const PROPERTIES = {
	selectedId: of("selectedId"),
	domainDays: of("domainDays"),
	state: { ...of("state"), set(state) { this.ready.then(() => call(apps.get(this.shadowRoot), "setState", state)); } },
};

// A wasm that has trapped is no more: what it has drawn gives way to what the page has written between the tags.
let trapped;
const roots = new Set();
const fall = (e) => {
	if (trapped) return;
	trapped = e;
	for (const root of roots) {
		root.innerHTML = "<slot></slot>";
		const detail = { problems: [{ severity: "error", path: "", message: `The timeline has stopped (${e.message}). Load the page again.` }] };
		root.host.dispatchEvent(new CustomEvent("relations-problem", { bubbles: true, composed: true, detail }));
	}
};
const isTrap = (e) => e instanceof WebAssembly.RuntimeError && /relations-timeline/.test(e.stack);
addEventListener("error", ({ error }) => isTrap(error) && fall(error));
addEventListener("unhandledrejection", ({ reason }) => isTrap(reason) && fall(reason));

// What the page calls throws nothing at it.
export const guard = (app) => new Proxy(app, { get: (of, name) => (...args) => {
	try { return trapped ? undefined : of[name](...args); } catch (e) { if (!isTrap(e)) throw e; fall(e); }
} });

// Everything that the widget listens to.
const EVENTS =
	"change click dblclick focusin focusout input keydown pointercancel pointerdown pointerleave pointermove pointerover pointerup wheel";

// Holds back what is done within a shadow root, and does it again once everything is here. Meanwhile it is seen by nobody but the
// browser itself. `app` tells what can say that something is missing.
export const hold = (root, app) => {
	apps.set(root, app);
	// Those that have gone are not kept.
	for (const other of roots) other.host.isConnected || roots.delete(other);
	roots.add(root);
	const { host } = root, type = host.constructor.prototype;
	"state" in type || Object.defineProperties(type, PROPERTIES);
	if (Object.hasOwn(host, "state")) {
		const { state } = host;
		delete host.state;
		host.state = state;
	}
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
	if (passing && coming[0] === null || is("pointermove") && !buttons || target.closest("a")) return;
	if (is("wheel") && !(stage && (chord || shiftKey || Math.abs(deltaX) > Math.abs(deltaY)))) return;
	if (is("keydown") && (chord || altKey || key == "Tab")) return;
	// What the widget would not leave to the browser.
	const own = is("keydown") && (key == "/" ? target.localName != "input" : stage && /^(Arrow|Home|End|Enter| )/.test(key));
	if (own || is("wheel")) event.preventDefault();
	held.push([target, new event.constructor(type, event)]);
	// What was on its way when the reader came, and has failed, is asked for once more for them.
	await coming[0] || await fetchLater();
	const all = held;
	held = [];
	if (here) all.forEach(([to, copy]) => to.dispatchEvent(copy));
	else if (!passing) apps.get(this)()?.miss();
}
