// Defined at once; the wasm is fetched when an element nears the viewport.
let wasm, rest;
// Bundlers take a name that is written out for a file to rename; these keep their names, since they ask for each other.
const near = (name) => new URL("./wasm/" + name, import.meta.url);
const load = (reads) => wasm ??= (async () => {
	// All at once, the heaviest first.
	const module_or_path = fetch(near("relations-timeline_bg.wasm"));
	const [l, m] = await Promise.all(["later.js", "relations-timeline.js"].map((name) => import(near(name))));
	rest = l;
	if (reads) l.fetchAhead();
	l.follow(await m.default({ module_or_path }));
	return m;
})();

class Timeline extends HTMLElement {
	static observedAttributes = "src format columns lang view theme selected domain as-of url-state".split(" ");
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
			// What the wasm will ask for is on its way before the wasm is there.
			const at = this.getAttribute("src"), src = !this.#data && at?.trim() && at, stop = src && new AbortController();
			if (stop) stop.integrity = this.getAttribute("integrity") || "";
			const early = src && [src, stop, fetch(src, stop)];
			early && early[2].catch(() => {});
			const { connect } = await load(src || this.#data);
			if (!this.isConnected) return stop?.abort();
			this.#app ??= rest.guard(connect(this, this.#root, this.#data, import.meta.url, rest.fetchMissing, early || undefined));
			rest.hold(this.#root, () => this.#app);
			this.ready.then(rest.whenIdle);
		} catch (e) {
			wasm = null;
			const detail = { problems: [{ severity: "error", path: "", message: `${e}` }] };
			this.dispatchEvent(new CustomEvent("relations-problem", { bubbles: true, composed: true, detail }));
		}
	}
	get data() { return this.#data; }
	set data(data) { this.#data = data; this.#app?.setData(data); }
	get problems() { return this.#app?.problems() || []; }
	static {
		for (const name of "select fit panBy zoomBy exportAs".split(" "))
			this.prototype[name] = async function (value) {
				rest?.here && this.#app || await this.ready;
				return rest.call(() => this.#app, name, value);
			};
	}
}

const tag = "relations-timeline";
customElements.get(tag) || customElements.define(tag, Timeline);
