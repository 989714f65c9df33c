// Defined at once; the wasm is fetched when an element nears the viewport.
let wasm, exports, rest;
const load = () => wasm ??= import("./wasm/relations-timeline.js").then(async (m) => (exports = await m.default(), m));
// The wasm of a release is in two parts: the second one is fetched when the reader first touches a widget, or when it is needed.
const fetchRest = async () => {
	if (!exports.later) return;
	const answer = await fetch(new URL("./wasm/relations-timeline_later.wasm", import.meta.url));
	if (!answer.ok) throw answer.status;
	await WebAssembly.instantiate(await answer.arrayBuffer(), { _: exports });
};
const later = () => rest ??= fetchRest().then(() => true, () => { rest = null; });

class Timeline extends HTMLElement {
	static observedAttributes = ["src", "lang", "view", "theme", "selected", "domain"];
	#root = this.attachShadow({ mode: "open" });
	#app; #data; #near;
	ready = new Promise((done) => this.addEventListener("relations-ready", done));
	connectedCallback() {
		if (this.#near) return;
		if (Object.hasOwn(this, "data")) {
			this.#data = this.data;
			delete this.data;
		}
		this.#root.innerHTML = "<slot></slot>";
		this.#near = new IntersectionObserver((seen) => seen.at(-1).isIntersecting && this.#start(), { rootMargin: "600px" });
		this.getAttribute("loading") == "eager" ? this.#start() : this.#near.observe(this);
	}
	disconnectedCallback() {
		queueMicrotask(() => {
			if (this.isConnected) return;
			this.#near.disconnect();
			this.#app?.free();
			this.#near = this.#app = null;
		});
	}
	attributeChangedCallback(name) { this.#app?.attribute(name); }
	async #start() {
		this.#near.disconnect();
		try {
			const { connect } = await load();
			if (this.isConnected) this.#app ??= connect(this, this.#root, this.#data, import.meta.url, later);
			for (const touch of ["pointerover", "focusin"]) this.addEventListener(touch, later, { once: true });
		} catch (e) {
			wasm = null;
			const detail = { problems: [{ severity: "error", path: "", message: `${e}` }] };
			this.dispatchEvent(new CustomEvent("relations-problem", { bubbles: true, composed: true, detail }));
		}
	}
	get data() { return this.#data; }
	set data(data) { this.#data = data; this.#app?.setData(data); }
	get problems() { return this.#app?.problems() || []; }
	get selectedId() { return this.#app?.selectedId(); }
	get domainDays() { return this.#app?.domainDays(); }
	static {
		for (const name of ["select", "fit", "panBy", "zoomBy"])
			this.prototype[name] = async function (value) { (this.#app || (await this.ready, this.#app))?.[name](value); };
	}
}

const tag = "relations-timeline";
customElements.get(tag) || customElements.define(tag, Timeline);
