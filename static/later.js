// What of the wasm comes later: fetches it, and holds back until then what the reader does. It knows nothing of what is drawn but
// where the stage is. A release has a second wasm, which is fetched once the first picture stands and the page is idle, when the
// reader first touches a widget, or when it is needed; a debug build is in one part.
let exports, fetched, held = [];
const apps = new WeakMap();

// Whether everything is here.
export let here = false;

// Of the first wasm.
export const follow = (of) => { exports = of; };

// It can be called again if it has failed.
export const fetchLater = () => fetched ??= fetchRest().catch(() => { fetched = null; });

export const whenIdle = () => { self.requestIdleCallback ? requestIdleCallback(fetchLater) : setTimeout(fetchLater, 200); };

const fetchRest = async () => {
	if (exports.later) {
		const answer = await fetch(new URL("./relations-timeline_later.wasm", import.meta.url));
		if (!answer.ok) throw answer.status;
		await WebAssembly.instantiate(await answer.arrayBuffer(), { _: exports });
	}
	exports.arrived();
	here = true;
};

// Everything that the widget listens to.
const EVENTS = "click dblclick focusin input keydown pointercancel pointerdown pointerleave pointermove pointerover pointerup wheel";

// Holds back what is done within a shadow root, and does it again once everything is here. Meanwhile it is seen by nobody but the
// browser itself. `app` tells what can say that something is missing.
export const hold = (root, app) => {
	apps.set(root, app);
	for (const type of here ? [] : EVENTS.split(" ")) root.addEventListener(type, holdBack, true);
};

async function holdBack(event) {
	const { type, target, key, deltaX, deltaY, buttons, shiftKey, altKey } = event;
	const chord = event.ctrlKey || event.metaKey, is = (what) => type == what;
	// The page's own content in a slot is not ours.
	if (here || !this.contains(target)) return;
	event.stopPropagation();
	// What only shows where the reader is does not ask again for what could not be fetched.
	const passing = /over|leave|focus/.test(type);
	if (passing && fetched === null || is("pointermove") && !buttons || target.closest("a")) return;
	if (is("wheel") && !(chord || shiftKey || Math.abs(deltaX) > Math.abs(deltaY))) return;
	if (is("keydown") && (chord || altKey || key == "Tab")) return;
	// What the widget would not leave to the browser.
	if (is("wheel") || is("keydown") && (key == "/" || target.closest(".stage"))) event.preventDefault();
	held.push([target, new event.constructor(type, event)]);
	await fetchLater();
	const all = held;
	held = [];
	if (here) all.forEach(([to, copy]) => to.dispatchEvent(copy));
	else if (!passing) apps.get(this)()?.miss();
}
