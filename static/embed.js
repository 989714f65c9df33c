// embed.html: the settings in its address become attributes of the element, and nothing in them is ever markup. Tells the page
// around how high it would like to be; knows nothing else of that page.
import "./relations-timeline.js";

const SETTINGS = ["integrity", "format", "columns", "lang", "view", "theme", "selected", "domain", "as-of", "loading"];
const asked = new URLSearchParams(location.search);
const main = document.querySelector("main");
const page = document.documentElement;

// An address of the web, also one that begins at this page; undefined for anything else.
const address = (text) => {
	try {
		const { protocol, username, password, href } = new URL(text, location.href);
		return /^https?:$/.test(protocol) && !username && !password ? href : undefined;
	} catch { /* It is no address at all. */ }
};

const show = () => {
	const src = asked.get("src")?.trim(), timeline = document.createElement("relations-timeline");
	if (src) {
		const url = address(src);
		if (!url) {
			// Another timeline than the one that was asked for would be a wrong answer.
			const words = document.createElement("p");
			words.setAttribute("role", "alert");
			words.textContent = `src is not an address that begins with http or https: ${src.slice(0, 200)}`;
			return main.replaceChildren(words);
		}
		timeline.setAttribute("src", url);
	}
	for (const name of SETTINGS) if (asked.get(name)) timeline.setAttribute(name, asked.get(name));
	if (asked.has("url-state") && !/^(0|false|no)$/i.test(asked.get("url-state"))) timeline.setAttribute("url-state", "");
	timeline.addEventListener("relations-ready", () => {
		const title = timeline.shadowRoot.querySelector("[part=title]")?.textContent;
		if (title) document.title = title;
	});
	main.replaceChildren(timeline);
};

const languages = [asked.get("lang"), ...navigator.languages].map((tag) => /^(en|es|ko)\b/i.exec(tag)?.[0].toLowerCase());
page.lang = languages.find(Boolean) ?? "en";
if (/^(light|dark)$/.test(asked.get("theme"))) page.dataset.theme = asked.get("theme");
show();

if (parent !== window) {
	const wanted = document.querySelector("#wanted");
	// The height is no secret, and this page does not know which page is around it.
	const tell = () => {
		// Not as what the function returns: WebKit then forgets whose message it is.
		parent.postMessage({ type: "relations-height", height: wanted.offsetHeight }, "*");
	};
	new ResizeObserver(tell).observe(wanted);
	addEventListener("message", ({ source, data }) => {
		if (source === parent && data?.type === "relations-height") tell();
	});
}
