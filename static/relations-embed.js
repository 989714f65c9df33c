// For a page around iframes of embed.html: each gets the height that it asks for, from 200 to 4000 pixels.
{
	const type = "relations-height";
	const frames = () => document.querySelectorAll('iframe[src*="embed.html"]');
	addEventListener("message", ({ source, data }) => {
		if (!source || data?.type !== type || !Number.isFinite(data.height)) return;
		for (const frame of frames()) {
			if (frame.contentWindow === source) frame.style.height = `${Math.min(Math.max(data.height, 200), 4000)}px`;
		}
	});
	// What was told before this script was here is told again.
	for (const frame of frames()) frame.contentWindow?.postMessage({ type }, "*");
}
