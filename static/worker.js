// Feeds the wasm that reads large datasets, and answers the page. A message is a piece of the file; `undefined` asks for
// what has come so far, to be shown; `true` ends the file, `false` breaks it off, and both bring over what has been read,
// and what is wrong with it.
import init, { Intake } from "./relations-worker.js";

let bytes = 0;
const ready = init().then(() => new Intake());
const say = (intake, more, transfer) => postMessage({ bytes, events: intake.events(), ...more }, transfer || []);
const send = (intake, packed) => say(intake, { packed }, [packed.buffer]);
ready.then(say);
// Messages that come before the wasm is there wait for it, in their order.
onmessage = async ({ data }) => {
	const intake = await ready;
	if (data === undefined) return send(intake, intake.part());
	if (data.byteLength) {
		intake.feed(data);
		bytes += data.byteLength;
		return say(intake);
	}
	const told = intake.finish(data);
	for (let piece; piece = intake.piece();) send(intake, piece);
	say(intake, { told });
};
