// Says how much memory the widget's wasm has: the same module, and so the same instance, as the widget uses.
import init from "/wasm/relations-timeline.js";

window.wasmBytes = async () => (await init()).memory.buffer.byteLength;
