// An element that remembers every input it gets, to find out what a browser's driver can send.
const types = ["pointerdown", "pointermove", "pointerup", "pointercancel", "click", "dblclick", "wheel", "keydown"];

customElements.define("x-probe", class extends HTMLElement {
  log = [];

  connectedCallback() {
    const root = this.attachShadow({ mode: "open" });
    root.innerHTML = `
      <link rel="stylesheet" href="/pages/probe.css">
      <div id="all">
        <div id="pad" tabindex="0" role="group" aria-label="Pad"></div>
        <button id="button">Button</button>
        <input id="field" aria-label="Field">
        <svg role="img" aria-label="Labels">
          <text x="10" y="20">one</text>
          <text x="20" y="24">two</text>
          <text x="150" y="20">three</text>
          <text x="150" y="20" visibility="hidden">hidden</text>
          <text x="400" y="20">outside</text>
        </svg>
      </div>`;
    // On an element and not on the root: Chromium and WebKit send no wheel to a listener on a shadow root.
    const all = root.getElementById("all");
    for (const type of types) all.addEventListener(type, event => this.remember(event), { passive: false });
  }

  fail() {
    setTimeout(() => { throw new Error("a failure"); });
  }

  remember(event) {
    if (event.type === "wheel" && (event.ctrlKey || event.metaKey || event.shiftKey)) event.preventDefault();
    const { type, pointerType, pointerId, clientX, buttons, deltaX, deltaY, key, ctrlKey, shiftKey, metaKey, isTrusted } = event;
    this.log.push({ type, pointerType, pointerId, clientX, buttons, deltaX, deltaY, key, ctrlKey, shiftKey, metaKey, isTrusted, id: event.target.id });
  }
});
