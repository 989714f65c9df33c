// Tells whatever is in the address, as a height and otherwise.
const asked = new URLSearchParams(location.search);
const value = { NaN: NaN, Infinity: Infinity, text: "300", none: undefined }[asked.get("height")];
const height = asked.get("height") in { NaN: 1, Infinity: 1, text: 1, none: 1 } ? value : Number(asked.get("height"));
parent.postMessage({ type: asked.get("type") ?? "relations-height", height }, "*");
parent.postMessage("told", "*");
