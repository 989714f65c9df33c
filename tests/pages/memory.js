// Says how much memory the widget's wasm has: the same module, and so the same instance, as the widget uses.
import init from "/wasm/relations-timeline.js";

// A release calls its memory by a short name.
window.wasmBytes = async () => Object.values(await init()).find((one) => one instanceof WebAssembly.Memory).buffer.byteLength;
